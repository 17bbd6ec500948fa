"""Several questions at the same time: which ones, how far each group is, and what one group sees."""

from collections import Counter
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from sammenhold.workshops.models import Given, Note, Participant, Ready, Step
from sammenhold.workshops.rules import WRITING


@dataclass(frozen=True)
class Breakout:
    """One group's question: how many are there, have written and are done. Never who."""

    key: int
    people: int
    given: int
    ready: int
    notes: int
    summary: str


def together(steps: Sequence[Step], lead: Step) -> tuple[Step, ...]:
    """The question that `lead` is, and those beside it, in the order of the agenda."""
    return tuple(step for step in steps if lead.pk in (step.pk, step.beside_id))


def worked_on(lead: Step, step: Step) -> Step:
    """`step` as its group meets it while all write: in the phase of `lead`. Never saved whole."""
    here = copy(step)
    here.phase, here.reading, here.apart, here.beside = lead.phase, lead.reading, True, None
    return here


def question_seen(steps: Sequence[Step], lead: Step, question: int | None) -> Step:
    """What somebody in the group of `question` works on; the first one for those in no group."""
    if not lead.is_apart or question is None:
        return lead
    found = next((step for step in together(steps, lead) if step.pk == question), None)
    return worked_on(lead, found) if found else lead


def audience_of(participant: Participant) -> str:
    """Those in one group see the same; the others, and everybody later on, what participants see."""
    return f"participant:{participant.question_id}" if participant.question_id else "participant"


def breakouts_of(steps: Sequence[Step], lead: Step) -> tuple[Breakout, ...]:
    """Each group in a fixed number of questions to the database."""
    here = together(steps, lead)
    keys = [step.pk for step in here]
    people = _counted(Participant.objects.filter(question__in=keys), "question")
    given = _counted(Given.objects.filter(step__in=keys, phase=lead.phase), "step")
    ready = _counted(Ready.objects.filter(step__in=keys, phase=lead.phase), "step")
    notes = _counted(Note.objects.filter(step__in=keys, round=WRITING[lead.phase]), "step")
    return tuple(
        Breakout(step.pk, people[step.pk], given[step.pk], ready[step.pk], notes[step.pk], step.last_summary)
        for step in here
    )


def _counted(found: QuerySet[Any], field: str) -> Counter[int]:
    return Counter(dict(found.order_by().values_list(field).annotate(Count("pk"))))
