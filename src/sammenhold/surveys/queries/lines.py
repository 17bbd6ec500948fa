"""The lines of a result: each question with its figures, as stored when it was published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from sammenhold.stats.disclosure.figures import HIGHEST, LOWEST
from sammenhold.surveys.models import Wave
from sammenhold.themes.models import Item, Measure, Questionnaire, Risk, Text, Theme
from sammenhold.themes.queries import theme

MEASURES = 3
"""Shown with a risk, to begin with."""
Json = Mapping[str, Any]


def value(score: int) -> str:
    """The ends of the scale are told as ends, never as figures."""
    if score <= LOWEST:
        return _("10 or less")
    return _("90 or more") if score >= HIGHEST else str(score)


@dataclass(frozen=True)
class Dot:
    """A figure on 0-100; `margin` is half its interval, None where none is told."""

    score: int
    n: int
    margin: int | None
    worst: tuple[int, int] | None

    @property
    def value(self) -> str:
        return value(self.score)

    @property
    def low(self) -> int:
        return max(0, self.score - (self.margin or 0))

    @property
    def high(self) -> int:
        return min(100, self.score + (self.margin or 0))

    @property
    def has_line(self) -> bool:
        return bool(self.margin)


@dataclass(frozen=True)
class Sides:
    """The figures of those who work virtually and of those who work on site."""

    virtual: int
    on_site: int

    @property
    def virtual_value(self) -> str:
        return value(self.virtual)

    @property
    def on_site_value(self) -> str:
        return value(self.on_site)


@dataclass(frozen=True)
class Difference:
    """Of two groups, or of now and the wave before; `apart` when it is more than chance would make it."""

    points: int
    low: int
    high: int
    apart: bool

    @property
    def is_more(self) -> bool:
        return self.points > 0

    @property
    def size(self) -> int:
        return abs(self.points)


@dataclass(frozen=True)
class Line:
    """One question with its figures. `risk` is None where it asks about something else."""

    item: Item
    risk: Risk | None
    dot: Dot | None
    near: Text | None
    sides: Sides | None
    comparison: Difference | None
    change: Difference | None
    measures: tuple[Measure, ...] = ()
    deeper: tuple["Line", ...] = ()

    @property
    def title(self) -> Text:
        return self.risk.title if self.risk else self.item.text


def lines_of(wave: Wave, figures: Json) -> tuple[Line, ...]:
    """A line for each question, in the order of the questionnaire."""
    about = theme(wave.round.theme)
    return tuple(_line(wave.asked, item, about, figures) for item in wave.asked.items)


def by_need(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The core questions, the lowest figure first, those without one last; each with what goes deeper."""
    deeper = [line for line in lines if line.item.kind == "follow"]
    core = sorted((line for line in lines if line.item.kind == "core"), key=_need)
    return tuple(
        replace(line, deeper=tuple(each for each in deeper if each.item.risk == line.item.risk))
        for line in core
    )


def _need(line: Line) -> int:
    return line.dot.score if line.dot else HIGHEST + 1


def _line(asked: Questionnaire, item: Item, about: Theme, figures: Json) -> Line:
    dot = _dot(figures["whole"], item.code) if figures else None
    return Line(
        item,
        about.risk(item.risk) if item.risk else None,
        dot,
        _near(asked, item, dot),
        _sides(figures.get("sides"), item),
        _difference(figures.get("comparison", {}).get(item.code)),
        _difference(figures.get("change", {}).get(item.code)),
        about.measures_for(item.risk or "")[:MEASURES],
    )


def _sides(found: Json | None, item: Item) -> Sides | None:
    """What only one work form was asked is never compared."""
    if not found or item.asked != "everyone":
        return None
    virtual, on_site = (found[side]["items"].get(item.code) for side in ("virtual", "on_site"))
    return Sides(virtual["score"], on_site["score"]) if virtual and on_site else None


def _dot(shown: Json, code: str) -> Dot | None:
    found = shown["items"].get(code)
    if found is None:
        return None
    worst = found.get("worst")
    return Dot(found["score"], found["n"], found["margin"], (worst[0], worst[1]) if worst else None)


def _near(asked: Questionnaire, item: Item, dot: Dot | None) -> Text | None:
    """The answer that the mean lies nearest to, in the questionnaire's own words."""
    if dot is None:
        return None
    steps = asked.scales[item.scale]
    place = round((100 - dot.score if item.reversed else dot.score) / 100 * (len(steps) - 1))
    return steps[place]


def _difference(found: Json | None) -> Difference | None:
    if not found:
        return None
    return Difference(found["difference"], found["low"], found["high"], found["apart"])
