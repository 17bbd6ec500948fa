"""Several people on one phone: each counts, and nobody is shown what was given in an earlier turn."""

import json
import re
from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client

from sammenhold.live.acts import Done
from sammenhold.live.ticket import read
from sammenhold.workshops.commands.sharing import cover
from sammenhold.workshops.models import Note, Participant, Workshop
from sammenhold.workshops.models.people import Given, Private, Ready
from tests.workshops.conftest import Table
from tests.workshops.one_phone import SECRET, Phone, mine_by

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def phone(make_table: Callable[..., Table]) -> Phone:
    shared = Phone(make_table(2, 4))
    shared.join()
    return shared


def test_each_person_on_the_phone_is_a_participant(phone: Phone) -> None:
    assert Participant.objects.filter(place="room").count() == 5
    phone.table.go_to("risks", "rate")
    step = phone.table.step
    for number in (1, 2, 3):
        phone.begin(number)
        phone.act("rate", **{f"rate-{step.pk}-V1": "4"})
        phone.act("ready", on="1")
        phone.pass_on()
    for who in phone.table.people[:2]:
        phone.table.say(who, "rate", **{f"rate-{step.pk}-V1": "0"})
    assert 'data-ready="3" data-given="5"' in phone.table.html("facilitator")
    assert phone.table.next().result == {"V1": {"n": 5, "counts": [2, 0, 0, 0, 3], "unknown": 0}}


@pytest.mark.parametrize("number", ["1", "7", "mange", ""])
def test_only_two_to_six_share(make_table: Callable[..., Table], number: str) -> None:
    shared = Phone(make_table(0, 0))
    answer = shared.client.post(shared.at("share"), {"number": number, "place": "room", "language": "da"})
    assert answer.status_code == 200
    assert not Participant.objects.exists()


def test_between_turns_the_phone_knows_nobody(phone: Phone) -> None:
    phone.table.go_to("question", "write")
    phone.begin(1)
    phone.act("note", text=SECRET)
    assert SECRET in phone.room()
    phone.pass_on()
    between = phone.client.get(phone.at("turn"))
    assert "no-store" in between["Cache-Control"]
    assert "Giv telefonen til nummer 2" in between.content.decode()
    for name in ("room", "join", "choices", "share"):
        answer = phone.client.get(phone.at(name), follow=True)
        assert answer.redirect_chain[-1][0] == phone.at("turn"), name
        assert SECRET not in answer.content.decode()
    assert phone.client.post(phone.at("act"), {"kind": "note", "text": "ingens"}).status_code == 404
    assert Participant.objects.count() == 9, "nobody has joined once more on the way"


def test_a_note_is_shown_in_its_own_turn_only(phone: Phone) -> None:
    phone.table.go_to("question", "write")
    ticket = phone.begin(1)
    phone.act("note", text=SECRET)
    phone.pass_on()
    assert SECRET not in mine_by(ticket), "the ticket of a page that was kept"
    phone.begin(2)
    assert SECRET not in phone.room()
    phone.pass_on()
    phone.begin(1)
    assert SECRET not in phone.room(), "whoever says that they are number 1"
    assert "Det, du skrev i en tidligere tur, tæller." in phone.room()
    phone.act("note", text="et indlæg til")
    assert "et indlæg til" in phone.room()
    assert SECRET not in phone.room()
    note = Note.objects.get(text=SECRET)
    phone.act("note-delete", note=note.pk.hex)
    phone.pass_on()
    phone.table.next()
    assert set(Note.objects.values_list("text", "covered")) == {(SECRET, False), ("et indlæg til", False)}


def test_an_answer_to_an_act_tells_nothing_of_earlier_turns(phone: Phone) -> None:
    table = phone.table
    table.go_to("question", "write")
    first = table.people[0]
    table.say(first, "note", text=SECRET)
    cover(first)
    outcome = table.say(first, "note", text="nyt")
    assert isinstance(outcome, Done)
    assert SECRET not in json.dumps(outcome.mine)


def test_a_page_that_begins_another_turn_ends_the_one_before(phone: Phone) -> None:
    """A page between two turns was kept, or opened in a second window."""
    phone.table.go_to("question", "write")
    ticket = phone.begin(1)
    phone.act("note", text=SECRET)
    phone.begin(2)
    assert SECRET not in phone.room() + mine_by(ticket)


def test_what_arrives_after_the_phone_was_passed_on_is_covered_when_the_turn_comes(phone: Phone) -> None:
    table = phone.table
    table.go_to("question", "write")
    ticket = phone.begin(1)
    phone.pass_on()
    late = Participant.objects.get(pk=read(ticket).who)
    table.say(late, "note", text=SECRET)
    phone.begin(1)
    assert SECRET not in phone.room()


