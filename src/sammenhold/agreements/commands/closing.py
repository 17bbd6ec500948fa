"""Closing an asking: answers are counted, and what is kept of them has no order and no owner.

Reasons are kept for as long as a workshop's notes, counts for good. Of a review only counts are kept.
"""

from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sammenhold.agreements import rules
from sammenhold.agreements.commands.answering import FIELDS, write_anew
from sammenhold.agreements.models import Answer, Asking, Link
from sammenhold.jobs import clock
from sammenhold.jobs.forgetting import forget

Result = dict[str, dict[str, dict[str, int]]]


def due(now: datetime) -> list[UUID]:
    return list(Asking.objects.filter(closed_at=None, closes_at__lte=now).values_list("pk", flat=True))


@transaction.atomic
def close(asking_id: UUID) -> None:
    """Asked again under the lock, so that of two clocks one does it."""
    asking = Asking.objects.select_for_update().filter(pk=asking_id, closed_at=None).first()
    if asking and not asking.takes_answers(clock.now()):
        close_locked(asking)


def close_locked(asking: Asking) -> None:
    answers = list(asking.answers.values(*FIELDS))
    asking.result = _counted(asking, answers)
    asking.answered = asking.links.filter(used=True).count()
    asking.closed_at = clock.now()
    asking.save(update_fields=["result", "answered", "closed_at"])
    asking.answers.all().delete()
    if not asking.is_review:
        write_anew(asking, answers)
    asking.links.update(used=False)
    forget(Answer, Link)


def _counted(asking: Asking, answers: list[dict[str, str]]) -> Result:
    """What was answered about each sentence; of a review without what too few have answered."""
    questions = rules.LOOKING_BACK if asking.is_review else (rules.STANCE,)
    given = Counter((one["sentence"], one["question"], one["choice"]) for one in answers)
    found: Result = {}
    for sentence in asking.sentences:
        told = {
            question: {choice: given[sentence.key, question, choice] for choice in rules.CHOICES[question]}
            for question in questions
        }
        found[sentence.key] = {
            question: counts
            for question, counts in told.items()
            if not asking.is_review or rules.shown(counts)
        }
    return found


def to_erase(now: datetime) -> list[UUID]:
    """Askings whose reasons have been kept for long enough: as was said when they were opened, or less."""
    closed = Asking.objects.filter(kind=Asking.Kind.ADOPT, erased_at=None).exclude(closed_at=None)
    days = "agreement__unit__organisation__notes_days"
    kept = closed.values_list("pk", "closed_at", "days_kept", days)
    return [pk for pk, at, said, today in kept if at and at + timedelta(days=min(said, today)) <= now]


@transaction.atomic
def erase(asking_id: UUID) -> None:
    asking = Asking.objects.select_for_update().get(pk=asking_id)
    asking.answers.all().delete()
    asking.erased_at = clock.now()
    asking.save(update_fields=["erased_at"])
    forget(Answer)
