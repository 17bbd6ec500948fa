"""Margins of figures, made from nothing but what is shown and the three steps of spread."""

import numpy as np
from scipy import stats

from sammenhold.stats.intervals import CONFIDENCE
from sammenhold.stats.moments import Floats, Moments
from sammenhold.stats.ratings import STEP

HAIR = 1e-9


def margins(sketched: Moments, asked: Floats, rounding: Floats, beyond: Floats) -> Floats:
    """How far the mean of all who were asked may lie from the figure.

    Parameters
    ----------
    sketched : Moments
        What is told of each set (`sketches.sketched`), at least two answers in each.
    asked : ndarray of float
        How many were asked, those left out who said that the item is not relevant.
    rounding : ndarray of float
        Variance of the figure through the rounding of its groups, in squared points.
    beyond : ndarray of float
        How far the figure may be off through groups at an end of the scale, in points.

    Returns
    -------
    ndarray of float
        In whole steps of five points, at least five; 0 where everybody asked has answered.

    Notes
    -----
    t(n-1) sqrt(s² (1 - n/N) / n) [1]_, with the told spread for s, which is never less than the exact one;
    rounding is added as an error of its own. Assumes that those who did not answer are like those who did.

    References
    ----------
    .. [1] W. G. Cochran, Sampling Techniques, 3rd ed., 1977, section 2.8.
    """
    n = sketched.n
    chance = sketched.variance * np.maximum(0, 1 - n / asked) / n
    half = stats.t.ppf((1 + CONFIDENCE) / 2, n - 1) * np.sqrt(chance + rounding) + beyond
    return np.where(n >= asked, 0.0, np.maximum(STEP, STEP * np.ceil(half / STEP - HAIR)))