def test_one_more_joins_the_phone(phone: Phone) -> None:
    phone.begin(1)
    assert phone.client.post(phone.at("one-more"))["Location"] == phone.at("turn")
    assert "Giv telefonen til nummer 4" in phone.room()
    assert Participant.objects.filter(place="room").count() == 6
    for _ in range(4):
        phone.client.post(phone.at("one-more"))
    assert Participant.objects.filter(place="room").count() == 8, "six on the phone"


def test_one_more_is_where_the_others_on_the_phone_are(make_table: Callable[..., Table]) -> None:
    phone = Phone(make_table(2, 4))
    phone.client.post(phone.at("share"), {"number": "2", "place": "elsewhere", "language": "da"})
    before = Participant.objects.filter(place="room").count()
    phone.client.post(phone.at("one-more"))
    assert Participant.objects.filter(place="room").count() == before


def test_the_number_that_is_pressed_is_the_number_of_people(table: Table) -> None:
    phone = Phone(table)
    page = phone.client.get(phone.at("share")).content.decode()
    shown = re.findall(r'name="number" value="(\d)"[^>]*>\s*<span[^>]*>(\d)</span>', page)
    assert shown == [(number, number) for number in "23456"]


def test_when_all_have_had_the_phone_it_says_so(phone: Phone) -> None:
    told = "Telefonen har været hele vejen rundt"
    for number in (1, 2, 3):
        assert told not in phone.room()
        phone.begin(number)
        phone.pass_on()
    assert told in phone.room()


def test_ones_own_phone_becomes_a_shared_one(table: Table) -> None:
    table.go_to("question", "write")
    phone = Phone(table)
    phone.client.post(phone.at("join"), {"place": "room", "language": "da", "name": "Anna"})
    phone.act("note", text=SECRET)
    assert phone.at("one-more") in phone.client.get(phone.at("choices")).content.decode()
    phone.client.post(phone.at("one-more"))
    assert "Jeg er Anna" in phone.room()
    phone.begin(1)
    assert SECRET not in phone.room()
    assert Participant.objects.count() == 11


@pytest.mark.parametrize("door", ["links_only", "locked"])
def test_where_the_code_does_not_let_in_nobody_is_added(phone: Phone, door: str) -> None:
    setattr(phone.table.workshop, door, True)
    phone.table.workshop.save()
    phone.client.post(phone.at("one-more"))
    stranger = Phone(phone.table)
    answer = stranger.client.post(
        stranger.at("share"), {"number": "2", "place": "room", "language": "da"}, follow=True
    )
    assert answer.status_code == 403
    assert Participant.objects.count() == 9


def test_a_phone_that_is_nobodys_in_the_workshop_comes_in_as_new(table: Table) -> None:
    shared = Phone(table)
    shared.client.cookies[f"s-{table.workshop.pk.hex}"] = "1.forged.keys"
    assert shared.client.get(shared.at("turn"))["Location"] == shared.at("join")
    assert shared.client.get(shared.at("join")).status_code == 200


def test_the_keys_are_cookies_that_no_script_and_no_other_site_can_use(phone: Phone) -> None:
    phone.begin(1)
    for prefix in ("s-", "p-"):
        kept = phone.client.cookies[f"{prefix}{phone.table.workshop.pk.hex}"]
        assert kept["httponly"]
        assert kept["samesite"] == "Lax"
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = phone.client.cookies
    for name in ("share", "turn", "pass", "one-more"):
        assert strict.post(phone.at(name), {"number": "2"}).status_code == 403


def test_after_the_end_the_phone_leads_to_the_minutes(phone: Phone) -> None:
    phone.table.lead("end")
    assert phone.client.get(phone.at("turn"), follow=True).redirect_chain[-1][0] == phone.at(
        "participants-minutes"
    )


def test_browsers_fill_nothing_in_on_a_shared_phone(phone: Phone) -> None:
    phone.table.go_to("question", "write")
    phone.begin(1)
    forms = re.findall(r'<form [^>]*action="act/" data-act(?! hidden)[^>]*>', phone.room())
    assert forms
    assert all('autocomplete="off"' in form for form in forms)


def test_whatever_is_tied_to_a_participant_can_be_covered() -> None:
    """A new kind of private answer must be covered too. That somebody gave, or is done, is a count, and who
    has the word is said to all."""
    tied = {
        model
        for model in apps.get_app_config("workshops").get_models()
        if any(field.related_model is Participant for field in model._meta.get_fields() if field.concrete)
    }
    assert tied - {Given, Ready, Workshop} == set(Private.__subclasses__())
