"""Words of one's own on the pages: planned, promised, written, typed in, read first, shown, taken home."""

import random
from html import unescape
from uuid import uuid4

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sammenhold.directory.models import Organisation
from sammenhold.surveys.commands import answering, mailing, publishing, texts
from sammenhold.surveys.models import Remark, ReportingGroup, Response, Wave
from sammenhold.surveys.queries.telling import telling_of
from tests.surveys.conftest import House, opened

OFF, ON = {"title": "Vurdering", "last_day": "2026-12-08", "floor": "5"}, {"texts": "on"}


def leading(house: House) -> Client:
    client = Client()
    assert house.leader.user is not None
    client.force_login(house.leader.user)
    return client


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


@pytest.fixture
def code(writing_house: House) -> str:
    return list(writing_house.codes().values())[3]


def written(house: House, number: int = 12) -> House:
    """So many answer, all with the first question; published."""
    chance = random.Random(2)
    for place, code in enumerate(list(house.codes().values())[:number]):
        answering.send(code, house.random_answers(chance), {"keep": f"Morgenmødet <b>{place}</b>"})
    house.close()
    assert publishing.publish(house.wave.pk)
    house.wave.refresh_from_db()
    return house


def plan(house: House, **given: object) -> HttpResponse:
    return leading(house).post(f"/surveys/{house.wave.pk}/plan/", {**OFF, **given})


def test_they_are_off_until_somebody_turns_them_on(house: House) -> None:
    assert not house.wave.asks_texts
    assert 'name="texts"' in said(leading(house), f"/surveys/{house.wave.pk}/plan/")
    plan(house, **ON)
    assert Wave.objects.get().asks_texts
    assert "checked" in said(leading(house), f"/surveys/{house.wave.pk}/plan/").split('name="texts"')[1][:60]
    assert "Man kan også skrive med egne ord" in said(leading(house), f"/surveys/{house.wave.pk}/")
    assert "Hvad ville hjælpe jer mest?" in said(leading(house), f"/surveys/{house.wave.pk}/questions/")
    plan(house)
    assert not Wave.objects.get().asks_texts
    assert "Hvad ville hjælpe" not in said(leading(house), f"/surveys/{house.wave.pk}/questions/")


def test_an_open_screening_neither_begins_nor_stops_to_ask(writing_house: House) -> None:
    plan(writing_house)
    assert Wave.objects.get().asks_texts


def brought(house: House, words: str) -> SimpleUploadedFile:
    ours = said(leading(house), "/questionnaires/tema5.yaml")
    head, mark, _texts = ours.partition("  texts:\n")
    assert mark
    return SimpleUploadedFile("vores.yaml", (head + words).encode())


def test_a_workplace_asks_its_own_text_questions_and_keeps_them_when_it_changes_the_plan(
    house: House,
) -> None:
    own = "  texts:\n  - {code: a, text: {da: Hvad savner du?, en: What do you miss?}}\n"
    assert plan(house, **ON, file=brought(house, own)).status_code == 302
    assert [question.text.da for question in Wave.objects.get().text_questions] == ["Hvad savner du?"]
    plan(house, title="Uden")
    assert not Wave.objects.get().text_questions
    plan(house, **ON)
    assert [question.text.da for question in Wave.objects.get().text_questions] == ["Hvad savner du?"]


def test_a_questionnaire_without_text_questions_cannot_ask_them(house: House) -> None:
    answer = plan(house, **ON, file=brought(house, ""))
    assert answer.status_code == 422
    assert "Spørgeskemaet har ingen tekstspørgsmål" in unescape(answer.content.decode())
    assert plan(house, file=brought(house, "")).status_code == 302


def test_where_nothing_is_asked_nothing_is_said_of_it(open_house: House, client: Client) -> None:
    page = said(client, f"/q/{next(iter(open_house.codes().values()))}/")
    assert "egne ord" not in page


def test_before_the_first_question_it_is_said_who_reads_what_is_written(code: str, client: Client) -> None:
    page = said(client, f"/q/{code}/")
    assert "uden din gruppe" in page
    assert "De, der spørger (Borgerservice on_site 0), læser det først, i højst et døgn" in page
    assert "hvis mindst 5 har skrevet" in page
    assert "slettet 30 dage senere" in page


def test_letters_mails_and_sheets_tell_it_only_where_it_is_so(house: House) -> None:
    assert "own words" not in telling_of(house.wave).promise + telling_of(house.wave).how_long
    plan(house, **ON)
    house = opened(house)
    assert "egne ord" in telling_of(Wave.objects.get()).promise
    mailing.send_due()
    assert "med dine egne ord" in " ".join(str(mail.outbox[0].body).split())


