"""Two rounds of writing over days: each has its own day, and all parts close by themselves."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from sammenhold.jobs import clock
from sammenhold.live.acts import Done, Outcome
from sammenhold.workshops.commands import preparing, windows
from sammenhold.workshops.due import close_windows
from sammenhold.workshops.models import Window
from sammenhold.workshops.queries.scene import scene_of
from sammenhold.workshops.queries.windows import parts_of
from sammenhold.workshops.rules import PHASES, TWICE
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = date(2026, 3, 23)


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(MONDAY + timedelta(days=day), time(hour, minute), COPENHAGEN)


def write(table: Table, text: str, people: int = 9) -> None:
    for number, who in enumerate(table.people[:people]):
        assert isinstance(table.say(who, "note", text=f"{text} {number}"), Done)


def more(table: Table, on: str = "1") -> Outcome:
    return table.lead("more", at=table.at, on=on)


@pytest.fixture
def days(make_table: Callable[..., Table]) -> Table:
    """Over days, with a second round that was planned."""
    table = make_table(2, 3, begun=False)
    preparing.choose_rounds(table.workshop, table.workshop.steps.get(kind="question"), twice=True)
    windows.plan_days(table.workshop, COPENHAGEN, MONDAY)
    with clock.at(moment(0, 8)):
        table.lead("open")
        close_windows()
    return table


def closings(table: Table) -> list[tuple[str, datetime | None]]:
    return [
        (part.phase, part.closes_at)
        for part in parts_of(scene_of(table.workshop.pk))
        if part.step.kind == "question"
    ]


def test_over_days_each_round_of_writing_has_a_day(days: Table) -> None:
    assert closings(days) == [
        ("write", moment(0, 17)),
        ("group", moment(1, 17)),
        ("more", moment(2, 17)),
        ("regroup", moment(3, 13)),
        ("vote", moment(3, 17)),
        ("decide", moment(4, 13)),
    ]


def test_over_days_the_parts_of_both_rounds_close_by_themselves(days: Table) -> None:
    with clock.at(moment(0, 16)):
        close_windows()
        write(days, "først", 3)
    with clock.at(moment(1, 17)):
        close_windows()
    assert days.step.phase == "more"
    assert days.workshop.deadline == moment(2, 17)
    write(days, "siden", 3)
    with clock.at(moment(2, 17)):
        close_windows()
    assert days.step.phase == "regroup"
    assert days.step.notes.filter(round=2, author=None).count() == 3


def test_over_days_a_second_round_on_the_spot_gives_all_parts_a_time(
    make_table: Callable[..., Table],
) -> None:
    table = make_table(2, 3, begun=False)
    windows.plan_days(table.workshop, COPENHAGEN, MONDAY)
    with clock.at(moment(0, 8)):
        table.lead("open")
    with clock.at(moment(0, 16)):
        close_windows()
        write(table, "først", 3)
    with clock.at(moment(1, 17)):
        close_windows()
        assert table.step.phase == "decide"
        more(table)
    times = dict(closings(table))
    assert [times[phase.name] for phase in PHASES[TWICE][2:]] == [
        moment(2, 13),
        moment(2, 17),
        moment(3, 17),
        moment(4, 17),
    ]
    assert table.workshop.deadline == moment(2, 13)
    assert not Window.objects.filter(step=table.step, phase="more").exclude(closed_at=None).exists()
