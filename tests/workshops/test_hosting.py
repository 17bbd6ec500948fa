"""Keeping the room: pause everything, lock the door, and say who leads."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person
from sammenhold.live.acts import Done, Refused
from sammenhold.themes.queries import theme
from sammenhold.workshops.board.personal import lead_mine
from sammenhold.workshops.commands import joining
from sammenhold.workshops.models import Note, Step, Workshop
from sammenhold.workshops.rules import PHASES
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
HERE = {"place": "room", "language": "da", "name": ""}


def test_a_paused_workshop_takes_nothing_and_loses_nothing(table: Table) -> None:
    table.go_to("gains", "write")
    table.say(table.people[0], "note", text="før pausen")
    assert isinstance(table.lead("pause", on="1"), Done)
    for audience in ("participant", "facilitator", "screen"):
        assert 'id="paused"' in table.html(audience)
    refused = table.say(table.people[0], "note", text="i pausen")
    assert isinstance(refused, Refused)
    assert refused.code == "paused"
    assert "gemt" in str(refused.message)
    moved = table.lead("next", at=table.at)
    assert isinstance(moved, Refused)
    assert moved.code == "paused"
    table.lead("pause", on="0")
    assert isinstance(table.say(table.people[0], "note", text="efter pausen"), Done)
    assert Note.objects.count() == 2
    assert 'id="paused"' not in table.html()


def test_the_clock_goes_on_with_the_time_that_was_left(table: Table) -> None:
    table.lead("timer", minutes="5")
    table.lead("pause", on="1")
    assert "data-deadline" not in table.html()
    began = timezone.now() - timedelta(minutes=30)
    deadline = began + timedelta(minutes=3, seconds=20)
    Workshop.objects.update(paused_at=began, deadline=deadline)
    table.lead("pause", on="1")
    workshop = Workshop.objects.get()
    assert workshop.paused_at == began, "pausing twice is one pause"
    table.lead("pause", on="0")
    workshop.refresh_from_db()
    assert workshop.paused_at is None
    assert workshop.deadline is not None
    left = workshop.deadline - timezone.now()
    assert timedelta(minutes=3, seconds=15) < left <= timedelta(minutes=3, seconds=20)


def test_two_who_give_more_time_at_once_give_it_once(table: Table) -> None:
    table.lead("timer", minutes="1")
    workshop = Workshop.objects.get()
    shown = workshop.until or 0
    for _ in range(2):
        table.lead("timer", minutes="5", until=str(shown))
    workshop.refresh_from_db()
    assert workshop.until == shown + 5 * 60 * 1000


def test_the_time_left_stands_still_on_the_screens(table: Table) -> None:
    table.lead("pause", on="1")
    paused = Workshop.objects.get().paused_at
    assert paused is not None
    Workshop.objects.update(deadline=paused + timedelta(seconds=201))
    table.lead("lock", on="1")
    assert "3:21" in table.html()


def test_a_locked_door_keeps_new_people_out_and_lets_those_inside_stay(table: Table) -> None:
    inside, outside = Client(), Client()
    door = reverse("join", args=[table.workshop.code])
    assert inside.post(door, HERE).status_code == 302
    assert "qr.svg" in table.html("screen")
    table.lead("lock", on="1")
    assert "qr.svg" not in table.html("screen")
    assert outside.get(door).status_code == 403
    assert "låst" in outside.get(door).content.decode()
    assert outside.post(door, HERE).status_code == 403
    assert inside.get(reverse("room", args=[table.workshop.code])).status_code == 200
    table.lead("lock", on="0")
    assert outside.post(door, HERE).status_code == 302


def test_a_personal_link_is_not_used_up_at_a_locked_door(table: Table, leader: Person) -> None:
    token = joining.invite(table.workshop, [leader.pk])[leader.pk]
    table.lead("lock", on="1")
    with pytest.raises(joining.LockedError):
        joining.join_by_link(token, "room", "da")
    table.lead("lock", on="0")
    assert joining.join_by_link(token, "room", "da")


def test_the_code_is_off_the_screen_while_the_door_is_locked(table: Table) -> None:
    table.go_to("gains", "write")
    assert table.workshop.code in table.html("screen")
    table.lead("lock", on="1")
    assert table.workshop.code not in table.html("screen")


@pytest.fixture
def leading(leader: Person) -> Client:
    leader.user = User.objects.create_user(leader.email)
    leader.save()
    client = Client()
    client.force_login(leader.user)
    return client


def test_who_leads_now_is_told_to_all_who_lead(table: Table, leader: Person, leading: Client) -> None:
    other = leader.unit.people.create(organisation=leader.organisation, name="Karen Juhl")  # type: ignore[union-attr]
    console = reverse("console", args=[table.workshop.pk])
    act = reverse("console-act", args=[table.workshop.pk])
    leading.post(act, {"kind": "take-lead"})
    assert "Mette Holm leder nu" in table.html("facilitator")
    assert "Det er dig" in leading.get(console).content.decode()
    theirs = lead_mine(table.workshop.topic, f"lead-{other.pk}")
    assert "take-lead" in theirs["pieces"][f"my-lead-{leader.pk}"]


def test_a_colleague_is_given_the_lead_from_the_console(
    table: Table, leader: Person, leading: Client
) -> None:
    assert leader.unit is not None
    other = leader.unit.people.create(organisation=leader.organisation, name="Karen Juhl")
    console = reverse("console", args=[table.workshop.pk])
    answer = leading.post(console, {"person": other.pk, "part": "facilitator"}, follow=True)
    assert "Nu kan de også lede" in answer.content.decode()
    assert table.workshop.round.leads.filter(person=other, part="facilitator").exists()
    assert "Karen Juhl" in table.html("facilitator")
    stranger = leader.organisation.units.create(name="Park").people.create(
        organisation=leader.organisation, name="Fremmed"
    )
    leading.post(console, {"person": stranger.pk, "part": "facilitator"})
    assert not table.workshop.round.leads.filter(person=stranger).exists()


def test_nobody_leads_when_it_has_ended(table: Table, leader: Person) -> None:
    Workshop.objects.update(led_by=leader)
    table.lead("end")
    ended = Workshop.objects.get()
    assert (ended.led_by, ended.paused_at) == (None, None)


def test_the_prompter_speaks_to_those_who_lead_alone(table: Table) -> None:
    words = theme("tema5")
    for course, phases in PHASES.items():
        kind = course if course in Step.Kind.values else "question"
        for phase in phases:
            assert len(words.step(kind, phase.name).say) >= 2, (kind, phase.name)
    line = str(words.step("arrive").say[1].in_("da"))
    assert line in table.html("facilitator")
    assert line not in table.html("participant") + table.html("screen")
