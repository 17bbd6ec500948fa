"""The places beneath one, side by side: a figure for each risk, or why there is none."""

from dataclasses import dataclass

from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.lines import Dot, Json, lines_of
from sammenhold.surveys.queries.results import Place, figures_of, result_of
from sammenhold.themes.models import Risk

MOST = 200
"""Places on one page."""


@dataclass(frozen=True)
class Row:
    """`dots` in the order of the columns; none where the place talks, or was counted with another."""

    place: Place
    dots: tuple[Dot | None, ...]
    besides: tuple[str, ...]

    @property
    def has_figures(self) -> bool:
        return any(self.dots)


@dataclass(frozen=True)
class SideBySide:
    place: Place
    wave: Wave
    columns: tuple[Risk, ...]
    rows: tuple[Row, ...]
    more: int


def side_by_side(wave: Wave, node: str) -> SideBySide:
    """The place itself first, then those directly beneath it; a fixed number of queries."""
    view = result_of(wave, node)
    places = (view.place, *view.below[:MOST])
    figures = figures_of(wave, (place.node for place in places))
    columns = view.theme.rated
    rows = [_row(wave, place, figures.get(place.node, {}), columns) for place in places]
    return SideBySide(view.place, wave, columns, tuple(rows), len(view.below) - len(places) + 1)


def _row(wave: Wave, place: Place, figures: Json, columns: tuple[Risk, ...]) -> Row:
    if place.talks or not figures:
        return Row(place, (), ())
    dots = {line.item.risk: line.dot for line in lines_of(wave, figures) if line.item.kind == "core"}
    besides = tuple(wave.tree[key]["name"] for key in figures["whole"]["besides"])
    return Row(place, tuple(dots.get(risk.code) for risk in columns), besides)
