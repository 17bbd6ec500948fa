"""Answers as scores on 0-100, higher always better for the working environment."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

STEPS = 5
NOT_ANSWERED = -1

Scores = NDArray[np.float64]


def points(answers: ArrayLike, reversed_items: ArrayLike) -> Scores:
    """Answers on five steps as 0, 25, 50, 75 or 100.

    Parameters
    ----------
    answers : array_like of int, shape (people, items)
        0 to 4, the first step of the item first; `NOT_ANSWERED` for no answer and for "not relevant".
    reversed_items : array_like of bool, shape (items,)
        Whether more is worse, so that step 0 counts as 100.

    Returns
    -------
    ndarray of float, shape (people, items)
        nan where there is no answer.

    Raises
    ------
    ValueError
        If an answer is none of the six, or the shapes do not fit.
    """
    given, turned = np.asarray(answers), np.asarray(reversed_items, dtype=np.bool_)
    if given.ndim != 2 or turned.shape != given.shape[1:]:
        raise ValueError("answers are people by items, with one direction for each item")
    if given.size and not np.isin(given, range(NOT_ANSWERED, STEPS)).all():
        raise ValueError(f"an answer is {NOT_ANSWERED} to {STEPS - 1}")
    steps = np.where(turned, STEPS - 1 - given, given).astype(np.float64)
    return np.where(given == NOT_ANSWERED, np.nan, steps * (100 / (STEPS - 1)))


def scale(scored: Scores) -> Scores:
    """Each person's score on a scale: the mean of the items answered, when those are at least half.

    Parameters
    ----------
    scored : ndarray of float, shape (people, items)
        The scale's items as `points` gives them; at least one item.

    Returns
    -------
    ndarray of float, shape (people,)
        On 0-100; nan for whoever answered fewer than half of the items.

    Raises
    ------
    ValueError
        If there is no item.
    """
    if scored.ndim != 2 or not scored.shape[1]:
        raise ValueError("a scale has at least one item")
    there = ~np.isnan(scored)
    answered = there.sum(axis=1)
    total = np.where(there, scored, 0).sum(axis=1)
    found: Scores = np.where(2 * answered >= scored.shape[1], total / np.maximum(answered, 1), np.nan)
    return found
