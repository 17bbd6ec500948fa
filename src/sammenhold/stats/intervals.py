"""Intervals for means of ratings, without a library that the server would have to carry in memory.

Checked against SciPy, which the server does not load.
"""

import math
from collections.abc import Sequence
from functools import cache

CONFIDENCE = 0.95
PIECES = 200


def mean(counts: Sequence[int]) -> float:
    """The mean of ratings on 0-100.

    Parameters
    ----------
    counts : sequence of int, shape (k,)
        Number of answers on each of k >= 2 equally spaced steps, lowest first; at least one answer.

    Returns
    -------
    float
    """
    return 100 * sum(step * count for step, count in enumerate(counts)) / (sum(counts) * (len(counts) - 1))


def variance(counts: Sequence[int]) -> float:
    """The variance of ratings on 0-100, with n - 1; at least two answers.

    Parameters
    ----------
    counts : sequence of int, shape (k,)
        Number of answers on each step.

    Returns
    -------
    float
        In squared points.
    """
    middle, width = mean(counts), 100 / (len(counts) - 1)
    squares = sum(count * (step * width - middle) ** 2 for step, count in enumerate(counts))
    return squares / (sum(counts) - 1)


def population_interval(counts: Sequence[int], people: int) -> tuple[float, float]:
    """Where the mean of a small group lies of which not all have answered.

    Parameters
    ----------
    counts : sequence of int, shape (k,)
        Number of answers on each step; at least two answers.
    people : int
        How many the group has, at least as many as answered.

    Returns
    -------
    low, high : float
        On 0-100, 95 %; the mean itself twice when all answered.

    Notes
    -----
    mean ± t(n-1) s sqrt((1 - n/N) / n) [1]_. Assumes that those who did not answer are like those who did.

    References
    ----------
    .. [1] W. G. Cochran, Sampling Techniques, 3rd ed., 1977, section 2.8.
    """
    n, middle = sum(counts), mean(counts)
    error = math.sqrt(variance(counts) * max(0.0, 1 - n / people) / n)
    half = t_quantile((1 + CONFIDENCE) / 2, n - 1) * error
    return middle - half, middle + half


def welch_interval(first: Sequence[int], second: Sequence[int]) -> tuple[float, float]:
    """Where the difference of two groups' means lies.

    Parameters
    ----------
    first, second : sequence of int, shape (k,)
        Number of answers on each step; at least two answers each.

    Returns
    -------
    low, high : float
        Of first minus second, in points of 100, 95 %; the difference itself twice when nobody differs
        from the rest of the own group.

    Notes
    -----
    Welch's interval with the degrees of freedom of Satterthwaite, as `scipy.stats.ttest_ind` gives it.
    """
    difference = mean(first) - mean(second)
    one, other = variance(first) / sum(first), variance(second) / sum(second)
    if one + other == 0:
        return difference, difference
    freedom = (one + other) ** 2 / (one**2 / (sum(first) - 1) + other**2 / (sum(second) - 1))
    half = t_quantile((1 + CONFIDENCE) / 2, freedom) * math.sqrt(one + other)
    return difference - half, difference + half


def hedges_g(first: Sequence[int], second: Sequence[int]) -> float | None:
    """How large a difference is beside the spread within the groups.

    Parameters
    ----------
    first, second : sequence of int, shape (k,)
        Number of answers on each step; at least two answers each.

    Returns
    -------
    float or None
        Standardised difference with the exact correction for small samples; None when there is no spread.

    References
    ----------
    .. [1] L. V. Hedges, Distribution theory for Glass's estimator of effect size, J. Educ. Stat. 6 (1981).
    """
    one, other = sum(first) - 1, sum(second) - 1
    freedom = one + other
    pooled = (one * variance(first) + other * variance(second)) / freedom
    if pooled == 0:
        return None
    correction = math.exp(math.lgamma(freedom / 2) - math.lgamma((freedom - 1) / 2)) / math.sqrt(freedom / 2)
    return correction * (mean(first) - mean(second)) / math.sqrt(pooled)


@cache
def t_quantile(share: float, freedom: float) -> float:
    """The point of Student's t below which `share` of it lies.

    Parameters
    ----------
    share : float
        Between 0.5 and 1.
    freedom : float
        Degrees of freedom, 2 or more; need not be whole.

    Returns
    -------
    float
        Right to six digits for `share` up to 0.99.

    Notes
    -----
    With t = sqrt(freedom) tan(a) the density becomes proportional to cos(a) ** (freedom - 1), which is
    smooth; it is integrated by Simpson's rule and the angle found by halving.
    """
    log_whole = math.lgamma(freedom / 2) - math.lgamma((freedom + 1) / 2) + math.log(math.pi) / 2
    wanted = (share - 0.5) * math.exp(log_whole)
    low, high = 0.0, min(math.pi / 2, 40 / math.sqrt(freedom))
    for _ in range(60):
        angle = (low + high) / 2
        low, high = (angle, high) if _area(angle, freedom - 1) < wanted else (low, angle)
    return math.sqrt(freedom) * math.tan(low)


def _area(angle: float, power: float) -> float:
    """The integral of cos ** power from 0 to `angle`."""
    width = angle / PIECES
    heights = [math.pow(math.cos(place * width), power) for place in range(PIECES + 1)]
    return (heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2])) * width / 3
