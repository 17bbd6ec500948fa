"""What a vote came to: each group's figures in words and numbers, the first one first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sammenhold.stats.ratings import Level, level
from sammenhold.workshops.models import Step
from sammenhold.workshops.queries.scene import GroupCard

Json = dict[str, Any]


@dataclass(frozen=True)
class Standing:
    """One group in the result. What its method does not give is None."""

    key: str
    name: str
    place: int
    dots: int | None = None
    level: Level | None = None
    opinions: tuple[int, int, int] | None = None
    tied: bool | None = None

    @property
    def voters(self) -> int:
        """How many said something of it, where each of them is told apart."""
        return sum(self.opinions or ())

    @property
    def taking_sides(self) -> int:
        return sum((self.opinions or ())[:2])

    @property
    def figures(self) -> Json:
        """As the minutes keep it."""
        if self.level:
            return {"n": self.level.n, "score": self.level.score, "counts": self.level.counts}
        if self.opinions:
            return dict(zip(OPINIONS, self.opinions, strict=True))
        if self.tied is not None:
            return {"place": self.place, "tied": self.tied}
        return {"dots": self.dots or 0}

    @property
    def words(self) -> str:
        return told(self.figures)


@dataclass(frozen=True)
class Result:
    method: str
    standings: tuple[Standing, ...]
    orders: int = 0
    table: tuple[tuple[str, tuple[int | None, ...]], ...] = ()

    @property
    def ties(self) -> tuple[str, ...]:
        """For each shared place, who shares it and why, in a sentence."""
        shared = [one for one in self.standings if one.tied]
        places = sorted({one.place for one in shared})
        return tuple(_tie(place, [one.name for one in shared if one.place == place]) for place in places)


def _tie(place: int, names: list[str]) -> str:
    quoted = ", ".join(_("“%(name)s”") % {"name": name} for name in names)
    return _(
        "%(names)s share place %(place)s: taken together, your orders put none of them before another."
    ) % {"names": quoted, "place": place}


OPINIONS = ("agree", "disagree", "pass")


def result_of(step: Step, groups: Sequence[GroupCard]) -> Result:
    counted = (step.result or {}).get("groups", {})
    if step.method == Step.Method.RANKING:
        return _ranking(step.result or {}, groups)
    found = [_standing(step.method, group, counted.get(group.key)) for group in groups]
    standings = sorted(found, key=_order)
    orders = [_order(standing) for standing in standings]
    places = [1 + orders.index(order) for order in orders]
    return Result(
        step.method,
        tuple(replace(one, place=place) for one, place in zip(standings, places, strict=True)),
    )


def _ranking(result: Json, groups: Sequence[GroupCard]) -> Result:
    counted = result.get("groups", {})
    last = {"place": len(counted) + 1, "tied": False}
    found = [Standing(group.key, group.name, **counted.get(group.key, last)) for group in groups]
    standings = tuple(sorted(found, key=lambda one: one.place))
    return Result(Step.Method.RANKING, standings, result.get("orders", 0), _table(result, standings))


def _table(result: Json, standings: Sequence[Standing]) -> tuple[tuple[str, tuple[int | None, ...]], ...]:
    """How many put the group of the row before the group of the column, where that is kept."""
    numbers = {key: number for number, key in enumerate(result.get("keys", []))}
    there = [(one.name, numbers[one.key]) for one in standings if one.key in numbers]
    return tuple(
        (name, tuple(result["pairs"][row][column] if row != column else None for _other, column in there))
        for name, row in there
    )


def _standing(method: str, group: GroupCard, counted: Json | None) -> Standing:
    standing = Standing(group.key, group.name, place=0)
    if method == Step.Method.SCORE:
        found = counted or {"n": 0}
        figure = level(found["counts"]) if "counts" in found else Level(found["n"], None, None)
        return replace(standing, level=figure)
    if method == Step.Method.OPINION:
        agree, disagree, passed = ((counted or {}).get(word, 0) for word in OPINIONS)
        return replace(standing, opinions=(agree, disagree, passed))
    return replace(standing, dots=group.dots or 0)


def _order(standing: Standing) -> tuple[float, ...]:
    """Most dots, the highest score, most who agree and then fewest who disagree."""
    if standing.level:
        return (-1.0 if standing.level.score is None else -standing.level.score - 2.0,)
    if standing.opinions:
        return (-standing.opinions[0], standing.opinions[1])
    return (-(standing.dots or 0),)


def is_voted(step: Step, groups: Sequence[GroupCard]) -> bool:
    """Have the groups been voted on, and the votes been counted?"""
    return bool(step.result) or any(group.dots is not None for group in groups)


def is_counted(figures: Json) -> bool:
    """Has anybody said anything of this group?"""
    return any(figures.get(key) for key in ("dots", "n", "place", *OPINIONS))


def told(figures: Json) -> str:
    """A group's figures in one line, in the language that is active."""
    if "agree" in figures:
        return _("Agree: %(agree)s · disagree: %(disagree)s · pass: %(pass)s") % figures
    if "place" in figures:
        named = _("no. %(place)s, tied") if figures["tied"] else _("no. %(place)s")
        return named % figures
    if "score" not in figures:
        return ngettext("%(dots)s dot", "%(dots)s dots", figures["dots"]) % figures
    if figures["score"] is None:
        return _("Too few answers for a figure")
    return _("%(score)s of 100, from %(n)s answers") % figures
