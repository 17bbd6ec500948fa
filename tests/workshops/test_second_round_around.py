"""Two rounds of writing with what else is agreed: planned, read first, a leader in the room, on paper."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person
from sammenhold.live.acts import Done, Refused
from sammenhold.reports.paper import paper_of
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Workshop
from tests.workshops.again import grouped, more, write
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)


def question_on_paper() -> dict[str, Any]:
    """The first question in the Danish minutes, as every document sets it."""
    minutes = Workshop.objects.get().minutes
    assert minutes is not None
    with translation.override("da"):
        sections = paper_of(minutes, "da")["sections"]
    return next(found for found in sections if found["kind"] == "question")


def test_planned_it_follows_the_grouping_and_can_be_left_out(table: Table) -> None:
    question = table.workshop.steps.get(kind="question")
    preparing.choose_rounds(table.workshop, question, twice=True)
    grouped(table)
    assert "Skriv en gang til" in table.html("facilitator")
    assert isinstance(more(table, on="0"), Done)
    assert table.next().phase == "vote"
    assert isinstance(more(table, on="0"), Refused)


def test_planned_next_leads_through_it(table: Table) -> None:
    question = table.workshop.steps.get(kind="question")
    preparing.choose_rounds(table.workshop, question, twice=True)
    grouped(table)
    met = [table.step.phase]
    while table.step.kind == "question":
        met.append(table.step.phase) if table.step.phase not in met else None
        table.next()
    assert met == ["group", "more", "regroup", "vote", "decide"]


def test_with_a_leader_in_the_room_the_second_round_needs_five_writers_too(
    make_table: Callable[..., Table],
) -> None:
    table = make_table(begun=False)
    preparing.say_leader_present(table.workshop, present=True)
    table.lead("open")
    step = grouped(table)
    more(table)
    write(table, "siden", 4)
    assert isinstance(table.lead("next", at=table.at), Refused)
    assert isinstance(table.lead("next", at=table.at, without="1"), Done)
    assert step.notes.count() == 9
    assert "De nye indlæg blev slettet" in table.html("participant")
    table.lead("end")
    assert "anden runde blev slettet" in question_on_paper()["empty"]


def test_read_first_only_the_new_notes_are_read(make_table: Callable[..., Table]) -> None:
    table = make_table(begun=False)
    Workshop.objects.update(read_first=True)
    table.lead("open")
    table.go_to("question", "write")
    write(table, "først", 2)
    table.next()
    for note in table.step.notes.all():
        table.lead("let-through", note=note.pk.hex)
    table.next()
    more(table)
    write(table, "siden", 2)
    step = table.next()
    assert step.reading
    assert "2 indlæg tilbage" in table.html("facilitator")
    assert "siden" not in table.html("participant")
    hidden, shown = step.notes.filter(round=2)
    table.lead("hold-back", note=hidden.pk.hex, reason="et navn", remove="0")
    table.lead("let-through", note=shown.pk.hex)
    assert table.next().phase == "regroup"
    assert step.notes.filter(round=1).count() == 2
    assert step.notes.filter(round=2, hidden="").count() == 1
    assert not step.notes.exclude(author=None).exists()


def test_the_minutes_mark_the_second_round(table: Table) -> None:
    step = grouped(table)
    more(table)
    write(table, "siden", 2)
    table.next()
    new, group = step.notes.filter(round=2).first(), step.groups.get()
    assert new is not None
    table.say(table.people[1], "move", note=new.pk.hex, to=f"group:{group.pk.hex}")
    table.lead("end")
    minutes = Workshop.objects.get().minutes
    assert minutes is not None
    told = next(found for found in minutes["steps"] if found["kind"] == "question")
    kaffe = next(found for found in told["groups"] if found["title"] == "Kaffe")
    assert (kaffe["later"], kaffe["notes"][-1]) == (1, new.text)
    assert sum(found["later"] for found in told["groups"]) == 2
    assert f"{new.text} (anden runde)" in question_on_paper()["groups"][0]["notes"]


def test_minutes_of_before_there_were_two_rounds_can_still_be_read(table: Table) -> None:
    table.lead("end")
    workshop = Workshop.objects.get()
    assert workshop.minutes is not None
    told = next(found for found in workshop.minutes["steps"] if found["kind"] == "question")
    told["groups"] = [{"title": "", "dots": 1, "notes": ["gammelt"]}]
    workshop.save()
    assert question_on_paper()["groups"][0]["title"] == "gammelt"


def test_the_agenda_page_plans_it(table: Table, leader: Person) -> None:
    leader.user = User.objects.create(email=leader.email)
    leader.save()
    client = Client()
    client.force_login(leader.user)
    question = table.workshop.steps.get(kind="question")
    address = f"/workshops/{table.workshop.pk}/steps/{question.pk}/"
    client.post(address, {"minutes": "20", "rounds": "2"})
    question.refresh_from_db()
    assert question.twice
    assert "To runder" in client.get(f"/workshops/{table.workshop.pk}/").content.decode()
    client.post(address, {"minutes": "20"})
    question.refresh_from_db()
    assert question.twice, "a form that says nothing of rounds changes nothing of them"
