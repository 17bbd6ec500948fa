"""The whole: from votes to what unites, how many groups there are, and what sets them apart."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sammenhold.stats.opinions.clusters import Labels, nearest, settled
from sammenhold.stats.opinions.enough import FEWEST_STATEMENTS, FEWEST_VOTERS
from sammenhold.stats.opinions.groups import OpinionGroup, described
from sammenhold.stats.opinions.landscape import axes, places
from sammenhold.stats.opinions.number import supported
from sammenhold.stats.opinions.uniting import Uniting, uniting
from sammenhold.stats.opinions.votes import Counts, Floats, Table, answered, cast, counts, means

SEED = 20210


@dataclass(frozen=True)
class Picture:
    """What a group thinks.

    Attributes
    ----------
    uniting : tuple of Uniting
        Among all who voted.
    placed : int
        How many answered enough to be placed; 0 when they are too few for groups to be looked for.
    groups : tuple of OpinionGroup
        Empty when the votes support no split: then all are one group.
    """

    uniting: tuple[Uniting, ...]
    placed: int
    groups: tuple[OpinionGroup, ...]


def picture(made: Table) -> Picture:
    """The picture of all votes.

    Parameters
    ----------
    made : ndarray of int8, shape (people, statements)
        From `votes.table`.

    Returns
    -------
    Picture
        Without groups when fewer than 30 people have answered at least seven statements.
    """
    return Opinions(made).picture()


@dataclass
class Parts:
    """Where everybody stands and in which part; a person with too few answers is in none (-1)."""

    means: Floats
    axes: Floats
    centres: Floats
    points: Floats
    labels: Labels
    inside: list[Counts]


class Opinions:
    """A picture that follows further votes at the cost of those who cast them.

    The axes and the number of groups are those of the votes at the beginning, so that the picture stands
    still while it is looked at; counts, places, areas and differences are always those of all votes. Begin
    anew to ask again how many groups there are.

    Parameters
    ----------
    made : ndarray of int8, shape (people, statements)
        Kept, and changed by `cast`.
    """

    def __init__(self, made: Table) -> None:
        self._made = made
        self._counted = counts(made)
        self._placed = answered(made) >= FEWEST_STATEMENTS
        self._parts = self._divide() if self._placed.sum() >= FEWEST_VOTERS else None

    def picture(self) -> Picture:
        united = uniting(self._counted)
        enough = int(self._placed.sum())
        if self._parts is None:
            return Picture(united, enough if enough >= FEWEST_VOTERS else 0, ())
        parts = self._parts
        return Picture(united, enough, described(parts.inside, self._counted, parts.points, parts.labels))

    def cast(self, people: ArrayLike, statements: ArrayLike, votes: ArrayLike) -> None:
        """Take further votes, given as to `votes.table`."""
        rows = np.unique(np.asarray(people, dtype=np.int64))
        before = counts(self._made[rows])
        old = self._take_out(rows)
        cast(self._made, people, statements, votes)
        self._counted = self._counted - before + counts(self._made[rows])
        self._placed[rows] = answered(self._made[rows]) >= FEWEST_STATEMENTS
        if old is not None:
            self._put_in(old, rows[self._placed[rows]])

    def _divide(self) -> Parts | None:
        placed = self._made[self._placed]
        middle = means(counts(placed))
        along = axes(placed, middle)
        stand = places(placed, middle, along)
        centres = supported(placed, stand, np.random.default_rng(SEED))
        if centres is None:
            return None
        settling, (centres,) = settled(stand, centres[None])
        own = settling[:, 0]
        points = np.zeros((len(self._made), 2), dtype=np.float32)
        labels = np.full(len(self._made), -1, dtype=np.int64)
        points[self._placed], labels[self._placed] = stand, own
        inside = [counts(placed[own == part]) for part in range(len(centres))]
        return Parts(middle, along, centres, points, labels, inside)

    def _take_out(self, rows: NDArray[np.int64]) -> Parts | None:
        parts = self._parts
        if parts is not None:
            self._recount(parts, rows, -1)
            parts.labels[rows] = -1
        return parts

    def _put_in(self, parts: Parts, rows: NDArray[np.int64]) -> None:
        parts.points[rows] = places(self._made[rows], parts.means, parts.axes)
        parts.labels[rows] = nearest(parts.points[rows], parts.centres[None])[:, 0]
        self._recount(parts, rows, 1)

    def _recount(self, parts: Parts, rows: NDArray[np.int64], sign: int) -> None:
        for part, held in enumerate(parts.inside):
            moved = counts(self._made[rows[parts.labels[rows] == part]])
            parts.inside[part] = held + moved if sign > 0 else held - moved
