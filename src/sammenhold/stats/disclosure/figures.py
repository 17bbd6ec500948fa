"""Figures of groups as they are shown, and what lies behind them."""

import math
from dataclasses import dataclass

from sammenhold.stats.ratings import FLOOR, ROUNDED_BELOW, STEP

LOWEST, HIGHEST = 10, 90


@dataclass(frozen=True)
class Figure:
    """A mean on 0-100, as it is shown.

    Attributes
    ----------
    n : int
        How many answered, at least 5.
    score : int
        Within 10-90. At 10 it is to be read as "10 or less", at 90 as "90 or more".
    """

    n: int
    score: int


def figure(n: int, total: float, floor: int = FLOOR) -> Figure | None:
    """What is shown of one group's answers to one item, or of its scores on one scale.

    Parameters
    ----------
    n : int
        How many answered it ("not relevant" is no answer).
    total : float
        Sum of their scores, 0 to 100 n.
    floor : int
        Fewest answers, at least 5.

    Returns
    -------
    Figure or None
        None under the floor. Else the mean, in steps of 5 points under ten answers and of 1 from ten on,
        kept within 10-90, since a mean at the end of the scale would tell everybody's answer.

    Raises
    ------
    ValueError
        If the total is not between 0 and 100 n, or the floor is under 5.
    """
    if not 0 <= total <= 100 * n or floor < FLOOR:
        raise ValueError(f"a total lies between 0 and 100 for each answer, the floor is at least {FLOOR}")
    if n < floor:
        return None
    step = STEP if n < ROUNDED_BELOW else 1
    return Figure(n, min(HIGHEST, max(LOWEST, step * math.floor(total / n / step + 0.5))))


def behind(found: Figure, grain: float | None = None) -> tuple[float, float]:
    """Between which totals a group's figure leaves its total.

    Parameters
    ----------
    found : Figure
        Of one group, as `figure` made it.
    grain : float or None
        Points between possible totals (25 for an item with five steps); None when they may be any number.

    Returns
    -------
    low, high : float
        Both included; with a grain the smallest and largest total that are shown so, without one the upper
        end may be a hair above what can be.
    """
    step = STEP if found.n < ROUNDED_BELOW else 1
    low = 0.0 if found.score == LOWEST else found.n * (found.score - step / 2)
    high = 100.0 * found.n if found.score == HIGHEST else found.n * (found.score + step / 2)
    if grain is None:
        return low, high
    last = math.floor(high / grain)
    if figure(found.n, last * grain) != found:
        last -= 1
    return math.ceil(low / grain) * grain, last * grain
