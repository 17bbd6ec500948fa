"""How many groups the votes support; one is an answer."""

from dataclasses import dataclass

import numpy as np

from sammenhold.stats.opinions.clusters import begun, settled, widths
from sammenhold.stats.opinions.enough import SMALLEST
from sammenhold.stats.opinions.landscape import principal, stretch
from sammenhold.stats.opinions.votes import NONE, Floats, Table, centred, counts, means

MOST = 5
SAMPLE = 800
SHUFFLES = 19
"""With 19, a number of groups that chance alone would bring passes once in twenty times."""
STARTS = 2
"""As many for the votes as for those dealt out anew, so that neither has more luck."""
STARTS_TO_SHOW = 20
"""For the number that is supported: which parts are shown must not hang on two starts."""


@dataclass(frozen=True)
class Split:
    """A number of groups: the centres, and how clearly they are apart (see `clusters.widths`)."""

    centres: Floats
    width: float


def supported(made: Table, points: Floats, rng: np.random.Generator) -> Floats | None:
    """The centres of the groups that the votes support, shape (k, 2), or None when they support no split.

    Parameters
    ----------
    made : ndarray of int8, shape (people, statements)
        Of those who answered enough to be placed.
    points : ndarray, shape (people, 2)
        Where they stand.
    rng : numpy.random.Generator

    Notes
    -----
    Splits into two to five are judged by their width (see `clusters.widths`) on at most 800 people. Parts of
    a cloud without any groups have a width too; therefore each statement's votes are dealt out anew among
    those who answered it, 19 times, which keeps how popular each statement is and who answered what, and
    breaks every tie between statements. A number of groups is supported when its width exceeds all 19 of its
    own number. Of those supported the widest is taken, with no group under five people: it is asked first.
    """
    chosen = rng.permutation(len(made))[:SAMPLE]
    sample, stand = made[chosen], points[chosen]
    numbers = [k for k in range(2, MOST + 1) if len(stand) >= k * SMALLEST]
    by_chance = ByChance(sample, rng)
    for split in sorted((_split(stand, k, rng) for k in numbers), key=lambda split: -split.width):
        if by_chance.is_narrower(split):
            best = _split(stand, len(split.centres), rng, STARTS_TO_SHOW)
            if _large_enough(points, best.centres):
                return best.centres
    return None


class ByChance:
    """The same votes dealt out anew: each dealing is made when it is first asked for, and kept.

    Parameters
    ----------
    sample : ndarray of int8, shape (people, statements)
    rng : numpy.random.Generator
    """

    def __init__(self, sample: Table, rng: np.random.Generator) -> None:
        self._rng = rng
        self._votes = np.concatenate([block for _, block in centred(sample, means(counts(sample)))])
        self._answers = [
            (who, votes[who]) for who, votes in zip(sample.T != NONE, self._votes.T, strict=True)
        ]
        self._stretch = stretch(sample)
        self._stands: list[Floats] = []

    def is_narrower(self, split: Split) -> bool:
        """Is the split wider than what every dealing comes to with as many parts?"""
        k = len(split.centres)
        return all(_split(self._stand(turn), k, self._rng).width < split.width for turn in range(SHUFFLES))

    def _stand(self, turn: int) -> Floats:
        if turn == len(self._stands):
            dealt = self._dealt()
            along = principal(np.matmul(dealt.T, dealt))
            self._stands.append(np.matmul(dealt, along) * self._stretch)
        return self._stands[turn]

    def _dealt(self) -> Floats:
        """Each statement's votes, less its mean, in another order among those who answered it."""
        dealt = self._votes.T.copy()
        for column, (who, votes) in zip(dealt, self._answers, strict=True):
            column[who] = self._rng.permutation(votes)
        return dealt.T


def _split(points: Floats, k: int, rng: np.random.Generator, starts: int = STARTS) -> Split:
    """The widest of those that some starts lead to."""
    _, centres = settled(points, begun(points, k, starts, rng))
    found = widths(points, centres)
    widest = int(found.argmax())
    return Split(centres[widest], float(found[widest]))


def _large_enough(points: Floats, centres: Floats) -> bool:
    labels, _ = settled(points, centres[None])
    return int(np.bincount(labels[:, 0], minlength=len(centres)).min()) >= SMALLEST
