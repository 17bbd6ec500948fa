"""Figures of a small group's ratings that do not give anybody away."""

from collections.abc import Sequence
from dataclasses import dataclass

FLOOR = 5
FLOOR_FOR_SPREAD = 10
ROUNDED_BELOW = 10
STEP = 5


@dataclass(frozen=True)
class Level:
    """How high a group rates something.

    Attributes
    ----------
    n : int
        Number of answers that say something ("don't know" is not among them).
    score : int or None
        Mean on 0-100, whole points; rounded to 5 points under ten answers, kept within 10-90 under ten
        answers (a mean at the end of the scale would tell everybody's answer). None under five answers.
    counts : tuple of int or None
        Answers per step of the scale; None under ten answers.
    """

    n: int
    score: int | None
    counts: tuple[int, ...] | None


def level(counts: Sequence[int]) -> Level:
    """The level of one item.

    Parameters
    ----------
    counts : sequence of int, shape (k,)
        Number of answers on each of k >= 2 equally spaced steps, lowest first.

    Returns
    -------
    Level

    Raises
    ------
    ValueError
        If there are fewer than two steps or a count is negative.

    Notes
    -----
    The floors and the rounding are those of ``docs/method/anonymity.md``.
    """
    if len(counts) < 2 or min(counts) < 0:
        raise ValueError("counts needs at least two steps and no negative number")
    n = sum(counts)
    if n < FLOOR:
        return Level(n, None, None)
    mean = 100 * sum(step * count for step, count in enumerate(counts)) / (n * (len(counts) - 1))
    if n < ROUNDED_BELOW:
        return Level(n, min(90, max(10, STEP * int(mean / STEP + 0.5))), None)
    return Level(n, int(mean + 0.5), tuple(counts))
