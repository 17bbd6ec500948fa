"""Two questions at the same time."""

from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Step
from tests.workshops.conftest import Table

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
