"""Opinion groups as they are shown: what unites all, then what sets each group apart."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from string import ascii_uppercase
from typing import Any

from sammenhold.workshops.models import Step
from sammenhold.workshops.queries.scene import GroupCard, board_of, shown_to_all

Json = dict[str, Any]


@dataclass(frozen=True)
class Uniting:
    name: str
    agree: int
    answered: int


@dataclass(frozen=True)
class Difference:
    name: str
    agree: int
    answered: int
    others_agree: int
    others_answered: int

    @property
    def more(self) -> bool:
        """Does a larger share agree here than among the others?"""
        return self.agree * self.others_answered > self.others_agree * self.answered


@dataclass(frozen=True)
class OpinionGroup:
    """`area` is an ellipse: its middle, its half axes, and how it is turned."""

    letter: str
    people: int
    area: tuple[int, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Opinions:
    """`state`: shown; few (too few voted on enough); failed; waiting (being worked out)."""

    state: str
    uniting: tuple[Uniting, ...] = ()
    groups: tuple[OpinionGroup, ...] = ()


def opinions_of(step: Step, groups: Iterable[GroupCard]) -> Opinions | None:
    """None where nobody asked for them, or nothing was voted on."""
    if not looks_for_groups(step) or step.result is None:
        return None
    found = step.result.get("opinions")
    if found is None:
        return Opinions("waiting")
    if "placed" not in found:
        return Opinions("few" if "few" in found else "failed")
    names = {group.key: group.name for group in groups}
    return Opinions(
        "shown",
        tuple(Uniting(names[key], *counts) for key, *counts in found["uniting"] if key in names),
        tuple(
            _group(letter, group, names)
            for letter, group in zip(ascii_uppercase, found["groups"], strict=False)
        ),
    )


def _group(letter: str, found: Json, names: dict[str, str]) -> OpinionGroup:
    told = tuple(Difference(names[key], *counts) for key, *counts in found["differences"] if key in names)
    return OpinionGroup(letter, found["people"], tuple(found["area"]), told)


def looks_for_groups(step: Step) -> bool:
    return step.opinion_groups and step.method == Step.Method.OPINION


def frozen(step: Step) -> Json | None:
    """As the minutes keep it."""
    found = opinions_of(step, shown_to_all(board_of(step).groups))
    return asdict(found) if found else None


def number_votable(step: Step) -> int:
    """How many groups there are to vote on, those of one note too."""
    shown = step.notes.filter(author=None, hidden="")
    return shown.filter(group=None).count() + shown.exclude(group=None).values("group").distinct().count()
