"""The pages of somebody who answers: one question a page, nothing kept before it is sent, no way back."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from sammenhold.jobs import clock
from sammenhold.mapping.bands import Band
from sammenhold.surveys import rules
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.commands import opening
from sammenhold.surveys.doors import WRONG_IN_A_WHILE
from sammenhold.surveys.models import Invitation, Response
from sammenhold.themes.queries import theme
from tests.surveys.conftest import House, opened

NAMED = re.compile(r"csrfmiddlewaretoken|/q/(?=[0-9A-Z])")


@pytest.fixture
def code(open_house: House) -> str:
    return list(open_house.codes().values())[3]


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def answer_all(client: Client, code: str, signs: str) -> HttpResponse:
    for number, sign in enumerate(signs, start=1):
        answer = client.post(f"/q/{code}/{number}/", {"answer": sign})
    return answer


def test_a_colleague_answers_in_thirteen_presses(open_house: House, code: str, client: Client) -> None:
    assert "Ingen ser dine svar" in said(client, f"/q/{code}/")
    assert answer_all(client, code, "0123401234-01")["Location"] == f"/q/{code}/send/"
    assert not Response.objects.exists()
    assert "Alle spørgsmål er besvaret" in said(client, f"/q/{code}/send/")
    thanks = client.post(f"/q/{code}/send/", follow=True)
    assert "Dine svar er kommet frem" in thanks.content.decode()
    assert Response.objects.get().answers == "0123401234-01"
    assert client.cookies["answers"].value == ""


def test_before_the_first_question_stands_exactly_what_is_stored(
    open_house: House, code: str, client: Client
) -> None:
    page = said(client, f"/q/{code}/")
    group = Invitation.objects.select_related("group").order_by("pk")[3].group
    assert f"{open_house.wave.tree[group.node]['name']} · mest på stedet" in page
    assert f"{group.invited} personer" in page


def test_one_may_take_a_break_and_go_on_at_the_first_question_without_an_answer(
    code: str, client: Client
) -> None:
    client.post(f"/q/{code}/1/", {"answer": "2"})
    client.post(f"/q/{code}/2/", {"answer": "4"})
    page = said(client, f"/q/{code}/")
    assert f'href="/q/{code}/3/"' in page
    assert "2 af 13" in page


def test_what_is_not_sent_is_in_the_cookie_of_these_pages_only(code: str, client: Client) -> None:
    client.post(f"/q/{code}/1/", {"answer": "2"})
    cookie = client.cookies["answers"]
    assert cookie.value == "2" + "." * 12
    assert cookie["path"] == f"/q/{code}/"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert "no-store" in client.get(f"/q/{code}/1/")["Cache-Control"]


@pytest.mark.parametrize("draft", ["", "999", "2" * 40, "<script>", "5" * 13])
def test_a_cookie_that_somebody_changed_is_no_draft(code: str, client: Client, draft: str) -> None:
    client.cookies["answers"] = draft
    assert "Begynd" in said(client, f"/q/{code}/")


@pytest.mark.parametrize("answer", ["", "5", "7", "x", "33", "."])
def test_what_is_no_answer_leads_back_to_the_question(code: str, client: Client, answer: str) -> None:
    assert client.post(f"/q/{code}/4/", {"answer": answer})["Location"] == f"/q/{code}/4/"
    assert "answers" not in client.cookies


def test_a_question_that_does_not_exist_leads_to_the_beginning(code: str, client: Client) -> None:
    assert client.get(f"/q/{code}/14/")["Location"] == f"/q/{code}/"
    assert client.get(f"/q/{code}/0/")["Location"] == f"/q/{code}/"
    assert client.post(f"/q/{code}/99/", {"answer": "1"})["Location"] == f"/q/{code}/13/"


def test_an_empty_answer_is_not_sent(code: str, client: Client) -> None:
    answer = client.post(f"/q/{code}/send/")
    assert answer.status_code == 422
    assert "mindst ét spørgsmål" in answer.content.decode()
    assert not Invitation.objects.filter(used=True).exists()


def test_changing_an_answer_leads_back_to_the_last_look(code: str, client: Client) -> None:
    answer_all(client, code, "3" * 13)
    assert "?look=1" in said(client, f"/q/{code}/send/")
    changed = client.post(f"/q/{code}/2/", {"answer": "0", "look": "1"})
    assert changed["Location"] == f"/q/{code}/send/"
    assert client.cookies["answers"].value == "30" + "3" * 11


def test_a_used_a_forged_and_a_late_code_get_the_same_page(
    open_house: House, code: str, client: Client
) -> None:
    answer_all(client, code, "3" * 13)
    client.post(f"/q/{code}/send/")
    used = client.get(f"/q/{code}/")
    forged = client.get("/q/AAAA-BBBB-CCCC/")
    other = list(open_house.codes().values())[5]
    with clock.at(open_house.wave.last_moment + timedelta(seconds=1)):
        late = client.get(f"/q/{other}/")
    assert used.status_code == forged.status_code == late.status_code == 404
    assert without_token(used) == without_token(forged) == without_token(late)


def without_token(answer: HttpResponse) -> str:
    """The page but for the form's own secrets and the address that it leads back to."""
    lines = answer.content.decode().splitlines()
    return "\n".join(line for line in lines if not NAMED.search(line))


