"""How two places rated one thing, side by side, so that no single answer can be worked out."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, groupby, pairwise

from sammenhold.stats.intervals import hedges_g, population_interval, variance, welch_interval
from sammenhold.stats.ratings import FLOOR, ROUNDED_BELOW, STEP, level

ALIKE = 3
"""At least so many sets of answers look the same in print."""

Counts = tuple[int, ...]


@dataclass(frozen=True)
class Side:
    """One place.

    Attributes
    ----------
    n, of : int
        Number of answers, and of people at the place.
    score : int
        As `sammenhold.stats.ratings.level` shows it, 0-100.
    low, high : int or None
        Where the mean of all `of` people lies, 0-100, 95 %; None when all of them answered.
    """

    n: int
    of: int
    score: int
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Comparison:
    """Two places.

    Attributes
    ----------
    first, second : Side
    low, high : int
        Where the difference (first minus second) lies, in points of 100, 95 %.
    chance : bool
        Whether no difference at all lies within that.
    g : float or None
        Hedges' g to one decimal; None where a place has under ten answers, or nobody differs from the rest.
    score : int
        Of both together; under ten answers in a place it is made from the two scores, and adds nothing.
    """

    first: Side
    second: Side
    low: int
    high: int
    chance: bool
    g: float | None
    score: int


def compare(first: Sequence[int], second: Sequence[int], people: tuple[int, int]) -> Comparison | None:
    """Two places' answers to one item.

    Parameters
    ----------
    first, second : sequence of int, shape (k,)
        Number of answers on each of k equally spaced steps, lowest first.
    people : tuple of int
        How many people there are at the first and at the second place, answered or not.

    Returns
    -------
    Comparison or None
        None unless both places have five answers.

    Notes
    -----
    A place's own interval is that of a finite population; the difference has the ordinary interval (Welch),
    since it is about more than those who happened to be there. With under ten answers, spread tells answers:
    mean and standard deviation of five answers on five steps fit a single set of answers in most cases. Every
    figure is therefore the widest that any of at least three sets of answers with the same score gives
    (`alike`), so that all that is printed together fits each of them. This makes intervals wider, never
    narrower.
    """
    if min(sum(first), sum(second)) < FLOOR:
        return None
    one, other = alike(tuple(first)), alike(tuple(second))
    sides = _side(one, sum(first), people[0]), _side(other, sum(second), people[1])
    small = min(sum(first), sum(second)) < ROUNDED_BELOW
    found = [welch_interval(a, b) for a in one for b in other]
    low, high = _outward(
        min(low for low, _ in found), max(high for _, high in found), small=small, floor=-100
    )
    g = None if small else hedges_g(first, second)
    score = _together(*sides) if small else _exact(first, second)
    return Comparison(*sides, low, high, low <= 0 <= high, None if g is None else round(g, 1), score)


def _side(sets: Sequence[Counts], n: int, people: int) -> Side:
    score = level(sets[0]).score
    assert score is not None
    of = max(people, n)
    if of == n:
        return Side(n, of, score, None, None)
    found = [population_interval(counts, of) for counts in sets]
    low, high = min(low for low, _ in found), max(high for _, high in found)
    return Side(n, of, score, *_outward(low, high, small=n < ROUNDED_BELOW, floor=0))


def _outward(low: float, high: float, *, small: bool, floor: int) -> tuple[int, int]:
    step = STEP if small else 1
    down, up = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    return max(floor, down), min(100, up)


def _together(first: Side, second: Side) -> int:
    mean = (first.n * first.score + second.n * second.score) / (first.n + second.n)
    return STEP * int(mean / STEP + 0.5)


def _exact(first: Sequence[int], second: Sequence[int]) -> int:
    score = level([a + b for a, b in zip(first, second, strict=True)]).score
    assert score is not None
    return score


@cache
def alike(counts: Counts) -> tuple[Counts, ...]:
    """The sets of answers that are not to be told from this one: as many answers, the same score, and a
    spread that is next to its own. From ten answers on a set stands for itself.

    Parameters
    ----------
    counts : tuple of int, shape (k,)
        Number of answers on each step.

    Returns
    -------
    tuple of tuple of int
        Sets of answers, `counts` among them. Each of them is given the same sets.
    """
    n = sum(counts)
    if n >= ROUNDED_BELOW:
        return (counts,)
    return next(run for run in _runs(n, len(counts), level(counts).score) if counts in run)


@cache
def _runs(n: int, steps: int, score: int | None) -> tuple[tuple[Counts, ...], ...]:
    same = sorted((found for found in _sets(n, steps) if level(found).score == score), key=_spread)
    runs: list[list[Counts]] = [[]]
    for _, found in groupby(same, key=_spread):
        if len(runs[-1]) >= ALIKE:
            runs.append([])
        runs[-1].extend(found)
    if len(runs) > 1 and len(runs[-1]) < ALIKE:
        last = runs.pop()
        runs[-1].extend(last)
    return tuple(map(tuple, runs))


def _spread(counts: Counts) -> float:
    return round(variance(counts), 6)


def _sets(n: int, steps: int) -> Iterator[Counts]:
    """Every way in which `n` answers can lie on `steps` steps."""
    for bars in combinations(range(n + steps - 1), steps - 1):
        edges = (-1, *bars, n + steps - 1)
        yield tuple(after - before - 1 for before, after in pairwise(edges))
