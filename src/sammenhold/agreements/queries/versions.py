"""Versions, and what has changed from one to another, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass

from sammenhold.agreements.models import Review, Version
from sammenhold.agreements.wording import Sentence
from sammenhold.workshops.queries.rewording import Run, rewording

Pair = tuple[Sentence, Sentence]


@dataclass(frozen=True)
class Changed:
    """A sentence before and after, and its words with what was taken out and put in."""

    before: Sentence
    after: Sentence
    runs: tuple[Run, ...]
    unless: tuple[Run, ...]
    owner: bool


@dataclass(frozen=True)
class Comparison:
    new: tuple[Sentence, ...]
    gone: tuple[Sentence, ...]
    changed: tuple[Changed, ...]
    kept: tuple[Sentence, ...]

    @property
    def is_same(self) -> bool:
        return not (self.new or self.gone or self.changed)


@dataclass(frozen=True)
class Decision:
    """What a review wanted done with a sentence, and why."""

    sentence: Sentence
    outcome: str
    note: str


def versions_of(unit: int) -> list[Version]:
    """With what each was asked about, and the reviews that were held of it."""
    found = Version.objects.filter(agreement__unit=unit).select_related("asking")
    return list(found.prefetch_related("reviews"))


def decisions_in(review: Review) -> tuple[Decision, ...]:
    told = review.outcomes
    return tuple(
        Decision(one, told[one.key]["outcome"], told[one.key]["note"])
        for one in review.version.sentences
        if one.key in told
    )


def compare(before: Iterable[Sentence], after: Iterable[Sentence]) -> Comparison:
    """Sentence by sentence, known by their keys; the order does not count."""
    old, new = {one.key: one for one in before}, {one.key: one for one in after}
    both = [(old[key], one) for key, one in new.items() if key in old]
    return Comparison(
        tuple(one for key, one in new.items() if key not in old),
        tuple(one for key, one in old.items() if key not in new),
        tuple(_changed(pair) for pair in both if _differs(pair)),
        tuple(after for before, after in both if not _differs((before, after))),
    )


def _differs(pair: Pair) -> bool:
    return pair[0].words != pair[1].words or pair[0].owner != pair[1].owner


def _changed(pair: Pair) -> Changed:
    before, after = pair
    return Changed(
        before,
        after,
        rewording(str(before), str(after)) if str(before) != str(after) else (),
        rewording(before.unless, after.unless) if before.unless != after.unless else (),
        before.owner != after.owner,
    )
