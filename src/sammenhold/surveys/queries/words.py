"""What people wrote in their own words: of all who were asked together, never of a part of them.

A text that stood on a unit's page and on that of all would tell where it comes from; so there is one place.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sammenhold.directory.zones import zone_said
from sammenhold.surveys import rules
from sammenhold.surveys.models import Wave
from sammenhold.themes.models import TextQuestion


@dataclass(frozen=True)
class Written:
    key: str
    text: str


@dataclass(frozen=True)
class Answered:
    """A text question. `came`: how many wrote, where at least `floor` did; `taken`: how many texts were
    taken away."""

    question: TextQuestion
    floor: int
    came: int
    taken: int
    texts: tuple[Written, ...]

    @property
    def too_few(self) -> str:
        """Why no text is shown, where too few wrote."""
        said = _("Fewer than %(floor)s wrote here. What they wrote has been deleted without being shown.")
        return "" if self.came else said % {"floor": self.floor}

    @property
    def missing(self) -> str:
        """How many were taken away, where any was."""
        said = ngettext(
            "Those who lead took %(number)s text away before everybody could see it.",
            "Those who lead took %(number)s texts away before everybody could see them.",
            self.taken,
        )
        return said % {"number": self.taken} if self.taken else ""


@dataclass(frozen=True)
class OwnWords:
    """`erased`: the texts are gone; `day`: since when, or when they will be, once everybody can see them."""

    questions: tuple[Answered, ...]
    may_be_taken: bool
    erased: bool
    day: date | None

    @property
    def any(self) -> bool:
        return any(answered.came for answered in self.questions)


def own_words(wave: Wave) -> OwnWords | None:
    """As published, in the one order that everybody sees; None where nothing was asked for. One query."""
    if not wave.asks_texts or wave.computed_at is None:
        return None
    texts = defaultdict[str, list[Written]](list)
    for pk, code, text in wave.remarks.order_by("pk").values_list("pk", "question", "text"):
        texts[code].append(Written(str(pk), text))
    answered = (_answered(question, wave, texts) for question in wave.text_questions)
    when = wave.texts_erased_at or wave.texts_until
    zone = zone_said(wave.round.organisation.time_zone)
    return OwnWords(
        tuple(answered),
        rules.may_take_away(wave),
        wave.texts_erased_at is not None,
        when.astimezone(zone).date() if when else None,
    )


def _answered(question: TextQuestion, wave: Wave, texts: dict[str, list[Written]]) -> Answered:
    number = wave.summary["texts"].get(question.code, {"came": 0, "taken": 0})
    return Answered(question, wave.floor, number["came"], number["taken"], tuple(texts[question.code]))
