"""Two questions at the same time, and the groups that write on them."""

from sammenhold.live.acts import Done
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Participant, Step
from tests.workshops.conftest import Table

AUDIENCES = ("participant", "facilitator", "screen")
FIRST, SECOND = "Hvordan er vi sammen?", "Hvordan hviler vi?"


def with_groups(table: Table) -> tuple[Step, Step]:
    """Two questions at the same time, instead of the agenda's one."""
    table.workshop.steps.filter(kind="question").delete()
    steps = [
        preparing.add(table.workshop, Step(kind=Step.Kind.QUESTION, title=title, minutes=20))
        for title in (FIRST, SECOND)
    ]
    assert preparing.plan_beside(table.workshop, steps[1], on=True)
    first, second = (Step.objects.get(pk=step.pk) for step in steps)
    assert (first.course, second.course) == ("apart", "beside")
    return first, second


def choose(table: Table, who: Participant, step: Step) -> None:
    assert isinstance(table.say(who, "breakout", step=str(step.pk)), Done)


def split(table: Table, groups: tuple[Step, Step]) -> None:
    for number, who in enumerate(table.people):
        choose(table, who, groups[number % 2])


def write(table: Table) -> None:
    for number, who in enumerate(table.people):
        assert isinstance(table.say(who, "note", text=f"indlæg {number}"), Done)


def seen_by(table: Table, step: Step) -> str:
    return table.html(f"participant:{step.pk}")
