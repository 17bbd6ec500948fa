"""How well the items of a scale go together: only where there are people enough to tell."""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from sammenhold.stats.intervals import CONFIDENCE
from sammenhold.stats.scores import Scores

FEWEST = 30


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha.

    Attributes
    ----------
    n : int
        People who answered all items.
    alpha : float
        At most 1; below 0 when items go against each other.
    low, high : float
        Where it lies, 95 %.
    """

    n: int
    alpha: float
    low: float
    high: float


def reliability(scored: Scores) -> Reliability | None:
    """Cronbach's alpha of a scale.

    Parameters
    ----------
    scored : ndarray of float, shape (people, items)
        As `scores.points` gives them; at least two items. People with a nan are left out.

    Returns
    -------
    Reliability or None
        None under `FEWEST` people, or when all people have the same sum.

    Raises
    ------
    ValueError
        If there are fewer than two items.

    Notes
    -----
    k / (k - 1) (1 - sum of the items' variances / variance of the sum) [1]_, with the interval of Feldt [2]_:
    (1 - alpha) / (1 - its estimate) has the F distribution with n - 1 and (n - 1)(k - 1) degrees of freedom,
    when the items are parallel and people's answers normal.

    References
    ----------
    .. [1] L. J. Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16 (1951).
    .. [2] L. S. Feldt, The approximate sampling distribution of Kuder-Richardson reliability coefficient
       twenty, Psychometrika 30 (1965).
    """
    if scored.ndim != 2 or scored.shape[1] < 2:
        raise ValueError("reliability is about two items or more")
    whole = scored[~np.isnan(scored).any(axis=1)]
    n, k = whole.shape
    if n < FEWEST or not (of_sum := whole.sum(axis=1).var(ddof=1)):
        return None
    alpha = k / (k - 1) * (1 - whole.var(axis=0, ddof=1).sum() / of_sum)
    tail = (1 - CONFIDENCE) / 2
    low, high = (1 - (1 - alpha) * stats.f.ppf(share, n - 1, (n - 1) * (k - 1)) for share in (1 - tail, tail))
    return Reliability(n, float(alpha), float(low), float(high))
