"""Sums over many sets of rows at a time."""

from collections.abc import Sequence

import numpy as np

from sammenhold.stats.moments import Floats, Moments


class Sums:
    """Which rows of a table each of many sets is made of; none is empty."""

    def __init__(self, members: Sequence[Sequence[int]]) -> None:
        self._rows = np.array([row for each in members for row in each], dtype=np.intp)
        self._starts = np.cumsum([0, *(len(each) for each in members)])[: len(members)]

    def of(self, table: Floats) -> Floats:
        """For each set the sum of its rows: shape (sets, ...) of shape (rows, ...)."""
        if not len(self._starts):
            return np.zeros((0, *table.shape[1:]))
        found: Floats = np.add.reduceat(table[self._rows], self._starts, axis=0)
        return found

    def moments(self, of: Moments) -> Moments:
        """The moments of each set put together."""
        return Moments(self.of(of.n), self.of(of.total), self.of(of.squares))
