"""Taking an answer, once and for good.

What lies in the anonymous box must not be told from when it came: all answers of the asking are taken out and
put back in random order under new random ids, and all its links are written, in one transaction.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, Case, F, Value, When

from sammenhold.agreements import rules
from sammenhold.agreements.models import TEXT_LENGTH, Answer, Asking, Link
from sammenhold.jobs import clock
from sammenhold.jobs.turns import writing

FIELDS = ("sentence", "question", "choice", "reason", "name")


class NoUseError(Exception):
    """The link is unknown or used, or nothing is asked any more."""


class IncompleteError(Exception):
    """Nothing is answered, or an objection has no reason."""


@dataclass(frozen=True)
class Given:
    """An answer to one question about one sentence."""

    choice: str
    reason: str = ""


Sheet = Mapping[tuple[str, str], Given]
"""By sentence and question."""


def link_with(token: str) -> Link | None:
    found = Link.objects.select_related(
        "person", "asking__agreement__unit__organisation", "asking__agreement__keeper"
    )
    return found.filter(token_hash=rules.fingerprint(token)).first()


@writing()
def answer(token: str, sheet: Sheet, *, openly: bool) -> None:
    """Give the answers with the person's name, or put them in the box. Looking back has only the box."""
    link = link_with(token)
    if link is None:
        raise NoUseError
    asking = Asking.objects.select_for_update().get(pk=link.asking_id)
    if not asking.takes_answers(clock.now()):
        raise NoUseError
    _check(asking, sheet)
    _use(asking, link)
    name = link.person.name if openly and not asking.is_review else ""
    _put(asking, sheet, name)


def _check(asking: Asking, sheet: Sheet) -> None:
    keys = {sentence.key for sentence in asking.sentences}
    questions = rules.LOOKING_BACK if asking.is_review else (rules.STANCE,)
    for (key, question), given in sheet.items():
        known = key in keys and question in questions and given.choice in rules.CHOICES[question]
        if not known or len(given.reason) > TEXT_LENGTH:
            raise IncompleteError
        if given.choice == rules.OBJECTION and not given.reason:
            raise IncompleteError
    if not sheet:
        raise IncompleteError


def _use(asking: Asking, link: Link) -> None:
    if not asking.links.filter(pk=link.pk, used=False).exists():
        raise NoUseError
    used = Case(When(pk=link.pk, then=Value(True)), default=F("used"), output_field=BooleanField())
    asking.links.update(used=used)


def _put(asking: Asking, sheet: Sheet, name: str) -> None:
    there = list(asking.answers.values(*FIELDS))
    asking.answers.all().delete()
    new = [
        {"sentence": key, "question": question, "choice": given.choice, "reason": given.reason, "name": name}
        for (key, question), given in sheet.items()
    ]
    write_anew(asking, [*there, *new])


def write_anew(asking: Asking, answers: list[dict[str, str]]) -> None:
    """Under new random ids, in random order."""
    secrets.SystemRandom().shuffle(answers)
    Answer.objects.bulk_create(Answer(asking=asking, **fields) for fields in answers)
