"""The one gate for sets that are to be published: each only if the attack then finds nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from sammenhold.stats.disclosure.attack import bounds
from sammenhold.stats.disclosure.cells import Cells, Keys, cells
from sammenhold.stats.disclosure.promises import certainly_few, narrow
from sammenhold.stats.disclosure.system import connected, exactly
from sammenhold.stats.ratings import FLOOR

MIDDLE = 50.0
MOST_TRIED = 200
"""Withheld sets that one wish is tried against; a wish that would take more is refused."""


def granted(wishes: Iterable[Keys], counts: Mapping[str, int], floor: int = FLOOR) -> tuple[Keys, ...]:
    """Of sets that one would like to publish, those that together give nobody away.

    Parameters
    ----------
    wishes : iterable of frozenset of str
        Keys of reporting groups; the most wanted first.
    counts : mapping of str to int
        How many answered in each reporting group.
    floor : int
        Smallest number of respondents.

    Returns
    -------
    tuple of frozenset of str
        In the order of the wishes, each once. Never one with fewer than `floor`.

    Raises
    ------
    KeyError
        If it is not known how many answered in a reporting group.

    Notes
    -----
    Suppression turned round: begin with nothing, and let a set in when the attack then finds nothing. What is
    published more can only tell more, so a wish that was refused stays refused, and one pass is the fixed
    point. The attack is made on numbers and exact sums, as if everybody had answered in the middle of the
    scale: so the pattern does not depend on answers. At the ends of the scale sums tell more; sets for which
    answers are shown are therefore made of whole groups (`covers`), and figures as in `figures`.
    That a wish was refused tells that somewhere there are few; how many answered is no secret.
    """
    kept, known, few = list[Keys](), Cells(), False
    for wish in dict.fromkeys(wishes):
        if _number(wish, counts) < floor:
            continue
        fewer = few or any(
            0 < _number(piece, counts) < floor for both in known.pieces(wish) for piece in both
        )
        if fewer and not withstands([*kept, wish], wish, counts, floor):
            continue
        few = fewer
        kept.append(wish)
        known.cut(wish)
    return tuple(kept)


def withstands(published: Sequence[Keys], fresh: Keys, counts: Mapping[str, int], floor: int = FLOOR) -> bool:
    """Whether the attack finds nothing in published sets, of which `fresh` is the last to come.

    Parameters
    ----------
    published : sequence of frozenset of str
    fresh : frozenset of str
        Only what hangs together with it is tried.
    counts : mapping of str to int
    floor : int

    Returns
    -------
    bool
        False also when there would be more than `MOST_TRIED` withheld sets to try.

    Notes
    -----
    Tried are all unions of cells with fewer than `floor` respondents. That is enough: part of a cell is never
    known better than the cell, and whatever holds part of a cell of `floor` or more is wide open when answers
    are in the middle.
    """
    told = [exactly(keys, counts, _middle(counts)) for keys in published]
    near = connected(told, fresh)
    tried = list(islice(_small(cells(each.keys for each in near), counts, floor), MOST_TRIED + 1))
    return len(tried) <= MOST_TRIED and not any(
        certainly_few(bounds(near, target), floor)
        or narrow(bounds(near, target, counts), _number(target, counts))
        for target in tried
    )


def _small(parts: Iterable[Keys], counts: Mapping[str, int], floor: int) -> Iterator[Keys]:
    """All unions of parts with at least one respondent and fewer than `floor`."""
    few = sorted((part for part in parts if 0 < _number(part, counts) < floor), key=min)
    for size in range(1, floor):
        for chosen in combinations(few, size):
            union = Keys().union(*chosen)
            if _number(union, counts) < floor:
                yield union


def _middle(counts: Mapping[str, int]) -> dict[str, float]:
    return {key: MIDDLE * n for key, n in counts.items()}


def _number(keys: Keys, counts: Mapping[str, int]) -> int:
    return sum(counts[key] for key in keys)
