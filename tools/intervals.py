"""How often the intervals of a survey hold the truth, by trying: ``python -m tools.intervals``.

Prints the two tables of docs/method/intervals.md. Teams are made up from three ways of answering, those who
answer are drawn among them, and what would be shown is held against the team that it was drawn from.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sammenhold.stats.differences import differences, holm
from sammenhold.stats.intervals import t_quantile
from sammenhold.stats.moments import Floats, Moments, moments
from sammenhold.stats.survey.figures import Sketch, drawn, figures_of
from sammenhold.stats.survey.sums import Sums

DRAWS, FLOOR, ITEMS = 20_000, 5, 9
STEPS = np.arange(0, 101, 25.0)
SHAPES = {
    "content": (0.03, 0.07, 0.2, 0.4, 0.3),
    "middling": (0.1, 0.2, 0.35, 0.25, 0.1),
    "divided": (0.3, 0.15, 0.1, 0.15, 0.3),
}
TEAMS = (((12, 10),), ((15, 12),), ((20, 10),), ((20, 16),), ((50, 25),), ((200, 120),), ((10, 7), (10, 7)))
SIDES = ((10, 10), (12, 25), (25, 25), (60, 100))
Team = Sequence[tuple[int, int]]


def main() -> None:
    rng = np.random.default_rng(1)
    _head("asked, answered", "way of answering", "shown margin holds", "width", "exact interval", "width")
    for team in TEAMS:
        for name, shape in SHAPES.items():
            print(_row(_words(team), name, *_team(rng, team, shape)))
    print()
    _head(
        "answers", "way of answering", "interval holds", "20 points found", "by exact spread", "any by chance"
    )
    for sides in SIDES:
        for name, shape in SHAPES.items():
            print(_row(f"{sides[0]} and {sides[1]}", name, *_sides(rng, sides, shape)))


def _head(*cells: str) -> None:
    print(_row(*cells))
    print(_row(*("---" for _ in cells)))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _words(team: Team) -> str:
    return " + ".join(f"{asked}, {answered}" for asked, answered in team)


def _team(rng: np.random.Generator, team: Team, shape: Sequence[float]) -> Iterator[str]:
    """Coverage and mean width of what is shown, and of the interval of the exact answers."""
    people = [rng.choice(STEPS, (DRAWS, asked), p=shape) for asked, _ in team]
    answers = [each[:, :answered] for each, (_, answered) in zip(people, team, strict=True)]
    asked, truth = sum(asked for asked, _ in team), np.hstack(people).mean(axis=1)
    sketch = _sketched(answers)
    margin = sketch.margins(np.full((DRAWS, 1), float(asked)))[:, 0]
    there = ~np.isnan(margin)
    yield from _held(sketch.score[there, 0], margin[there], truth[there])
    exact = np.hstack(answers)
    n = exact.shape[1]
    half = t_quantile(0.975, n - 1) * np.sqrt(exact.var(axis=1, ddof=1) * (1 - n / asked) / n)
    yield from _held(exact.mean(axis=1), half, truth)


def _held(middle: Floats, half: Floats, truth: Floats) -> tuple[str, str]:
    return _per_cent(np.abs(middle - truth) <= half + 1e-9), f"± {half.mean():.1f}"


def _per_cent(found: NDArray[np.bool_]) -> str:
    return f"{100 * found.mean():.1f} %"


def _sketched(groups: Sequence[Floats]) -> Sketch:
    """What is told of teams, each made of its row of every group; groups of one row share a home."""
    exact = moments(
        *(
            np.column_stack([made(each) for each in groups]).reshape(-1, 1)
            for made in (_count, _total, _squares)
        )
    )
    teams = np.arange(len(exact.n)).reshape(-1, len(groups))
    homes = np.repeat(teams[:, 0], len(groups)).tolist()
    return drawn(figures_of(exact, FLOOR), exact, homes).put_together(Sums(teams.tolist()))


def _count(answers: Floats) -> Floats:
    return np.full(len(answers), float(answers.shape[1]))


def _total(answers: Floats) -> Floats:
    total: Floats = answers.sum(axis=1)
    return total


def _squares(answers: Floats) -> Floats:
    squares: Floats = (answers**2).sum(axis=1)
    return squares


def _sides(rng: np.random.Generator, sides: tuple[int, int], shape: Sequence[float]) -> Iterator[str]:
    """Two sides alike; the second moved by 20 points, and that by exact answers; nine items alike."""
    found = differences(*(_one_side(rng, n, shape) for n in sides))
    yield _per_cent((found.low <= 0) & (found.high >= 0))
    answers = [rng.choice(STEPS, (DRAWS, n), p=p) for n, p in zip(sides, (shape, _moved(shape)), strict=True)]
    yield _per_cent(differences(*(_told(each) for each in answers)).p < 0.05)
    yield _per_cent(differences(*(_exact(each) for each in answers)).p < 0.05)
    nine = found.p[: DRAWS // ITEMS * ITEMS].reshape(-1, ITEMS)
    yield _per_cent(np.array([holm(row).min() < 0.05 for row in nine]))


def _one_side(rng: np.random.Generator, n: int, shape: Sequence[float]) -> Moments:
    return _told(rng.choice(STEPS, (DRAWS, n), p=shape))


def _told(answers: Floats) -> Moments:
    return _sketched([answers]).moments[:, 0]


def _exact(answers: Floats) -> Moments:
    return Moments(_count(answers), _total(answers), _squares(answers))


def _moved(shape: Sequence[float]) -> list[float]:
    """Answers moved down, most by a step, so that the mean falls by twenty points."""
    lower = [shape[0] + shape[1], *shape[2:], 0.0]
    falls = float(STEPS @ (np.array(shape) - np.array(lower)))
    if falls >= 20:
        share = 20 / falls
        return [share * low + (1 - share) * high for low, high in zip(lower, shape, strict=True)]
    lowest = [1.0, 0, 0, 0, 0]
    share = (20 - falls) / float(STEPS @ np.array(lower))
    return [share * low + (1 - share) * high for low, high in zip(lowest, lower, strict=True)]


if __name__ == "__main__":
    main()
