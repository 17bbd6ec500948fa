"""The figures of all groups and of all sets made of them, on all items at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sammenhold.stats.disclosure.figures import HIGHEST, LOWEST, Figure, figure
from sammenhold.stats.disclosure.margins import margins
from sammenhold.stats.disclosure.reporting import Parents, ancestors
from sammenhold.stats.disclosure.rollup import Group
from sammenhold.stats.disclosure.spread import blur, paired, told
from sammenhold.stats.moments import Floats, Moments
from sammenhold.stats.ratings import FLOOR_FOR_SPREAD
from sammenhold.stats.survey.sums import Sums


@dataclass(frozen=True)
class Sketch:
    """What is told of sets of people, and nothing else; each array of shape (sets, items).

    Attributes
    ----------
    moments : Moments
        Of figures and steps of spread (`disclosure.spread`); answers of groups without a figure are not in.
    rounding : ndarray of float
        Sum over groups of the variance that rounding gives the total, in squared points.
    beyond : ndarray of float
        Sum over groups at an end of the scale of how far the total may lie beyond what is shown.
    """

    moments: Moments
    rounding: Floats
    beyond: Floats

    @property
    def score(self) -> Floats:
        """As it is shown, in whole points; 0 where nothing is."""
        found: Floats = np.floor(self.moments.mean + 0.5)
        return found

    @property
    def outside(self) -> NDArray[np.bool_]:
        """Whether the figure is to be read as "10 or less" or "90 or more"."""
        found: NDArray[np.bool_] = (self.score <= LOWEST) | (self.score >= HIGHEST)
        return found

    def margins(self, asked: Floats) -> Floats:
        """As `disclosure.margins`; nan where there are under ten answers, or the figure is at an end."""
        n = self.moments.n
        there = (n >= FLOOR_FOR_SPREAD) & ~self.outside
        found = np.full(n.shape, np.nan)
        found[there] = margins(
            self.moments[there],
            asked[there],
            (self.rounding[there] / n[there] ** 2),
            self.beyond[there] / n[there],
        )
        return found

    def put_together(self, sums: Sums) -> "Sketch":
        """Of sets that are made of these: from what is told of these alone."""
        return Sketch(sums.moments(self.moments), sums.of(self.rounding), sums.of(self.beyond))


def drawn(figures: Sequence[Sequence[Figure | None]], exact: Moments, home: Sequence[object]) -> Sketch:
    """What is told of each group.

    Parameters
    ----------
    figures : sequence of sequence of Figure or None, shape (groups, items)
        In an order in which neighbours belong together.
    exact : Moments
        Of shape (groups, items).
    home : sequence, shape (groups,)
        As for `spread.paired`.

    Returns
    -------
    Sketch
    """
    score = np.array([[each.score if each else np.nan for each in row] for row in figures])
    score = score.reshape(exact.n.shape)
    known = np.empty_like(score)
    for item in range(exact.n.shape[-1]):
        n, shown = exact.n[:, item], score[:, item]
        known[:, item] = told(n, shown, exact.deviations[:, item], paired(n, shown, home))
    return _sketch(np.where(np.isnan(score), 0, exact.n), np.nan_to_num(score), np.nan_to_num(known))


def _sketch(n: Floats, score: Floats, deviations: Floats) -> Sketch:
    at_end = (n > 0) & ((score <= LOWEST) | (score >= HIGHEST))
    rounding = np.where(at_end, 0, (n * blur(n)) ** 2 / 3)
    return Sketch(Moments(n, n * score, deviations + n * score**2), rounding, np.where(at_end, n * LOWEST, 0))


def figures_of(exact: Moments, floor: int) -> list[list[Figure | None]]:
    """`disclosure.figures.figure` of each group and item."""
    rows = zip(exact.n.tolist(), exact.total.tolist(), strict=True)
    return [[figure(int(n), total, floor) for n, total in zip(*row, strict=True)] for row in rows]


def in_order(groups: Sequence[Group], parents: Parents) -> list[Group]:
    """Groups as one walks down the tree, so that neighbours belong together."""
    paths = {unit: tuple(_path(unit, parents)) for group in groups for unit in group.units}
    return sorted(groups, key=lambda group: (min(paths[unit] for unit in group.units), group.bands))


def _path(unit: str, parents: Parents) -> Iterator[str]:
    return reversed(list(ancestors(unit, parents)))