def test_sending_twice_counts_once(code: str, client: Client) -> None:
    answer_all(client, code, "3" * 13)
    draft = client.cookies["answers"].value
    client.post(f"/q/{code}/send/")
    client.cookies["answers"] = draft
    assert client.post(f"/q/{code}/send/").status_code == 404
    assert Response.objects.count() == 1


def test_who_keeps_trying_codes_is_stopped(open_house: House, client: Client) -> None:
    cache.clear()
    for number in range(WRONG_IN_A_WHILE):
        assert client.get(f"/q/AAAA-BBBB-{number:04d}/").status_code == 404
    assert client.get("/q/AAAA-BBBB-CCCC/").status_code == 429
    assert client.get(f"/q/{next(iter(open_house.codes().values()))}/").status_code == 429
    cache.clear()


def test_a_code_typed_by_hand_finds_its_way(code: str, client: Client) -> None:
    typed = code.lower().replace("-", " ")
    assert client.post("/q/", {"code": typed})["Location"] == f"/q/{code}/"
    assert client.get(f"/q/{code.lower().replace('-', '')}/")["Location"] == f"/q/{code}/"
    assert client.post("/q/", {"code": " - "}).status_code == 422


def test_a_page_costs_a_fixed_number_of_queries(
    code: str,
    client: Client,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    with django_assert_max_num_queries(4):
        said(client, f"/q/{code}/")
    with django_assert_max_num_queries(4):
        said(client, f"/q/{code}/5/")


def test_in_english_everything_is_english(code: str, client: Client) -> None:
    client.cookies["language"] = "en"
    assert "Nobody sees your answers" in said(client, f"/q/{code}/")
    assert "To a large extent" in said(client, f"/q/{code}/1/")


def test_what_is_for_one_work_form_is_put_to_that_one_only(house: House, client: Client) -> None:
    whole = theme("tema5").questionnaire
    assert whole is not None
    deeper = rules.chosen(whole, ("V1", "W2"))
    opening.replan(house.wave.pk, opening.Plan("Vurdering", house.wave.closes_at, deeper, 5))
    found = opened(house)
    asked = {group.work_forms: rules.asked_of(deeper, group.work_forms) for group in found.wave.groups.all()}
    numbers = {forms: len(places) for forms, places in asked.items()}
    assert numbers[(Band.ON_SITE,)] == numbers[(Band.VIRTUAL,)] == 16
    assert numbers[(Band.MIXED,)] == 17
    on_site = found.wave.invitations.filter(group__bands=["on_site"]).order_by("pk")[0]
    code = code_of(on_site.seed)
    assert "Spørgsmål 16 af 16" in said(client, f"/q/{code}/16/")
    client.cookies["answers"] = "3" * 17
    assert "Alle spørgsmål er besvaret" in said(client, f"/q/{code}/send/")
    client.post(f"/q/{code}/send/")
    given = Response.objects.get().answers
    left_out = next(place for place, item in enumerate(deeper.items) if item.asked == "virtual")
    assert given == "3" * left_out + "." + "3" * (16 - left_out)