def test_the_last_page_is_for_words_and_nothing_of_them_is_kept_before(code: str, client: Client) -> None:
    client.cookies["answers"] = "3" * 13
    assert client.post(f"/q/{code}/send/")["Location"] == f"/q/{code}/words/"
    assert not Response.objects.exists()
    page = said(client, f"/q/{code}/words/")
    assert page.count("<textarea") == 2
    assert "Skriv intet, der viser, hvem du eller andre er" in page
    thanks = client.post(f"/q/{code}/words/", {"text-keep": " Morgenmødet\r\nog kaffen ", "text-help": ""})
    assert thanks["Location"].endswith("/thanks/")
    assert client.cookies["answers"].value == ""
    assert list(Remark.objects.values_list("question", "text")) == [("keep", "Morgenmødet\nog kaffen")]
    assert Response.objects.get().answers == "3" * 13


def test_all_of_it_may_be_left_empty(code: str, client: Client) -> None:
    client.cookies["answers"] = "3" * 13
    client.post(f"/q/{code}/words/", {})
    assert Response.objects.count() == 1
    assert not Remark.objects.exists()


def test_a_text_that_is_too_long_is_told_and_nothing_is_lost(code: str, client: Client) -> None:
    client.cookies["answers"] = "3" * 13
    long = "æ" * 501
    answer = client.post(f"/q/{code}/words/", {"text-keep": long, "text-help": "Ro"})
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert "Det er 501 tegn; der er plads til 500." in page
    assert long in page
    assert "Ro</textarea>" in page
    assert client.cookies["answers"].value == "3" * 13
    assert not Response.objects.exists()


def test_lines_count_as_the_browser_counts_them(code: str, client: Client) -> None:
    client.cookies["answers"] = "3" * 13
    assert client.post(f"/q/{code}/words/", {"text-keep": "x\r\n" * 249 + "xx"}).status_code == 302
    assert len(Remark.objects.get().text) == 500


@pytest.mark.parametrize("odd", ["\u0958" * 500, "\x00\x1b[2J", "\u202e😀\uffff"])
def test_odd_signs_are_taken_or_told_and_break_nothing(code: str, client: Client, odd: str) -> None:
    client.cookies["answers"] = "3" * 13
    assert client.post(f"/q/{code}/words/", {"text-keep": odd}).status_code in (302, 422)


def test_without_any_answer_words_are_not_sent_and_not_lost(code: str, client: Client) -> None:
    assert client.get(f"/q/{code}/words/")["Location"] == f"/q/{code}/send/"
    assert client.post(f"/q/{code}/send/").status_code == 422
    answer = client.post(f"/q/{code}/words/", {"text-keep": "Morgenmødet"})
    assert answer.status_code == 422
    assert "Morgenmødet</textarea>" in answer.content.decode()
    assert not Remark.objects.exists()


def test_where_nothing_is_asked_there_is_no_such_page(open_house: House, client: Client) -> None:
    code = next(iter(open_house.codes().values()))
    client.cookies["answers"] = "3" * 13
    assert client.get(f"/q/{code}/words/")["Location"] == f"/q/{code}/send/"
    assert client.post(f"/q/{code}/send/")["Location"].endswith("/thanks/")


def test_a_used_code_leads_to_the_page_for_all_that_cannot_be_used(code: str, client: Client) -> None:
    client.cookies["answers"] = "3" * 13
    client.post(f"/q/{code}/words/", {"text-keep": "Et"})
    assert client.get(f"/q/{code}/words/").status_code == 404
    assert client.post(f"/q/{code}/words/", {"text-keep": "To"}).status_code == 404
    assert Remark.objects.count() == 1


def test_the_sheet_has_lines_and_typing_in_has_fields(writing_house: House) -> None:
    desk, wave = leading(writing_house), writing_house.wave
    group = wave.groups.order_by("pk")[0]
    sheet = said(desk, f"{reverse('wave-sheet', args=[wave.pk])}?group={group.pk}")
    assert "Hvad ville hjælpe jer mest?" in sheet
    assert sheet.count('class="sheet-line"') == 6
    ReportingGroup.objects.filter(pk=group.pk).update(owed=1)
    there = reverse("wave-type-in", args=[wave.pk, group.pk])
    given = {item.code: "2" for item in wave.asked.items} | {"sheet": uuid4().hex, "V1": "-", "V2": "."}
    wrong = desk.post(there, {**given, "text-keep": "y" * 501})
    assert wrong.status_code == 422
    page = wrong.content.decode()
    assert "y" * 501 in page
    assert page.count('value="2" checked') == 11
    assert page.count('value="-" checked') == page.count('value="." checked') == 1
    desk.post(there, {**given, "text-keep": "Kaffen"})
    assert Remark.objects.get().text == "Kaffen"
    assert Response.objects.get().answers == "222-." + "2" * 8


