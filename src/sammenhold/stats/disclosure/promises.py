"""What an attacker can know of a withheld set, and when that is more than we promise."""

from dataclasses import dataclass

NARROWEST = 10
"""Points of 100: no mean of one to four withheld respondents is known more closely (promise 3)."""
EXACTLY = 1e-6


@dataclass(frozen=True)
class Bounds:
    """What an attacker knows of a set.

    Attributes
    ----------
    fewest, most : int
        Between which numbers of respondents it has.
    low, high : float
        Between which numbers the sum of their answers lies, each answer 0-100.
    """

    fewest: int
    most: int
    low: float
    high: float


def narrow(found: Bounds, n: int) -> bool:
    """Whether promise 3 is broken: n respondents' mean lies within less than `NARROWEST` points."""
    return found.high - found.low < NARROWEST * n - EXACTLY


def certainly_few(found: Bounds, floor: int) -> bool:
    """Whether promise 2 is broken: the set has some respondents for certain, and for certain too few."""
    return found.fewest >= 1 and found.most < floor
