"""The figures of the map under the names that a reader knows."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from sammenhold.mapping.choices import Channel, Served, Task
from sammenhold.mapping.queries.extent import Breakdown, Extent, Row
from sammenhold.mapping.queries.figures import Figure
from sammenhold.mapping.queries.manner import Manner, Told

HEADINGS: dict[str, str | Promise] = {
    "title": _("By function"),
    "profession": _("By professional group"),
    "unit": _("By unit"),
    "site": _("By site"),
}
NAMED = 3


@dataclass(frozen=True)
class Line:
    """A group under one name; `within` names all that it holds, where that is more."""

    name: str
    within: str
    figure: Figure


@dataclass(frozen=True)
class Share:
    """How many in a hundred of the `n` who answered say so."""

    name: str | Promise
    share: int
    n: int


@dataclass(frozen=True)
class Part:
    key: str
    heading: str | Promise
    lines: tuple[Line, ...]
    expects: bool


@dataclass(frozen=True)
class Words:
    """The map as it is read: how everybody is divided, and what people do (a heading, and lines below it)."""

    parts: tuple[Part, ...]
    manner: tuple[tuple[str | Promise, tuple[Share, ...]], ...]

    @property
    def divided(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.lines)

    @property
    def undivided(self) -> tuple[str | Promise, ...]:
        return tuple(part.heading for part in self.parts if not part.lines)


def worded(extent: Extent) -> Words:
    return Words(tuple(_part(each) for each in extent.breakdowns), tuple(_manner(extent.manner)))


def _manner(manner: Manner) -> Iterator[tuple[str | Promise, tuple[Share, ...]]]:
    parts: tuple[tuple[str | Promise, type[TextChoices], tuple[Told, ...]], ...] = (
        (_("What is done virtually, at least some of it"), Task, manner.tasks),
        (_("How people are in contact"), Channel, manner.channels),
        (_("Who is served without meeting in person"), Served, manner.served),
    )
    for heading, names, found in parts:
        if found:
            yield heading, tuple(Share(names(told.key).label, told.share, told.n) for told in found)


def _part(found: Breakdown) -> Part:
    lines = [_line(row) for row in found.rows]
    lines.sort(key=lambda line: (bool(line.within) and found.key != "unit", -line.figure.share))
    return Part(found.key, HEADINGS[found.key], tuple(lines), found.expects)


def _line(row: Row) -> Line:
    names = [name or gettext("Not stated") for name in row.names]
    if len(names) == 1:
        return Line(names[0], "", row.figure)
    if len(names) <= NAMED:
        return Line(", ".join(names), "", row.figure)
    others = ngettext("%(number)d group shown together", "%(number)d groups shown together", len(names))
    return Line(others % {"number": len(names)}, ", ".join(names), row.figure)
