"""The attack: how closely published numbers bound what was withheld. HiGHS solves it, as SciPy carries it."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds as Limits
from scipy.optimize import LinearConstraint, milp

from sammenhold.stats.disclosure.cells import Keys, cells
from sammenhold.stats.disclosure.promises import Bounds
from sammenhold.stats.disclosure.system import Told, connected

Vector = NDArray[np.float64]


def bounds(
    told: Sequence[Told], target: Keys, counts: Mapping[str, int] | None = None, grain: float | None = None
) -> Bounds:
    """The tightest bounds on a withheld set, given everything published.

    Parameters
    ----------
    told : sequence of Told
        Everything published.
    target : frozenset of str
        The set that was withheld; every key of it is in some published set.
    counts : mapping of str to int, optional
        How many answered in each reporting group, for an attacker who knows; otherwise only the published
        numbers are known.
    grain : float, optional
        Points between possible sums (25 for an item with five steps); any number when left out.

    Returns
    -------
    Bounds

    Raises
    ------
    ValueError
        If a key of the target is in no published set, or nothing at all fits what was published.

    Notes
    -----
    Unknowns are, for each cell c of published sets and target (`cells.cells`), its respondents n_c, a whole
    number, and the sum of their answers s_c, with 0 <= s_c <= 100 n_c. For each published set the n_c add up
    to its n, and the s_c to something between its `low` and `high`. Four integer programmes give the least
    and largest n and s of the target. Since cells have no other ties, bounds are those of the reporting
    groups themselves. Only sets that hang together with the target are looked at (`system.connected`).
    """
    if not target <= frozenset[str]().union(*(each.keys for each in told)):
        raise ValueError("the target is not within what is published")
    near = connected(told, target)
    parts = sorted(cells([*(each.keys for each in near), target]), key=min)
    inside = np.array([part <= target for part in parts], dtype=np.float64)
    nothing, share = np.zeros(len(parts)), grain or 100
    rules = _rules(near, parts, share)
    limits = _limits(near, parts, counts, 100 / share)
    whole = np.concatenate([nothing + 1, nothing + (grain is not None)])
    fewest, most, low, high = [
        sign * _least(sign * np.concatenate(aim), rules, limits, whole)
        for aim in ((inside, nothing), (nothing, inside))
        for sign in (1, -1)
    ]
    return Bounds(round(fewest), round(most), low * share, high * share)


def _rules(near: Sequence[Told], parts: Sequence[Keys], share: float) -> list[LinearConstraint]:
    holds = np.array([[part <= each.keys for part in parts] for each in near], dtype=np.float64)
    none, one = np.zeros_like(holds), np.eye(len(parts))
    n = [each.n for each in near]
    low, high = [each.low / share for each in near], [each.high / share for each in near]
    return [
        LinearConstraint(np.hstack([holds, none]), n, n),
        LinearConstraint(np.hstack([none, holds]), low, high),
        LinearConstraint(np.hstack([one * 100 / share, -one]), 0, np.inf),
    ]


def _limits(
    near: Sequence[Told], parts: Sequence[Keys], counts: Mapping[str, int] | None, highest: float
) -> Limits:
    """Of each unknown by itself; closed above, since HiGHS may give up on an open whole number."""
    most = np.array([min(each.n for each in near if part <= each.keys) for part in parts], dtype=np.float64)
    if counts is None:
        return Limits(0, np.concatenate([most, highest * most]))
    known = np.array([sum(counts[key] for key in part) for part in parts], dtype=np.float64)
    return Limits(np.concatenate([known, 0 * known]), np.concatenate([known, highest * known]))


def _least(aim: Vector, rules: list[LinearConstraint], limits: Limits, whole: Vector) -> float:
    for presolve in (True, False):
        options = {"mip_rel_gap": 0, "presolve": presolve}
        found = milp(aim, constraints=rules, bounds=limits, integrality=whole, options=options)
        if found.success:
            return float(found.fun)
    raise ValueError(f"nothing fits what was published ({found.message})")
