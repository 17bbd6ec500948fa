"""The sheet that somebody answers on: for each sentence what can be said, and what was just sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sammenhold.agreements import rules
from sammenhold.agreements.commands.answering import Given
from sammenhold.agreements.models import TEXT_LENGTH, Asking
from sammenhold.agreements.wording import Sentence
from sammenhold.workshops.queries.rewording import Run, rewording


@dataclass(frozen=True)
class Question:
    """`name` is the control's; `chosen` what was picked."""

    key: str
    name: str
    choices: tuple[str, ...]
    chosen: str


@dataclass(frozen=True)
class Line:
    """A sentence; `runs` are there when its words were others when the team was last asked."""

    sentence: Sentence
    questions: tuple[Question, ...]
    reason: str
    runs: tuple[Run, ...] = ()

    @property
    def given(self) -> dict[tuple[str, str], Given]:
        return {
            (self.sentence.key, one.key): Given(one.chosen, self.reason if one.key == rules.STANCE else "")
            for one in self.questions
            if one.chosen
        }

    @property
    def error(self) -> str:
        if any(one.chosen == rules.OBJECTION for one in self.questions) and not self.reason:
            return _("Write why. An objection needs a reason, so that the wording can be made better.")
        if self.reason and not any(one.chosen for one in self.questions):
            return _("Choose an answer too.")
        return ""


def sheet_of(asking: Asking, posted: Mapping[str, str]) -> tuple[Line, ...]:
    earlier = _earlier(asking)
    keys = rules.LOOKING_BACK if asking.is_review else (rules.STANCE,)
    return tuple(
        Line(
            one,
            tuple(_questions(one, keys, posted)),
            " ".join(posted.get(f"reason-{one.key}", "").split())[:TEXT_LENGTH],
            _runs(earlier.get(one.key), one),
        )
        for one in asking.sentences
    )


def _questions(one: Sentence, keys: tuple[str, ...], posted: Mapping[str, str]) -> Iterator[Question]:
    for key in keys:
        name = f"{key}-{one.key}"
        chosen = posted.get(name, "")
        yield Question(key, name, rules.CHOICES[key], chosen if chosen in rules.CHOICES[key] else "")


def _earlier(asking: Asking) -> Mapping[str, Sentence]:
    """What each sentence said when the team was last asked about this wording."""
    if asking.number < 2:
        return {}
    before = Asking.objects.filter(
        agreement=asking.agreement_id, kind=asking.kind, opened_at__lt=asking.opened_at
    )
    found = before.order_by("opened_at").last()
    return {one.key: one for one in found.sentences} if found else {}


def _runs(before: Sentence | None, now: Sentence) -> tuple[Run, ...]:
    return rewording(str(before), str(now)) if before and str(before) != str(now) else ()
