"""The notes of the round of writing that is under way."""

from django.db.models import QuerySet

from sammenhold.workshops.models import Note, Step
from sammenhold.workshops.rules import WRITING


def written_now(step: Step) -> QuerySet[Note]:
    """The notes of this round. Those of an earlier one have been shown."""
    return step.notes.filter(round=WRITING[step.phase])


def unread(step: Step) -> QuerySet[Note]:
    """What those who lead have left to read; nothing unless the step is being read."""
    return written_now(step).filter(let_through=False, hidden="") if step.reading else step.notes.none()
