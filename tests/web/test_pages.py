import re
from http import HTTPStatus
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

import sammenhold.web

pytestmark = [pytest.mark.django_db, pytest.mark.urls("web.addresses")]

PACKAGE = Path(sammenhold.web.__file__).parent
GUIDE = Path(__file__).parents[2] / "docs/developer/design-system.md"
ERRORS = {
    "fails/400": (400, "Gå tilbage", "Go back"),
    "fails/403": (403, "log først ind", "sign in"),
    "fails/nowhere": (404, "seks tegn", "six characters"),
    "fails/500": (500, "Vent et øjeblik", "Wait a minute"),
}


def shown(client: Client, address: str, language: str) -> tuple[int, str]:
    client.raise_request_exception = False
    response = client.get(f"/{address}", headers={"accept-language": language})
    return response.status_code, response.content.decode()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("address", ["style", "accessibility/", *ERRORS])
def test_every_page_says_its_language_and_skips_to_its_content(
    client: Client, address: str, language: str
) -> None:
    _, page = shown(client, address, language)
    assert f'<html lang="{language}">' in page
    assert 'href="#main"' in page
    assert '<main id="main" tabindex="-1"' in page
    assert re.search(r"<title>[^<·]+ · Sammenhold</title>", page)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("address", ERRORS)
def test_an_error_says_what_to_do(client: Client, address: str, language: str) -> None:
    status, danish, english = ERRORS[address]
    assert shown(client, address, language)[0] == status
    assert (danish if language == "da" else english) in shown(client, address, language)[1]


def test_a_form_sent_too_late_says_how_to_keep_the_text() -> None:
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    response = strict.post(reverse("set_language"), {"language": "en"})
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "paste your text" in response.content.decode()


def test_the_other_language_is_one_press_away_and_stays(client: Client) -> None:
    _, page = shown(client, "style", "da")
    assert 'name="language" value="en" lang="en">English' in page
    client.post(reverse("set_language"), {"language": "en", "next": "/style"})
    assert '<html lang="en">' in shown(client, "style", "da")[1]


def test_who_is_signed_in_sees_it_and_can_sign_out(client: Client) -> None:
    client.force_login(get_user_model().objects.create_user("mette@example.dk"))
    _, page = shown(client, "style", "en")
    assert "Signed in as <strong>mette@example.dk</strong>" in page
    assert f'action="{reverse("account_logout")}"' in page
    assert shown(client, "fails/403", "en")[1].count("mette@example.dk") == 2


def test_messages_are_said_aloud_by_their_weight(client: Client) -> None:
    _, page = shown(client, "fails/said", "en")
    assert '<div class="notice notice-ok" role="status"><p>It went well</p></div>' in page
    assert '<div class="notice notice-error" role="alert"><p>It went wrong</p></div>' in page


def test_a_room_has_no_site_around_it_and_tells_of_its_line(client: Client) -> None:
    _, page = shown(client, "fails/room", "en")
    assert "site-nav" not in page
    assert 'data-connection data-state="waiting"' in page
    assert all(f'data-when="{state}"' in page for state in ("live", "waiting", "offline"))


def test_the_statement_is_where_public_bodies_are_asked_to_have_it(client: Client) -> None:
    assert client.get("/was").headers["Location"] == reverse("accessibility")


def test_every_class_of_the_design_system_is_written_down() -> None:
    sheets = [
        path.read_text() for path in (PACKAGE / "static/web").glob("*.css") if path.name != "styleguide.css"
    ]
    classes = {name for sheet in sheets for name in re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", sheet)}
    written = set(re.findall(r"\.([a-z][\w-]*)", GUIDE.read_text()))
    assert sorted(classes - written) == []


def test_every_style_sheet_is_linked_and_names_its_layer() -> None:
    linked = (PACKAGE / "templates/web/styles.html").read_text()
    for path in (PACKAGE / "static/web").glob("*.css"):
        assert "@layer " in path.read_text(), path.name
        assert path.name in linked or path.name == "styleguide.css", path.name
