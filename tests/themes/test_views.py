from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from sammenhold.themes import queries
from themes.packs import write

pytestmark = pytest.mark.django_db


class Anchors(HTMLParser):
    """The ids of a page, and the places in itself that it links to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and (value or "").startswith("#"):
                self.targets.add((value or "")[1:])


def page(client: Client, language: str, *where: str) -> str:
    name, *arguments = where
    response = client.get(reverse(name, args=arguments), headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_shows_everything_in_the_readers_language(client: Client, language: str) -> None:
    shown = page(client, language, "theme", "tema5")
    theme = queries.theme("tema5")
    for risk in theme.rated:
        assert risk.statement.in_(language).replace("'", "&#x27;") in shown
    for measure in theme.measures:
        assert f'id="measure-{measure.code}"' in shown
        assert measure.title.in_(language).replace("'", "&#x27;") in shown
    for source in theme.sources:
        assert source.good_for.in_(language).replace("'", "&#x27;") in shown
    assert {"da": "Virkemidler at vælge imellem", "en": "Measures to choose from"}[language] in shown
    assert "BFA Velfærd og Offentlig administration, 2018" in shown


def test_every_link_within_the_page_leads_somewhere(client: Client) -> None:
    anchors = Anchors(page(client, "da", "theme", "tema5"))
    assert anchors.targets - set(anchors.ids) == set()
    assert len(anchors.ids) == len(set(anchors.ids))


def test_the_shelf_leads_to_each_theme_without_a_sign_in(client: Client, tmp_path: Path) -> None:
    write(tmp_path)
    folders = [*settings.THEME_FOLDERS, tmp_path]
    with override_settings(THEME_FOLDERS=folders):
        shelf = page(client, "en", "themes")
        assert reverse("theme", args=["tema5"]) in shelf
        assert reverse("theme", args=["quiet"]) in shelf
        assert "We can hear ourselves think (en)" in page(client, "en", "theme", "quiet")


def test_an_unknown_theme_is_not_found(client: Client) -> None:
    assert client.get(reverse("theme", args=["tema99"])).status_code == 404


def test_reading_a_theme_asks_the_database_nothing(client: Client, django_assert_num_queries: object) -> None:
    page(client, "da", "theme", "tema5")
    with django_assert_num_queries(0):  # type: ignore[operator]
        page(client, "da", "theme", "tema5")
