"""With a leader in the room: said on every screen, and nothing is shown until five people have written."""

from collections.abc import Callable

import pytest
from django.test import Client

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person
from sammenhold.live.acts import Done, Outcome, Refused
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Note, Step, Workshop
from sammenhold.workshops.queries.talking import talk_of
from sammenhold.workshops.rules import PHASES, too_few_to_show
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
AUDIENCES = ("participant", "facilitator", "screen")
SAID = {
    "da": "Der er en leder med. Indlæg bliver først vist, når mindst fem har skrevet.",
    "en": "A leader is in the room. Notes are shown only when at least five people have written.",
}


@pytest.fixture
def led(make_table: Callable[..., Table]) -> Table:
    return begun(make_table)


def begun(make_table: Callable[..., Table], room: int = 5, elsewhere: int = 4) -> Table:
    table = make_table(room, elsewhere, begun=False)
    assert preparing.say_leader_present(table.workshop, present=True)
    table.lead("open")
    return table


def write(table: Table, people: int) -> None:
    for who in table.people[:people]:
        for number in range(2):
            assert isinstance(table.say(who, "note", text=f"kaffe {who.name} {number}"), Done)


def press(table: Table, **more: str) -> Outcome:
    return table.lead("next", at=table.at, **more)


@pytest.mark.parametrize("writers", range(7))
def test_the_rule(writers: int) -> None:
    assert not too_few_to_show(writers, leader_present=False)
    assert too_few_to_show(writers, leader_present=True) == (0 < writers < 5)


def test_every_screen_says_so_from_waiting_to_the_close(make_table: Callable[..., Table]) -> None:
    table = make_table(begun=False)
    preparing.say_leader_present(table.workshop, present=True)
    for language, words in SAID.items():
        assert all(words in table.html(audience, language) for audience in AUDIENCES)
    table.lead("open")
    while (table.step.kind, table.step.phase) != ("close", "decisions"):
        assert all(SAID["da"] in table.html(audience) for audience in AUDIENCES), table.at
        table.next()
    assert all(SAID["da"] in table.html(audience) for audience in AUDIENCES)


def test_without_a_leader_nothing_is_said(table: Table) -> None:
    assert not any(SAID["da"] in table.html(audience) for audience in AUDIENCES)


def test_four_who_write_much_are_not_five(led: Table) -> None:
    led.go_to("question", "write")
    write(led, 4)
    outcome = press(led)
    assert isinstance(outcome, Refused)
    assert outcome.code == "few"
    assert "4 af de fem" in str(outcome.message)
    assert led.step.phase == "write"
    write(led, 5)
    assert isinstance(press(led), Done)
    assert "kaffe Deltager 4" in led.html("screen")


def test_a_note_taken_back_does_not_count(led: Table) -> None:
    led.go_to("question", "write")
    write(led, 5)
    for note in Note.objects.filter(author=led.people[4]):
        led.say(led.people[4], "note-delete", note=note.pk.hex)
    assert isinstance(press(led), Refused)


def test_fewer_than_five_people_are_told_what_to_do(make_table: Callable[..., Table]) -> None:
    table = begun(make_table, 3, 1)
    table.go_to("gains", "write")
    write(table, 4)
    outcome = press(table)
    assert isinstance(outcome, Refused)
    assert "I er kun 4" in str(outcome.message)
    assert "I er kun 4" in table.html("facilitator")


def test_going_on_without_showing_leaves_nothing_of_the_notes(led: Table) -> None:
    led.go_to("question", "write")
    write(led, 3)
    assert isinstance(press(led, without="1"), Done)
    assert not Note.objects.exists()
    for audience in AUDIENCES:
        html = led.html(audience)
        assert "kaffe" not in html
        assert "Indlæggene blev ikke vist" in html
        assert "slettet uden at blive vist" in html
    led.lead("end")
    assert "kaffe" not in str(Workshop.objects.get().minutes)


def test_ending_early_shows_no_more_than_going_on(led: Table) -> None:
    led.go_to("question", "write")
    write(led, 2)
    led.lead("end")
    assert not Note.objects.exists()
    assert "kaffe" not in str(Workshop.objects.get().minutes)


def test_the_queue_for_the_word_does_not_tell_who_has_been_silent(led: Table) -> None:
    for who in led.people[:2]:
        led.say(who, "hand", on="1")
        led.lead("give", hand=talk_of(led.step.workshop).hands[0].key)
        led.say(who, "said")
    assert led.people[0].workshop.participants.filter(heard=True).count() == 2
    for who in led.people[:5]:
        led.say(who, "hand", on="1")
    keys = [hand.key for hand in talk_of(led.step.workshop).hands]
    assert len(keys) == 5
    assert keys == sorted(keys), "by lot alone: all five are in the room"


def test_it_is_settled_before_the_workshop_begins(led: Table, leader: Person) -> None:
    assert not preparing.say_leader_present(led.step.workshop, present=False)
    assert Workshop.objects.get().leader_present


def test_it_is_set_where_the_workshop_is_prepared(make_table: Callable[..., Table], leader: Person) -> None:
    table = make_table(begun=False)
    leader.user = User.objects.create(email=leader.email)
    leader.save()
    client = Client()
    client.force_login(leader.user)
    address = f"/workshops/{table.workshop.pk}/leader/"
    assert client.post(address, {"on": "1"}).status_code == 302
    assert Workshop.objects.get().leader_present
    table.lead("open")
    client.post(address, {})
    assert Workshop.objects.get().leader_present
    assert "Ja, en leder deltager." in client.get(f"/workshops/{table.workshop.pk}/").content.decode()


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_phase_says_what_others_can_see_of_you(table: Table, audience: str) -> None:
    """In plain sight, not folded away."""
    again = Step(kind=Step.Kind.QUESTION, title="En gang til", minutes=20, twice=True)
    preparing.add(table.workshop, again)
    for title in ("Det ene", "Det andet"):
        last = preparing.add(table.workshop, Step(kind=Step.Kind.QUESTION, title=title, minutes=20))
    assert preparing.plan_beside(table.workshop, last, on=True)
    met = set()
    while True:
        met.add((table.step.course, table.step.phase))
        html = table.html(audience)
        before, _, after = html.partition('<p class="anonymous">')
        assert after, table.at
        assert before.count("<details") == before.count("</details"), table.at
        assert len(after.partition("<span>")[2].partition("</span>")[0]) > 20
        if (table.step.kind, table.step.phase) == ("close", "decisions"):
            break
        table.next()
    assert met == {(course, phase.name) for course, phases in PHASES.items() for phase in phases}
