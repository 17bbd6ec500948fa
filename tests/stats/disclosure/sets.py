"""All sets of answers to one item with five steps, as an oracle counts them."""

from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from sammenhold.stats.disclosure.figures import figure
from sammenhold.stats.disclosure.promises import NARROWEST
from sammenhold.stats.disclosure.spread import told
from sammenhold.stats.moments import Moments, moments

FOUR = 4
NOBODY = np.empty((0, 2), dtype=np.intp)
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Sets:
    """Every set of n answers, in points; `least` and `most`: what 0 to 4 of the people can have together."""

    n: int
    score: NDArray[np.float64]
    moments: Moments
    least: NDArray[np.float64]
    most: NDArray[np.float64]
    answers: NDArray[np.float64]

    def where(self, chosen: NDArray[np.bool_]) -> "Sets":
        return Sets(
            self.n,
            self.score[chosen],
            self.moments[chosen],
            self.least[chosen],
            self.most[chosen],
            self.answers[chosen],
        )

    def signs(self, place: int) -> list[str]:
        """One of the sets as a survey stores answers."""
        return [str(int(each // 25)) for each in self.answers[place]]


@cache
def sets(n: int) -> Sets:
    bars = [(-1, *each, n + FOUR) for each in combinations(range(n + FOUR), FOUR)]
    counts = np.array([[after - before - 1 for before, after in pairwise(each)] for each in bars])
    answers = np.array([np.repeat(np.arange(0, 101, 25.0), row) for row in counts])
    total = answers.sum(axis=1)
    told = [figure(n, each) for each in total]
    first = np.zeros((len(answers), 1))
    return Sets(
        n,
        np.array([each.score if each else np.nan for each in told], dtype=np.float64),
        moments(np.full(len(answers), n), total, (answers**2).sum(axis=1)),
        np.hstack([first, np.cumsum(answers[:, :FOUR], axis=1)]),
        np.hstack([first, np.cumsum(answers[:, ::-1][:, :FOUR], axis=1)]),
        answers,
    )


def open_to(least: np.ndarray, most: np.ndarray) -> bool:
    """Whether the mean of each number of people up to four can lie ten points apart."""
    few = np.arange(1, FOUR + 1)
    return bool((most.max(axis=0)[1:] - least.min(axis=0)[1:] >= NARROWEST * few).all())


def alone(n: int) -> tuple[Sets, np.ndarray]:
    """Sets with a figure that is not at an end, and what is told of the spread of each by itself."""
    found = sets(n)
    found = found.where((found.score > 10) & (found.score < 90))
    return found, told(found.moments.n, found.score, found.moments.deviations, NOBODY)
