"""Answers counted: for each reporting group and item, how many chose each step."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sammenhold.stats.moments import Floats, Moments
from sammenhold.stats.scores import STEPS, points
from sammenhold.stats.survey.wave import NOT_RELEVANT, SIGNS, Item, Wave

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Tally:
    """Of sets of people.

    Attributes
    ----------
    moments : Moments
        Exact, each number of shape (sets, items); scores are 0-100, higher always better.
    irrelevant : ndarray of float, shape (sets, items)
        How many said "not relevant": they have answered, and the item is not about them.
    """

    moments: Moments
    irrelevant: Floats


def tally(given: Wave) -> Tally:
    """Of each reporting group, in the order of `given.groups`."""
    counts = _counts(given)
    score = _points(given.items)
    scored = counts[:, :, :STEPS].astype(np.float64)
    moments = Moments(scored.sum(axis=2), (scored * score).sum(axis=2), (scored * score**2).sum(axis=2))
    return Tally(moments, counts[:, :, SIGNS.index(NOT_RELEVANT)].astype(np.float64))


def _counts(given: Wave) -> Counts:
    """Shape (groups, items, signs)."""
    shape = len(given.groups), len(given.items), len(SIGNS)
    found = np.zeros(shape, dtype=np.int64)
    places = np.arange(shape[1]) * len(SIGNS)
    for row, group in enumerate(given.groups):
        if answers := given.answers.get(group.key):
            signs = _signs(answers).reshape(-1, shape[1])
            found[row] = np.bincount((signs + places).ravel(), minlength=shape[1] * shape[2]).reshape(
                shape[1:]
            )
    return found


def _signs(answers: Sequence[str]) -> Counts:
    read = np.zeros(128, dtype=np.int64)
    read[np.frombuffer(SIGNS.encode(), dtype=np.uint8)] = range(len(SIGNS))
    found: Counts = read[np.frombuffer("".join(answers).encode(), dtype=np.uint8)]
    return found


def _points(items: Sequence[Item]) -> Floats:
    """Shape (items, steps)."""
    steps = np.tile(np.arange(STEPS)[:, np.newaxis], len(items))
    return points(steps, [item.reversed for item in items]).T
