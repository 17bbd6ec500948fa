"""How far answers lie apart, told in a few steps only, so that the spread gives nobody away.

The mean and the exact spread of ten answers fit a single set of answers in one case of six. What is told is
therefore a step: the next of `SHARES` of the widest spread that the figure allows. Everything that is
published about spread (margins, comparisons, change) is made from figures and steps alone, so it tells
nothing that they do not.
"""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from sammenhold.stats.disclosure.figures import HIGHEST, LOWEST
from sammenhold.stats.moments import Floats
from sammenhold.stats.ratings import FLOOR_FOR_SPREAD, ROUNDED_BELOW, STEP

SHARES = np.array([0.3, 0.5, 1.0])
"""Of the widest sum of squared deviations: small, middling and large spread."""
FINER, FINER_FROM = np.array([0.2, 0.3, 0.4, 0.5, 0.7, 1.0]), 30
"""The steps from so many answers on: each has enough sets of answers behind it only then."""
LEAST_OF_TWO, MOST_OF_TWO = 20, 80
"""Small groups outside this have too few sets of answers behind their figure for a step."""
HAIR = 1e-9

Places = NDArray[np.intp]


def blur(n: Floats) -> Floats:
    """How far a figure that is not at an end may be off the mean, through rounding, in points."""
    return np.where(n < ROUNDED_BELOW, STEP / 2, 0.5)


def widest(n: Floats, score: Floats) -> Floats:
    """The most that the squared deviations of answers with this figure can sum to.

    Parameters
    ----------
    n, score : ndarray of float
        Of each group, as shown.

    Returns
    -------
    ndarray of float
        In squared points: all answers at 0 or 100, and the mean as near the middle as the figure allows.
    """
    towards = np.clip(50 - score, -blur(n), blur(n))
    found: Floats = n * (score + towards) * (100 - score - towards)
    return found


def told(n: Floats, score: Floats, deviations: Floats, pairs: Places) -> Floats:
    """The squared deviations that are told of each group, on one item.

    Parameters
    ----------
    n, score : ndarray of float, shape (groups,)
        As shown; nan for the score of a group that is not.
    deviations : ndarray of float, shape (groups,)
        Exact sums of squared deviations from the group's own mean.
    pairs : ndarray of int, shape (pairs, 2)
        Which small groups are told together (`paired`).

    Returns
    -------
    ndarray of float, shape (groups,)
        By itself: groups with ten answers and a figure that is not at an end. Two together: `pairs`, each
        with the same share of its widest. Of all others the widest, which tells nothing. Never less than the
        exact one, or than those of a pair together.
    """
    most = widest(n, score)
    found = most.copy()
    alone = (n >= FLOOR_FOR_SPREAD) & (score > LOWEST) & (score < HIGHEST)
    for shares, chosen in ((SHARES, alone & (n < FINER_FROM)), (FINER, alone & (n >= FINER_FROM))):
        found[chosen] *= _step(deviations[chosen] / most[chosen], shares)
    share = _step(deviations[pairs].sum(axis=1) / most[pairs].sum(axis=1), SHARES)
    found[pairs] *= share[:, np.newaxis]
    return found


def paired(n: Floats, score: Floats, home: Sequence[object]) -> Places:
    """Small groups two by two: those of one home first, then neighbours in the order given.

    Parameters
    ----------
    n, score : ndarray of float, shape (groups,)
        As for `told`; in an order in which neighbours belong together.
    home : sequence, shape (groups,)
        Equal for neighbours that are shown together.

    Returns
    -------
    ndarray of int, shape (pairs, 2)
        Places of groups with under ten answers and a figure from 20 to 80; one may be left over. Nothing but
        what is shown decides who is with whom.
    """
    small = (n < FLOOR_FOR_SPREAD) & (score >= LEAST_OF_TWO) & (score <= MOST_OF_TWO)
    made, left = list[tuple[int, int]](), list[int]()
    for _, inside in groupby(np.flatnonzero(small).tolist(), key=lambda place: home[place]):
        together = list(inside)
        made += zip(together[::2], together[1::2], strict=False)
        left += together[len(together) // 2 * 2 :]
    made += zip(left[::2], left[1::2], strict=False)
    return np.array(made, dtype=np.intp).reshape(-1, 2)


def _step(share: Floats, shares: Floats) -> Floats:
    """The next of `shares` upwards."""
    found: Floats = shares[np.searchsorted(shares, np.minimum(share - HAIR, 1 - HAIR))]
    return found
