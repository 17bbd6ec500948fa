"""Statements that most agree on, with some certainty."""

from dataclasses import dataclass

import numpy as np

from sammenhold.stats.opinions.votes import Counts

CRITICAL = 1.2815515655446004
"""The normal quantile at 90 %, one-sided."""


@dataclass(frozen=True)
class Uniting:
    """A statement that people agree on.

    Attributes
    ----------
    statement : int
        Its column.
    agree, answered : int
        How many agree, of how many who answered.
    """

    statement: int
    agree: int
    answered: int


def uniting(counted: Counts, most: int = 5) -> tuple[Uniting, ...]:
    """The statements with the strongest agreement among all, the strongest first.

    Parameters
    ----------
    counted : Counts
    most : int
        How many at most.

    Returns
    -------
    tuple of Uniting

    Notes
    -----
    With a agreeing of n who answered, p = (a + 1) / (n + 2) and z = 2 sqrt(n + 1) ((a + 1) / (n + 1) - 1/2).
    A statement qualifies when p > 1/2 and z exceeds the 90 % quantile; the order is by p z.

    References
    ----------
    Small, C., Bjorkegren, M., Erkkilä, T., Shaw, L. & Megill, C. (2021). Polis: Scaling deliberation by
    mapping high dimensional opinion spaces. RECERCA 26(2). https://doi.org/10.6035/recerca.5516
    """
    share = (counted.agree + 1) / (counted.all + 2)
    certain = 2 * np.sqrt(counted.all + 1) * ((counted.agree + 1) / (counted.all + 1) - 0.5)
    strength = np.where((share > 0.5) & (certain > CRITICAL), share * certain, -np.inf)
    order = [int(place) for place in np.argsort(-strength, kind="stable")[:most]]
    return tuple(
        Uniting(place, int(counted.agree[place]), int(counted.all[place]))
        for place in order
        if np.isfinite(strength[place])
    )