def test_those_who_lead_read_first_and_take_away_what_names_somebody(writing_house: House) -> None:
    house = written(writing_house)
    desk, address = leading(house), f"/surveys/{house.wave.pk}/texts/"
    assert address in said(desk, f"/surveys/{house.wave.pk}/")
    assert address in said(desk, f"/surveys/{house.wave.pk}/result/")
    assert said(desk, address).count('name="text"') == 12
    gone = Remark.objects.order_by("pk")[3]
    done = unescape(desk.post(address, {"text": str(gone.pk)}, follow=True).content.decode())
    assert "Teksten er fjernet" in done
    assert "fjernede 1 tekst" in done
    assert done.count('name="text"') == 11
    publishing.release(house.wave.pk)
    assert desk.get(address)["Location"] == f"/surveys/{house.wave.pk}/result/"
    late = desk.post(address, {"text": str(Remark.objects.order_by("pk")[0].pk)}, follow=True)
    assert "Alle kan se teksterne nu" in unescape(late.content.decode())
    assert Remark.objects.count() == 11
    everybody = said(Client(), f"/r/{house.wave.result_key}/")
    assert "fjernede 1 tekst, før alle kunne se den" in everybody
    assert everybody.count('<li class="card" dir="auto">') == 11


@pytest.mark.parametrize("wrong", ["", "x", "-1", "9" * 30, "²", "0"])
def test_what_is_no_text_takes_nothing_away(writing_house: House, wrong: str) -> None:
    house = written(writing_house)
    assert leading(house).post(f"/surveys/{house.wave.pk}/texts/", {"text": wrong}).status_code == 302
    assert Remark.objects.count() == 12


def test_texts_stand_on_the_page_of_all_and_of_no_unit(writing_house: House) -> None:
    house = written(writing_house)
    publishing.release(house.wave.pk)
    client, address = Client(), f"/r/{house.wave.result_key}/"
    page = said(client, address)
    assert "Med folks egne ord" in page
    assert "Færre end 5 skrev her. Det, de skrev, er slettet uden at være vist." in page
    raw = client.get(address).content.decode()
    assert "&lt;b&gt;3&lt;/b&gt;" in raw
    assert "<b>3</b>" not in raw
    for unit in (house.service, house.team):
        assert "egne ord" not in said(client, f"{address}?unit={unit.pk}")
    assert "egne ord" not in said(client, f"{address}?beside")


def test_before_release_nobody_else_sees_a_text(writing_house: House) -> None:
    house = written(writing_house)
    assert "Morgenmødet" not in said(Client(), f"/r/{house.wave.result_key}/")
    assert Client().get(f"/surveys/{house.wave.pk}/texts/").status_code == 302


def test_when_their_time_is_over_the_page_says_how_many_there_were(writing_house: House) -> None:
    house = written(writing_house)
    publishing.release(house.wave.pk)
    wave = Wave.objects.get()
    assert wave.texts_until is not None
    assert texts.erase(wave.pk, wave.texts_until)
    page = said(Client(), f"/r/{house.wave.result_key}/")
    assert "Teksterne blev slettet den " in page
    assert "12 personer skrev her." in page
    assert "Morgenmødet" not in page


def test_the_organisations_page_says_what_fewer_days_erase(writing_house: House) -> None:
    from sammenhold.surveys.shorter import shorter

    house = written(writing_house)
    publishing.release(house.wave.pk)
    Wave.objects.update(released_at="2026-11-01T09:00Z")
    home = Organisation.objects.get()
    assert "1 vurdering" in shorter({}, home.pk, 20)
    assert shorter({}, home.pk, 29).strip() == ""


def test_texts_cost_one_query_however_many_there_are(writing_house: House) -> None:
    house = written(writing_house)
    publishing.release(house.wave.pk)
    counted = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            said(Client(), f"/r/{house.wave.result_key}/")
        counted.append(len(asked))
        Remark.objects.bulk_create(
            Remark(wave=house.wave, question="keep", text=f"{place}") for place in range(50)
        )
    assert counted[0] == counted[1] <= 5
