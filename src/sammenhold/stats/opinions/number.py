"""How many groups the votes support; one is an answer."""

from dataclasses import dataclass

import numpy as np

from sammenhold.stats.opinions.clusters import begun, settled, width
from sammenhold.stats.opinions.enough import SMALLEST
from sammenhold.stats.opinions.landscape import axes, places
from sammenhold.stats.opinions.votes import NONE, Floats, Table, counts, means

MOST = 5
SAMPLE = 800
SHUFFLES = 19
"""With 19, a number of groups that chance alone would bring passes once in twenty times."""
STARTS = 2


@dataclass(frozen=True)
class Split:
    """A number of groups: the centres, and how clearly they are apart (see `clusters.width`)."""

    centres: Floats
    width: float


def supported(made: Table, points: Floats, rng: np.random.Generator) -> Floats | None:
    """The centres of the groups that the votes support, shape (k, 2), or None when they support no split.

    Parameters
    ----------
    made : ndarray of int8, shape (people, statements)
        Of those who answered enough to be placed.
    points : ndarray, shape (people, 2)
        Where they stand.
    rng : numpy.random.Generator

    Notes
    -----
    Splits into two to five are judged by their width (see `clusters.width`) on at most 800 people. Parts of a
    cloud without any groups have a width too; therefore each statement's votes are dealt out anew among those
    who answered it, 19 times, which keeps how popular each statement is and who answered what, and breaks
    every tie between statements. A number of groups is supported when its width exceeds all 19 of its own
    number. Of those supported the widest is taken, with no group under five people.
    """
    chosen = rng.permutation(len(made))[:SAMPLE]
    sample, stand = made[chosen], points[chosen]
    splits = {k: _split(stand, k, rng) for k in range(2, MOST + 1) if len(stand) >= k * SMALLEST}
    for _ in range(SHUFFLES):
        if splits:
            chance = _by_chance(sample, splits, rng)
            splits = {k: split for k, split in splits.items() if split.width > chance[k]}
    passed = [split for split in splits.values() if _large_enough(points, split.centres)]
    return max(passed, key=lambda split: split.width).centres if passed else None


def _split(points: Floats, k: int, rng: np.random.Generator) -> Split:
    tried = [settled(points, begun(points, k, rng)) for _ in range(STARTS)]
    return max(
        (Split(centres, width(points, labels, centres)) for labels, centres in tried),
        key=lambda made: made.width,
    )


def _by_chance(sample: Table, numbers: dict[int, Split], rng: np.random.Generator) -> dict[int, float]:
    dealt = _dealt(sample, rng)
    middle = means(counts(dealt))
    points = places(dealt, middle, axes(dealt, middle))
    return {k: _split(points, k, rng).width for k in numbers}


def _dealt(sample: Table, rng: np.random.Generator) -> Table:
    dealt = sample.copy()
    for statement in range(sample.shape[1]):
        who = np.flatnonzero(sample[:, statement] != NONE)
        dealt[who, statement] = sample[rng.permutation(who), statement]
    return dealt


def _large_enough(points: Floats, centres: Floats) -> bool:
    labels, _ = settled(points, centres)
    return int(np.bincount(labels, minlength=len(centres)).min()) >= SMALLEST
