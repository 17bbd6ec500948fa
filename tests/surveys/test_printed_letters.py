"""Letters with codes to print: the right code to the right person, and nobody else sees the page."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person
from sammenhold.jobs import clock
from sammenhold.surveys.commands import answering
from sammenhold.surveys.models import Invitation, Wave
from tests.surveys.conftest import House

LETTER = re.compile(r'<article class="letter.*?</article>', re.DOTALL)


@pytest.fixture
def desk(open_house: House) -> Client:
    client = Client()
    client.force_login(open_house.leader.user)
    return client


def address(house: House) -> str:
    return reverse("wave-letters", args=[house.wave.pk])


def letters(desk: Client, house: House, to: str, language: str = "da") -> list[str]:
    page = desk.get(address(house), {"to": to, "language": language})
    assert page.status_code == 200
    return [unescape(found) for found in LETTER.findall(page.content.decode())]


def test_each_letter_has_the_code_of_the_one_it_is_to(desk: Client, open_house: House) -> None:
    found = letters(desk, open_house, "all")
    assert len(found) == 49
    codes = {Person.objects.get(pk=person).name: [code] for person, code in open_house.codes().items()}
    assert {
        re.findall(r'letter-name">(.*?)<', letter)[0]: re.findall(r'letter-code">(.*?)<', letter)
        for letter in found
    } == codes


def test_a_letter_says_who_asks_how_long_until_when_and_what_is_safe(desk: Client, open_house: House) -> None:
    danish, english = (letters(desk, open_house, "all", language)[0] for language in ("da", "en"))
    assert "13 spørgsmål og tager cirka 4 minutter" in danish
    assert "Du kan svare indtil tirsdag 8. december kl. 10.00 (dansk tid)" in danish
    assert "Ingen ser, hvem der har svaret hvad" in danish
    assert "https://sammenhold.sundby.example/q/<" in danish
    assert f"Bed {open_house.leader.name} om et ark" in danish
    assert 'lang="en"' in english
    assert "You can answer until Tuesday 8 December, 10:00 (Copenhagen time)" in english
    assert all(letter.count("<svg") == 1 for letter in (danish, english))


def test_the_page_of_the_screening_leads_to_letters_and_paper(desk: Client, open_house: House) -> None:
    page = desk.get(reverse("wave", args=[open_house.wave.pk])).content.decode()
    assert address(open_house) in page
    assert reverse("wave-slips", args=[open_house.wave.pk]) in page


def test_by_default_those_get_one_who_have_no_address_that_works(desk: Client, open_house: House) -> None:
    asked = open_house.wave.invitations.order_by("pk")
    Person.objects.filter(pk=asked[0].person_id).update(email="")
    Invitation.objects.filter(pk=asked[1].pk).update(refused=True)
    page = desk.get(address(open_house)).content.decode()
    assert re.findall(r'<option value="(.*?)"', page)[0] == "without"
    assert len(letters(desk, open_house, "without")) == 2
    assert len(letters(desk, open_house, f"unit-{open_house.team.pk}")) == 9


@pytest.mark.parametrize("to", ["", "unit-", "unit-x", "unit-999999", "'; --", "unit-²"])
def test_a_choice_that_is_none_gives_nobodys_letter(desk: Client, open_house: House, to: str) -> None:
    assert letters(desk, open_house, to) == []


def test_letters_are_kept_by_no_browser(desk: Client, open_house: House) -> None:
    for query in ({}, {"to": "all"}):
        assert "no-store" in desk.get(address(open_house), query)["Cache-Control"]


def test_whether_a_code_is_used_changes_nothing_in_the_letters(desk: Client, open_house: House) -> None:
    before = letters(desk, open_house, "all")
    answering.send(next(iter(open_house.codes().values())), open_house.answers())
    assert letters(desk, open_house, "all") == before


def test_a_colleague_an_outsider_and_a_stranger_get_none(open_house: House) -> None:
    colleague = open_house.service.people.order_by("pk")[3]
    colleague.user = User.objects.create_user(colleague.email)
    colleague.save()
    client = Client()
    assert client.get(address(open_house), {"to": "all"}).status_code == 302
    client.force_login(colleague.user)
    assert client.get(address(open_house), {"to": "all"}).status_code == 404


@pytest.mark.parametrize("state", [Wave.State.PLANNED, Wave.State.CLOSED])
def test_there_are_letters_only_while_it_is_open(desk: Client, open_house: House, state: str) -> None:
    Wave.objects.update(state=state)
    assert desk.get(address(open_house)).status_code == 404


def test_after_the_last_moment_there_are_none(desk: Client, open_house: House) -> None:
    with clock.at(open_house.wave.last_moment - timedelta(seconds=1)):
        assert desk.get(address(open_house)).status_code == 200
    with clock.at(open_house.wave.last_moment):
        assert desk.get(address(open_house)).status_code == 404
    assert desk.get(reverse("wave-letters", args=[uuid4()])).status_code == 404


def test_the_number_of_queries_is_the_same_for_nine_letters_and_for_forty(
    desk: Client, open_house: House
) -> None:
    def counted(to: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            letters(desk, open_house, to)
        return len(asked)

    few, many = (counted(f"unit-{unit.pk}") for unit in (open_house.team, open_house.service))
    assert few == many <= 14
