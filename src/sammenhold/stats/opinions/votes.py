"""Votes on statements as a table, small enough for a hundred thousand people."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

NONE = -128
BLOCK = 8192

Table = NDArray[np.int8]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Counts:
    """Votes on each statement.

    Attributes
    ----------
    agree, disagree, passed : ndarray of int, shape (statements,)
        Number of people.
    """

    agree: NDArray[np.int64]
    disagree: NDArray[np.int64]
    passed: NDArray[np.int64]

    @property
    def all(self) -> NDArray[np.int64]:
        return self.agree + self.disagree + self.passed

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.agree + other.agree, self.disagree + other.disagree, self.passed + other.passed)

    def __sub__(self, other: "Counts") -> "Counts":
        return Counts(self.agree - other.agree, self.disagree - other.disagree, self.passed - other.passed)


def table(people: ArrayLike, statements: ArrayLike, votes: ArrayLike, shape: tuple[int, int]) -> Table:
    """Votes as a table; of several votes by one person on one statement the last counts.

    Parameters
    ----------
    people, statements, votes : array_like of int, shape (n,)
        Row, column and vote: 1 agree, -1 disagree, 0 pass; in the order in which they were given.
    shape : tuple of int
        Number of people, number of statements.

    Returns
    -------
    ndarray of int8, shape (people, statements)
        `NONE` where nothing was answered.
    """
    made = np.full(shape, NONE, dtype=np.int8)
    cast(made, people, statements, votes)
    return made


def cast(made: Table, people: ArrayLike, statements: ArrayLike, votes: ArrayLike) -> None:
    """Enter further votes into `made`, in place."""
    values = np.asarray(votes, dtype=np.int8)
    if values.size and not np.isin(values, (-1, 0, 1)).all():
        raise ValueError("a vote is 1, 0 or -1")
    rows, columns = np.asarray(people, dtype=np.int64), np.asarray(statements, dtype=np.int64)
    _, last = np.unique((rows * made.shape[1] + columns)[::-1], return_index=True)
    kept = len(rows) - 1 - last
    made[rows[kept], columns[kept]] = values[kept]


def counts(made: Table) -> Counts:
    """How many agree, disagree and pass."""
    return Counts(*(np.count_nonzero(made == value, axis=0).astype(np.int64) for value in (1, -1, 0)))


def answered(made: Table) -> NDArray[np.int64]:
    """How many statements each person has answered, shape (people,)."""
    found: NDArray[np.int64] = np.count_nonzero(made != NONE, axis=1).astype(np.int64)
    return found


def centred(made: Table, means: Floats) -> Iterator[tuple[slice, Floats]]:
    """The table in blocks of rows, each vote less its statement's mean, 0 where nothing was answered."""
    for start in range(0, len(made), BLOCK):
        part = made[start : start + BLOCK]
        values = part.astype(np.float32) - means
        values *= part != NONE
        yield slice(start, start + len(part)), values


def means(counted: Counts) -> Floats:
    """The mean vote on each statement; 0 where nobody answered."""
    found: Floats = ((counted.agree - counted.disagree) / np.maximum(counted.all, 1)).astype(np.float32)
    return found
