"""With a leader in the room: whether enough people have written for their notes to be shown."""

from django.utils.translation import gettext as _

from sammenhold.workshops.models import Participant, Step, Workshop
from sammenhold.workshops.queries.breakouts import worked_on
from sammenhold.workshops.rules import FLOOR, WRITING, too_few_to_show


def is_held_back(workshop: Workshop, step: Step) -> bool:
    return (
        workshop.leader_present
        and step.phase in WRITING
        and too_few_to_show(_writers(step), leader_present=True)
    )


def held_back(workshop: Workshop, step: Step) -> str:
    """Why the notes cannot be shown yet and what to do, in words; empty when they can."""
    steps = [worked_on(step, found) for found in (step, *step.others.all())] if step.is_apart else [step]
    small = next((found for found in steps if is_held_back(workshop, found)), None)
    if small is None:
        return ""
    people = Participant.objects.filter(workshop=workshop).count()
    if people < FLOOR:
        message = _(
            "Only %(people)d have joined, and notes are shown only when five people have written. Let more "
            "people join, or go on without showing the notes."
        )
        return message % {"people": people}
    if step.is_apart:
        return _(
            "With a leader in the room, five people must have written on each question. Give more time, or "
            "go on without showing the notes of the questions that fewer have written on."
        )
    message = _(
        "%(writers)d of the five people who are needed have written. Give more time, or go on without "
        "showing the notes."
    )
    return message % {"writers": _writers(small)}


def _writers(step: Step) -> int:
    """People who have a note here now, not those who have taken theirs back."""
    return step.notes.exclude(author=None).values("author").distinct().count()
