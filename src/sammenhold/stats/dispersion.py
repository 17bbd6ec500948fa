"""How spread out a team is: over places, and over the clock.

In the manner of O'Leary and Cummings (2007), who describe the dispersion of teams by where members sit, how
they are divided among sites, and how far apart their clocks are. We know their names for the indices, not
their formulas at first hand; so each function says exactly what it computes, and its value is not to be
compared with published ones.

References
----------
O'Leary, M. B. and Cummings, J. N. (2007): The spatial, temporal, and configurational characteristics of
geographic dispersion in teams. MIS Quarterly 31(3), 433-452.
"""

from collections.abc import Sequence
from itertools import combinations
from math import sqrt


def site_index(members: Sequence[int]) -> float:
    """The probability that two members, drawn at random, are at different sites.

    Parameters
    ----------
    members : sequence of int, shape (k,)
        How many members each of k sites has; each at least 1, together at least 2.

    Returns
    -------
    float
        0 when all are at one site, 1 when everybody is at a site of their own.

    Raises
    ------
    ValueError
        If there are fewer than two members, or a site without any.

    Notes
    -----
    1 - sum of n_i (n_i - 1) / (n (n - 1)): two are drawn without putting the first back, so that the index
    does not grow with the size of the team. With putting back it would be Blau's index, 1 - sum of p_i^2.

    Examples
    --------
    >>> site_index([3, 1])
    0.5
    """
    n = _team(members)
    return 1 - sum(site * (site - 1) for site in members) / (n * (n - 1))


def isolation_index(members: Sequence[int]) -> float:
    """The share of members who have no other member at their site.

    Parameters
    ----------
    members : sequence of int, shape (k,)
        As for `site_index`.

    Returns
    -------
    float
        0 to 1.

    Raises
    ------
    ValueError
        As for `site_index`.

    Examples
    --------
    >>> isolation_index([3, 1])
    0.25
    """
    return sum(site == 1 for site in members) / _team(members)


def imbalance_index(members: Sequence[int]) -> float:
    """How unevenly members are divided among the sites: their standard deviation, by the size of the team.

    Parameters
    ----------
    members : sequence of int, shape (k,)
        As for `site_index`.

    Returns
    -------
    float
        0 when all sites have equally many, also when there is one; below 1/2 always.

    Raises
    ------
    ValueError
        As for `site_index`.

    Notes
    -----
    The standard deviation of all k sites, divided by k and not by k - 1: they are all there are.

    Examples
    --------
    >>> imbalance_index([3, 1])
    0.25
    """
    n, k = _team(members), len(members)
    return sqrt(sum((site - n / k) ** 2 for site in members) / k) / n


def time_zone_index(offsets: Sequence[float]) -> float:
    """How many hours two members' clocks are apart, on average over all pairs.

    Parameters
    ----------
    offsets : sequence of float, shape (n,)
        Each member's clock in hours from UTC; at least two members.

    Returns
    -------
    float
        Hours, 0 or more; the way round the day is the shorter one, so never over 12.

    Raises
    ------
    ValueError
        If there are fewer than two members.

    Examples
    --------
    >>> time_zone_index([1, 1, -2])
    2.0
    """
    if len(offsets) < 2:
        raise ValueError("two members at least can be apart")
    apart = [abs(one - other) % 24 for one, other in combinations(offsets, 2)]
    return sum(min(hours, 24 - hours) for hours in apart) / len(apart)


def _team(members: Sequence[int]) -> int:
    if min(members, default=0) < 1 or sum(members) < 2:
        raise ValueError("a team has two members at least, and each of its sites one")
    return sum(members)
