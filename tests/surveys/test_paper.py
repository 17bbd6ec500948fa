"""Answers on paper: sheets, slips that are ticked off, answers that are typed in, never the two together."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sammenhold.jobs import clock
from sammenhold.surveys.commands import opening
from sammenhold.surveys.models import Invitation, ReportingGroup, Response
from tests.surveys.conftest import MORNING, House, built, opened


@pytest.fixture(autouse=True)
def _no_wrong_codes_yet() -> None:
    cache.clear()


@pytest.fixture
def desk(open_house: House) -> Client:
    client = Client()
    client.force_login(open_house.leader.user)
    return client


def slips(house: House) -> str:
    return reverse("wave-slips", args=[house.wave.pk])


def typing(house: House, group: ReportingGroup) -> str:
    return reverse("wave-type-in", args=[house.wave.pk, group.pk])


def slip_of(house: House, group: ReportingGroup, place: int = 0) -> str:
    return house.codes()[group.invitations.order_by("pk")[place].person_id]


def tick(desk: Client, house: House, code: str) -> int:
    return desk.post(slips(house), {"code": code}).status_code


def answers(house: House, sign: str = "3", sheet: str = "") -> dict[str, str]:
    return {item.code: sign for item in house.wave.asked.items} | {"sheet": sheet or uuid4().hex}


def type_in(desk: Client, house: House, group: ReportingGroup, sign: str = "3", sheet: str = "") -> str:
    given = answers(house, sign, sheet)
    return desk.post(typing(house, group), given, follow=True).content.decode()


def owed(group: ReportingGroup) -> int:
    return ReportingGroup.objects.get(pk=group.pk).owed


def test_a_slip_and_a_sheet_become_one_answer(desk: Client, open_house: House) -> None:
    group = open_house.wave.groups.order_by("pk")[0]
    assert tick(desk, open_house, slip_of(open_house, group).lower().replace("-", " ")) == 302
    assert owed(group) == 1
    assert typing(open_house, group) in desk.get(slips(open_house)).content.decode()
    type_in(desk, open_house, group, "1")
    assert owed(group) == 0
    assert list(Response.objects.values_list("group", "answers")) == [(group.pk, open_house.answers("1"))]


def test_questions_left_open_on_the_sheet_stay_open(desk: Client, open_house: House) -> None:
    group = open_house.wave.groups.order_by("pk")[0]
    tick(desk, open_house, slip_of(open_house, group))
    given = answers(open_house, ".") | {"G2": "4", "V1": "-", "V2": "7"}
    desk.post(typing(open_house, group), given)
    assert Response.objects.get().answers == ".4.-" + "." * 9


def test_a_sheet_without_any_answer_is_not_saved(desk: Client, open_house: House) -> None:
    group = open_house.wave.groups.order_by("pk")[0]
    tick(desk, open_house, slip_of(open_house, group))
    assert desk.post(typing(open_house, group), answers(open_house, ".")).status_code == 422
    assert owed(group) == 1


def test_pressing_save_twice_saves_one_sheet_once(desk: Client, open_house: House) -> None:
    group = open_house.wave.groups.order_by("pk")[0]
    for place in (0, 1):
        tick(desk, open_house, slip_of(open_house, group, place))
    for _press in range(2):
        type_in(desk, open_house, group, sheet="same")
    assert (owed(group), Response.objects.count()) == (1, 1)
    type_in(desk, open_house, group, sheet="other")
    assert (owed(group), Response.objects.count()) == (0, 2)


def test_without_a_slip_there_is_nothing_to_type_in(desk: Client, open_house: House) -> None:
    group = open_house.wave.groups.order_by("pk")[0]
    assert "<fieldset" not in desk.get(typing(open_house, group)).content.decode()
    assert "Der er ikke krydset flere kuponer af" in type_in(desk, open_house, group)
    assert not Response.objects.exists()


@pytest.mark.parametrize("code", ["", "AAAA-BBBB-CCCC", "æøå", "x" * 500])
def test_a_code_that_is_none_is_refused(desk: Client, open_house: House, code: str) -> None:
    assert tick(desk, open_house, code) == 422
    assert not Invitation.objects.filter(used=True).exists()


def test_a_slip_counts_once(desk: Client, open_house: House) -> None:
    group = open_house.wave.groups.order_by("pk")[0]
    code = slip_of(open_house, group)
    assert [tick(desk, open_house, code), tick(desk, open_house, code)] == [302, 422]
    assert owed(group) == 1


def test_a_code_of_another_screening_is_refused_and_stays_good(desk: Client, open_house: House) -> None:
    other = opened(built({"on_site": 15}, {"on_site": 5}))
    code = next(iter(other.codes().values()))
    assert tick(desk, open_house, code) == 422
    assert not Invitation.objects.filter(used=True).exists()


def test_a_group_of_another_screening_cannot_be_typed_in(desk: Client, open_house: House) -> None:
    other = opened(built({"on_site": 15}, {"on_site": 5}))
    foreign = other.wave.groups.order_by("pk")[0]
    assert desk.get(typing(open_house, foreign)).status_code == 404
    sheet = reverse("wave-sheet", args=[open_house.wave.pk])
    assert desk.get(sheet, {"group": foreign.pk}).status_code == 404
    assert desk.get(sheet, {"group": "²"}).status_code == 404


def test_whoever_tries_codes_is_stopped(desk: Client, open_house: House) -> None:
    met = [tick(desk, open_house, f"AAAA-BBBB-{number:04}") for number in range(101)]
    assert set(met[:100]) == {422}
    assert met[100] == 429


def test_no_page_of_paper_shows_a_code_or_who_has_answered(desk: Client, open_house: House) -> None:
    group = open_house.wave.groups.order_by("pk")[0]
    tick(desk, open_house, slip_of(open_house, group))
    sheet = reverse("wave-sheet", args=[open_house.wave.pk])
    pages = (slips(open_house), typing(open_house, group), sheet, f"{sheet}?group={group.pk}")
    names = {person.name for person in open_house.service.people.all()} - {open_house.leader.name}
    for page in pages:
        text = desk.get(page).content.decode()
        assert not [code for code in open_house.codes().values() if code in text]
        assert not [name for name in names if name in text]


def test_the_sheet_names_its_group_as_it_is_stored_and_asks_all_questions(
    desk: Client, open_house: House
) -> None:
    group = open_house.wave.groups.get(invited=15)
    sheet = reverse("wave-sheet", args=[open_house.wave.pk])
    danish, english = (
        unescape(desk.get(sheet, {"group": group.pk, "language": language}).content.decode())
        for language in ("da", "en")
    )
    assert "Borgerservice · mest virtuelt, 15 personer" in danish
    assert "Borgerservice · mostly virtual, 15 people" in english
    for item in open_house.wave.asked.items:
        assert item.text.da in danish
        assert item.text.en in english
    assert danish.count('sheet-box"') == 6 * len(open_house.wave.asked.items)


def test_after_the_last_moment_no_slip_is_taken(desk: Client, open_house: House) -> None:
    group = open_house.wave.groups.order_by("pk")[0]
    code = slip_of(open_house, group)
    with clock.at(open_house.wave.last_moment):
        assert tick(desk, open_house, code) == 404
        assert desk.get(typing(open_house, group)).status_code == 404
    with clock.at(open_house.wave.last_moment - timedelta(seconds=1)):
        assert tick(desk, open_house, code) == 302


def test_the_number_of_queries_is_the_same_however_many_groups_there_are(
    desk: Client, open_house: House
) -> None:
    counted = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert re.findall("type-in|data-label", desk.get(slips(open_house)).content.decode())
        counted.append(len(asked))
        group = open_house.wave.groups.order_by("pk")[0]
        for _copy in range(5):
            open_house.wave.groups.create(node=group.node, bands=group.bands, invited=5, owed=1)
    assert counted[0] == counted[1] <= 11


def test_a_screening_that_is_planned_has_no_paper(desk: Client, open_house: House) -> None:
    plan = opening.Plan("Ny", MORNING + timedelta(days=9), open_house.wave.asked, 5)
    wave = opening.plan(open_house.round, plan)
    for name in ("wave-letters", "wave-sheet", "wave-slips"):
        assert desk.get(reverse(name, args=[wave.pk])).status_code == 404
