"""A workshop over days: windows that close by themselves, exactly once, in order, in anybody's time zone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from sammenhold.jobs import clock
from sammenhold.live.acts import Done, Refused
from sammenhold.workshops.commands import preparing, windows
from sammenhold.workshops.doors import cookie_name
from sammenhold.workshops.due import close_windows, end_what_was_left_open
from sammenhold.workshops.models import Group, Note, Step, Vote, Window, Workshop
from sammenhold.workshops.queries.scene import scene_of
from sammenhold.workshops.queries.windows import parts_of
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = date(2026, 3, 23)


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    """A time of day in Copenhagen, `day` days after the Monday."""
    return datetime.combine(MONDAY + timedelta(days=day), time(hour, minute), COPENHAGEN)


@pytest.fixture
def days(make_table: Callable[..., Table]) -> Table:
    """Opened on the Monday at 8; 7 parts on three days."""
    table = make_table(2, 3, begun=False)
    windows.plan_days(table.workshop, COPENHAGEN, MONDAY)
    with clock.at(moment(0, 8)):
        assert isinstance(table.lead("open"), Done)
        close_windows()
    return table


def closings(workshop: Workshop) -> list[tuple[str, str, datetime]]:
    return [
        (part.step.kind, part.phase, part.closes_at)
        for part in parts_of(scene_of(workshop.pk))
        if part.closes_at
    ]


def test_writing_is_proposed_on_the_first_day_then_voting_then_deciding(days: Table) -> None:
    assert closings(days.workshop) == [
        ("gains", "write", moment(0, 11, 30)),
        ("risks", "rate", moment(0, 14)),
        ("question", "write", moment(0, 17)),
        ("question", "group", moment(1, 13)),
        ("question", "vote", moment(1, 17)),
        ("question", "decide", moment(2, 13)),
        ("close", "decisions", moment(2, 17)),
    ]


def test_parts_without_anything_to_do_are_passed_at_once(days: Table) -> None:
    assert (days.step.kind, days.step.phase) == ("gains", "write")
    assert days.workshop.deadline == moment(0, 11, 30)


def test_a_part_closes_by_itself_and_not_before(days: Table) -> None:
    days.say(days.people[0], "note", text="Ro om formiddagen")
    with clock.at(moment(0, 11, 29)):
        close_windows()
    assert days.step.kind == "gains"
    assert Note.objects.exclude(author=None).exists()
    with clock.at(moment(0, 11, 30)):
        close_windows()
    assert (days.step.kind, days.step.phase) == ("risks", "rate")
    assert not Note.objects.exclude(author=None).exists()
    late = days.say(days.people[1], "note", text="for sent")
    assert isinstance(late, Refused)
    assert late.code == "over"


def test_after_a_standstill_each_part_is_closed_in_order(days: Table) -> None:
    days.say(days.people[0], "note", text="Ro")
    with clock.at(moment(0, 15)):
        close_windows()
    days.say(days.people[0], "note", text="Fælles kaffe")
    days.say(days.people[1], "note", text="Kortere møder")
    with clock.at(moment(1, 14)):
        close_windows()
    assert days.step.phase == "vote"
    group = Group.objects.first()
    assert group is not None
    assert Group.objects.count() == 2
    days.say(days.people[0], "dots", **{f"dots-{group.pk.hex}": "2"})
    with clock.at(moment(2, 9)):
        close_windows()
    group.refresh_from_db()
    assert (days.step.phase, group.dots, Vote.objects.count()) == ("decide", 2, 0)
    with clock.at(moment(9, 0)):
        close_windows()
    ended = Workshop.objects.get(pk=days.workshop.pk)
    assert ended.state == Workshop.State.CLOSED
    assert ended.minutes is not None
    assert not Window.objects.filter(closed_at=None).exists()


def test_a_leader_may_go_on_earlier_and_the_next_part_keeps_its_own_time(days: Table) -> None:
    with clock.at(moment(0, 9)):
        days.next()
        close_windows()
    assert (days.step.kind, days.step.phase) == ("risks", "rate")
    assert days.workshop.deadline == moment(0, 14)


def test_a_part_that_was_given_more_time_stays_open(days: Table) -> None:
    step = days.step
    windows.set_times(days.workshop, {(step.pk, "write"): moment(0, 13)})
    with clock.at(moment(0, 12)):
        close_windows()
    assert days.step.kind == "gains"
    with clock.at(moment(0, 13)):
        close_windows()
    assert days.step.kind == "risks"


def test_begun_over_days_and_finished_live(days: Table) -> None:
    assert isinstance(days.lead("live"), Done)
    with clock.at(moment(9, 9)):
        close_windows()
    assert (days.step.kind, days.workshop.tempo) == ("gains", "live")
    assert days.next().phase == "show"


def test_times_that_have_passed_must_be_chosen_anew(
    make_table: Callable[..., Table],
) -> None:
    table = make_table(1, 1, begun=False)
    windows.plan_days(table.workshop, COPENHAGEN, MONDAY)
    with clock.at(moment(1, 9)):
        outcome = table.lead("open")
    assert isinstance(outcome, Refused)
    assert Workshop.objects.get().state == Workshop.State.DRAFT


def test_the_clock_leaves_a_live_workshop_alone(table: Table) -> None:
    at = table.at
    with clock.at(datetime.now(UTC) + timedelta(days=400)):
        close_windows()
    assert table.at == at


def test_a_changed_agenda_keeps_the_times(
    make_table: Callable[..., Table],
) -> None:
    table = make_table(1, 1, begun=False)
    windows.plan_days(table.workshop, COPENHAGEN, MONDAY)
    table.workshop.refresh_from_db()
    before = {(kind, phase): closes for kind, phase, closes in closings(table.workshop)}
    preparing.remove(table.workshop, table.workshop.steps.get(kind=Step.Kind.RISKS))
    assert {(kind, phase): closes for kind, phase, closes in closings(table.workshop)} == {
        part: closes for part, closes in before.items() if part[0] != "risks"
    }
    preparing.add(table.workshop, Step(kind=Step.Kind.QUESTION, title="Hvad nu?", minutes=20))
    after = closings(table.workshop)
    assert [phase for _, phase, _ in after][-5:] == ["write", "group", "vote", "decide", "decisions"]
    assert [closes for _, _, closes in after] == [
        *(closes for part, closes in before.items() if part[0] != "risks"),
        *(moment(day, 17) for day in (3, 4, 7, 8)),
    ]


def test_after_going_back_the_clock_waits_for_those_who_lead(days: Table) -> None:
    with clock.at(moment(0, 12)):
        close_windows()
        days.lead("back", at=days.at)
        close_windows()
    assert (days.step.kind, days.workshop.deadline) == ("gains", None)


def test_in_a_pause_nothing_closes_and_a_time_that_came_meanwhile_waits(days: Table) -> None:
    with clock.at(moment(0, 9)):
        days.lead("pause", on="1")
    with clock.at(moment(0, 12)):
        close_windows()
        assert days.step.kind == "gains"
        days.lead("pause", on="0")
        close_windows()
    assert (days.step.kind, days.workshop.deadline) == ("gains", None)


def test_with_a_leader_in_the_room_too_few_notes_wait_for_those_who_lead(
    make_table: Callable[..., Table],
) -> None:
    table = make_table(2, 3, begun=False)
    preparing.say_leader_present(table.workshop, present=True)
    windows.plan_days(table.workshop, COPENHAGEN, MONDAY)
    with clock.at(moment(0, 8)):
        table.lead("open")
        close_windows()
        table.say(table.people[0], "note", text="kaffe")
    with clock.at(moment(0, 11, 30)):
        close_windows()
        assert (table.step.kind, table.step.phase, table.workshop.deadline) == ("gains", "write", None)
        assert "Åben, til de, der leder, går videre" in table.html("participant")
        table.lead("next", at=table.at, without="1")
    assert table.step.phase == "show"


def test_what_has_been_shows_what_is_closed_and_nothing_of_what_is_open(days: Table) -> None:
    address = f"/w/{days.workshop.code}/so-far/"
    client = Client()
    assert client.get(address).status_code == 302
    client.cookies[cookie_name(days.workshop)] = days.keys[0]
    days.say(days.people[0], "note", text="Ro om formiddagen")
    assert "Ro om formiddagen" not in client.get(address).text
    assert "workshops/voting" in client.get(address).text, "the bars of a vote have their colours"
    with clock.at(moment(0, 15)):
        close_windows()
        assert "Ro om formiddagen" in client.get(address).text
        days.say(days.people[0], "note", text="Fælles kaffe")
        assert "Fælles kaffe" not in client.get(address).text
    for day, hour in ((0, 18), (1, 14)):
        with clock.at(moment(day, hour)):
            close_windows()
            assert "Fælles kaffe" in client.get(address).text
    group = Group.objects.get()
    days.say(days.people[0], "dots", **{f"dots-{group.pk.hex}": "2"})
    assert "2 prikker" not in client.get(address).text
    with clock.at(moment(2, 9)):
        close_windows()
    page = client.get(address).text
    assert "2 prikker" in page
    room = client.get(f"/w/{days.workshop.code}/").text
    assert room.count("data-at=") == 5
    assert "stemmerne er talt op" in room


def test_a_workshop_that_was_left_open_is_ended_and_forgets_who_wrote_what(table: Table) -> None:
    table.go_to("gains", "write")
    table.say(table.people[0], "note", text="Ro")
    table.lead("pause", on="1")
    with clock.at(datetime.now(UTC) + timedelta(days=29)):
        end_what_was_left_open()
    assert Note.objects.exclude(author=None).exists()
    with clock.at(datetime.now(UTC) + timedelta(days=31)):
        end_what_was_left_open()
    ended = Workshop.objects.get()
    assert ended.state == Workshop.State.CLOSED
    assert not Note.objects.exclude(author=None).exists()
    assert Note.objects.get().text == "Ro"


def test_a_workshop_over_days_with_time_left_is_not_taken_for_left_open(days: Table) -> None:
    Workshop.objects.update(opened_at=moment(-60, 8))
    with clock.at(moment(0, 9)):
        end_what_was_left_open()
    assert Workshop.objects.get().state == Workshop.State.OPEN
    Window.objects.update(closes_at=moment(-1, 9))
    with clock.at(moment(0, 9)):
        end_what_was_left_open()
    assert Workshop.objects.get().state == Workshop.State.CLOSED
