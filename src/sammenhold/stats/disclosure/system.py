"""Published numbers as the attack takes them, and which of them hang together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sammenhold.stats.disclosure.cells import Keys


@dataclass(frozen=True)
class Told:
    """What is published of one set.

    Attributes
    ----------
    keys : frozenset of str
        The reporting groups in it.
    n : int
        How many answered.
    low, high : float
        Between what the sum of their answers is told to lie (each answer 0-100): twice the same when it is
        told exactly, 0 and 100 n when nothing is told.
    """

    keys: Keys
    n: int
    low: float
    high: float


def exactly(keys: Keys, counts: Mapping[str, int], sums: Mapping[str, float]) -> Told:
    """A set of which number and sum are published to the last decimal."""
    total = sum(sums[key] for key in keys)
    return Told(keys, sum(counts[key] for key in keys), total, total)


def connected(told: Sequence[Told], target: Keys) -> list[Told]:
    """Those published sets that can say something of the target: subtree by subtree.

    Parameters
    ----------
    told : sequence of Told
    target : frozenset of str

    Returns
    -------
    list of Told
        Sets that share a reporting group with the target, or with another one of the list. Left out before is
        each set that says no more than its published parts do, such as a total with all its parts.
    """
    by_itself = telling_by_itself(told)
    near = list[Told]()
    reached = target
    while fresh := [each for each in by_itself if each not in near and each.keys & reached]:
        near += fresh
        reached = reached.union(*(each.keys for each in fresh))
    return near


def telling_by_itself(told: Sequence[Told]) -> list[Told]:
    """The published sets, without those that follow from others.

    Parameters
    ----------
    told : sequence of Told

    Returns
    -------
    list of Told
        A set follows when its largest published parts are disjoint and make it up, and what they tell of
        their sums together is no less than what it tells.
    """
    kept = dict.fromkeys(told)
    return [each for each in kept if not _follows(each, [other for other in kept if other.keys < each.keys])]


def _follows(whole: Told, parts: Sequence[Told]) -> bool:
    largest = [part for part in parts if not any(part.keys < other.keys for other in parts)]
    return (
        sum(len(part.keys) for part in largest) == len(whole.keys)
        and sum(part.n for part in largest) == whole.n
        and whole.keys == frozenset[str]().union(*(part.keys for part in largest))
        and whole.low <= sum(part.low for part in largest)
        and sum(part.high for part in largest) <= whole.high
    )
