"""What is told of each group: how large it is, what sets it apart, and where it lies."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sammenhold.stats.opinions.clusters import Labels
from sammenhold.stats.opinions.enough import SMALLEST
from sammenhold.stats.opinions.votes import Counts, Floats

CHANCE = 0.05
MOST_TOLD = 5


@dataclass(frozen=True)
class Difference:
    """A statement on which a group votes otherwise than the rest.

    Attributes
    ----------
    statement : int
    agree, answered : int
        In the group.
    others_agree, others_answered : int
        Among all others who voted, also those who answered too little to be in a group.
    """

    statement: int
    agree: int
    answered: int
    others_agree: int
    others_answered: int


@dataclass(frozen=True)
class Area:
    """An ellipse around most of a group: middle, half axes, and the angle of the first one in degrees."""

    x: float
    y: float
    long: float
    short: float
    angle: float


@dataclass(frozen=True)
class OpinionGroup:
    people: int
    area: Area
    differences: tuple[Difference, ...]


def described(
    inside: Sequence[Counts], whole: Counts, points: Floats, labels: Labels
) -> tuple[OpinionGroup, ...]:
    """The groups, the largest first; one that has shrunk under five people is left out.

    Parameters
    ----------
    inside : sequence of Counts
        The votes of each group.
    whole : Counts
        The votes of all.
    points : ndarray, shape (people, 2)
    labels : ndarray of int, shape (people,)
        Each person's group; -1 for none.

    Notes
    -----
    A difference is told where five in the group and five outside answered, and the two shares of agreement
    differ at 5 % after Holm's correction over all statements and groups (two-proportion z test, one added to
    agreeing and two to answered). Where it is told of several groups, fewer than five answers of all could be
    left over, to be worked out by subtraction: then it is told of the largest of them only.
    """
    z = np.stack([_difference(own, whole) for own in inside])
    beyond = _holm(z)
    members = [points[labels == part] for part in range(len(inside))]
    groups = [
        OpinionGroup(len(stand), _area(stand), _told(own, whole, z[part], beyond[part]))
        for part, (own, stand) in enumerate(zip(inside, members, strict=True))
        if len(stand) >= SMALLEST
    ]
    return _without_rests(sorted(groups, key=lambda group: -group.people), whole)


def _without_rests(groups: Sequence[OpinionGroup], whole: Counts) -> tuple[OpinionGroup, ...]:
    left = whole.all.copy()
    for difference in (each for group in groups for each in group.differences):
        left[difference.statement] -= difference.answered
    small = set(np.flatnonzero((left > 0) & (left < SMALLEST)))
    seen = set[int]()
    kept = list[OpinionGroup]()
    for group in groups:
        told = tuple(each for each in group.differences if each.statement not in small & seen)
        seen |= {each.statement for each in told}
        kept.append(replace(group, differences=told))
    return tuple(kept)


def _difference(own: Counts, whole: Counts) -> NDArray[np.float64]:
    """z of each statement; nan where too few answered."""
    agree, answered = own.agree + 1, own.all + 2
    others_agree, others_answered = whole.agree - own.agree + 1, whole.all - own.all + 2
    pooled = (agree + others_agree) / (answered + others_answered)
    error = np.sqrt(pooled * (1 - pooled) * (1 / answered + 1 / others_answered))
    z = (agree / answered - others_agree / others_answered) / error
    enough = (own.all >= SMALLEST) & (whole.all - own.all >= SMALLEST)
    return np.where(enough, z, np.nan)


def _holm(z: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which z are beyond chance after Holm's step-down correction over all that were tested."""
    flat = z.ravel()
    tested = np.flatnonzero(~np.isnan(flat))
    order = tested[np.argsort(-np.abs(flat[tested]))]
    beyond = np.zeros(flat.shape, dtype=np.bool_)
    for turn, place in enumerate(order):
        if math.erfc(abs(flat[place]) / math.sqrt(2)) > CHANCE / (len(order) - turn):
            break
        beyond[place] = True
    return beyond.reshape(z.shape)


def _told(
    own: Counts, whole: Counts, z: NDArray[np.float64], beyond: NDArray[np.bool_]
) -> tuple[Difference, ...]:
    order = sorted(np.flatnonzero(beyond), key=lambda place: -abs(z[place]))[:MOST_TOLD]
    return tuple(
        Difference(
            int(place),
            int(own.agree[place]),
            int(own.all[place]),
            int(whole.agree[place] - own.agree[place]),
            int(whole.all[place] - own.all[place]),
        )
        for place in order
    )


def _area(points: Floats) -> Area:
    middle = points.mean(axis=0)
    spread = np.cov(points.T.astype(np.float64))
    values, vectors = np.linalg.eigh(spread)
    half = 2 * np.sqrt(np.maximum(values, 1e-9))
    angle = math.degrees(math.atan2(vectors[1, 1], vectors[0, 1])) % 180
    return Area(float(middle[0]), float(middle[1]), float(half[1]), float(half[0]), angle)
