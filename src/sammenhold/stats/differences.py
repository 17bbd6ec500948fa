"""Whether two sets differ by more than chance: many pairs at a time, from their moments."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats
from scipy.special import gammaln

from sammenhold.stats.intervals import CONFIDENCE
from sammenhold.stats.moments import Floats, Moments


@dataclass(frozen=True)
class Differences:
    """First minus second, of any number of pairs.

    Attributes
    ----------
    low, high : ndarray of float
        Where the difference lies, in points of 100, 95 %.
    p : ndarray of float
        How often chance alone would make as large a difference, either way.
    g : ndarray of float
        Hedges' g; 0 where nothing differs, and infinite where only the means do.
    """

    low: Floats
    high: Floats
    p: Floats
    g: Floats


def differences(first: Moments, second: Moments) -> Differences:
    """The ordinary comparison of independent groups.

    Parameters
    ----------
    first, second : Moments
        Of one shape; at least two scores in each set.

    Returns
    -------
    Differences

    Raises
    ------
    ValueError
        If a set has fewer than two scores.

    Notes
    -----
    Welch's test and interval with Satterthwaite's degrees of freedom, as `scipy.stats.ttest_ind` gives them;
    g with the exact correction for small samples [1]_.

    References
    ----------
    .. [1] L. V. Hedges, Distribution theory for Glass's estimator of effect size, J. Educ. Stat. 6 (1981).
    """
    if first.n.size and min(first.n.min(), second.n.min()) < 2:
        raise ValueError("a comparison needs two scores on each side")
    apart = first.mean - second.mean
    one, other = first.variance / first.n, second.variance / second.n
    error = np.sqrt(one + other)
    parts = one**2 / (first.n - 1) + other**2 / (second.n - 1)
    freedom = np.where(error > 0, (one + other) ** 2 / np.where(parts > 0, parts, 1), 1)
    half = stats.t.ppf((1 + CONFIDENCE) / 2, freedom) * error
    p = 2 * stats.t.sf(_ratio(np.abs(apart), error), freedom)
    return Differences(apart - half, apart + half, p, _hedges(apart, first, second))


def holm(p: ArrayLike) -> Floats:
    """p-values, each made larger for the others that were looked at.

    Parameters
    ----------
    p : array_like of float, shape (k,)

    Returns
    -------
    ndarray of float, shape (k,)
        Below 0.05 for those differences of which, one time in twenty at most, any is chance.

    References
    ----------
    .. [1] S. Holm, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6 (1979).
    """
    given = np.asarray(p, dtype=np.float64)
    order = np.argsort(given, kind="stable")
    found = np.empty_like(given)
    found[order] = np.minimum(1, np.maximum.accumulate(given[order] * np.arange(len(given), 0, -1)))
    return found


def _hedges(apart: Floats, first: Moments, second: Moments) -> Floats:
    freedom = first.n + second.n - 2
    pooled = np.sqrt((first.deviations + second.deviations) / freedom)
    correction: Floats = np.exp(gammaln(freedom / 2) - gammaln((freedom - 1) / 2)) / np.sqrt(freedom / 2)
    return correction * _ratio(apart, pooled)


def _ratio(of: Floats, to: Floats) -> Floats:
    """0 / 0 is 0 here: nothing beside nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(of == 0, 0.0, of / to)
