"""Many sets of answers at a time, each as three numbers that add up when sets are put together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Moments:
    """Sets of scores, any number of them.

    Attributes
    ----------
    n, total, squares : ndarray of float, all of one shape
        How many scores each set has, their sum, and the sum of their squares, in points of 100.
    """

    n: Floats
    total: Floats
    squares: Floats

    @property
    def mean(self) -> Floats:
        """In points; 0 of nothing."""
        found: Floats = self.total / np.maximum(self.n, 1)
        return found

    @property
    def deviations(self) -> Floats:
        """Sum of squared distances from the mean, in squared points."""
        found: Floats = np.maximum(0, self.squares - self.total * self.mean)
        return found

    @property
    def variance(self) -> Floats:
        """With n - 1, in squared points; 0 where there are fewer than two."""
        found: Floats = self.deviations / np.maximum(self.n - 1, 1)
        return found

    def __getitem__(self, places: object) -> "Moments":
        return Moments(*(each[places] for each in (self.n, self.total, self.squares)))  # type: ignore[call-overload]


def moments(n: ArrayLike, total: ArrayLike, squares: ArrayLike) -> Moments:
    """Moments of what is given in any form of numbers."""
    return Moments(*(np.asarray(each, dtype=np.float64) for each in (n, total, squares)))
