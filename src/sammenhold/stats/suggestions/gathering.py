"""From likeness to suggestions: small sets of notes, of which each is like the others."""

from collections.abc import Mapping, Sequence
from itertools import combinations, product

from sammenhold.stats.suggestions.alike import Pair, likeness
from sammenhold.stats.suggestions.words import features, words

ALIKE = 0.2
"""How alike the notes of a suggestion are, on average over its pairs; see ``docs/method/suggestions.md``."""
LARGEST = 8
"""What can be judged at a glance."""
MOST = 20
MOST_NOTES = 2000


def suggestions(notes: Sequence[tuple[str, str]], alike: float = ALIKE) -> list[list[int]]:
    """Sets of notes that seem to be about the same.

    Parameters
    ----------
    notes : sequence of (str, str)
        Each note's text and its language: ``da``, ``en``, or empty when it is not known.
    alike : float
        How alike they must be.

    Returns
    -------
    list of list of int
        The numbers of the notes, the surest set first, at most 20. No note is in two. After 2,000 notes no
        further ones are read.
    """
    read = features([words(text, language) for text, language in notes[:MOST_NOTES]])
    return gathered(likeness(read), alike)[:MOST]


def gathered(likeness: Mapping[Pair, float], alike: float) -> list[list[int]]:
    """Sets by average linkage, taking up pairs from the most alike on.

    Parameters
    ----------
    likeness : mapping of (int, int) to float
        What is missing counts as 0.
    alike : float
        Two sets are joined while the average over all pairs between them is at least this.

    Returns
    -------
    list of list of int
        Those of two or more, the ones with the most alike pair first.
    """
    home: dict[int, list[int]] = {}
    found: list[list[int]] = []
    for (first, second), value in sorted(likeness.items(), key=lambda each: (-each[1], each[0])):
        if value < alike:
            break
        one, other = (home.setdefault(note, [note]) for note in (first, second))
        if one is other or len(one) + len(other) > LARGEST or _between(one, other, likeness) < alike:
            continue
        if len(one) == 1:
            found.append(one)
        one += other
        found = [each for each in found if each is not other]
        home |= dict.fromkeys(other, one)
    return sorted((sorted(each) for each in found), key=lambda each: (-_surest(each, likeness), each))


def _surest(each: Sequence[int], likeness: Mapping[Pair, float]) -> float:
    return max(likeness.get(pair, 0.0) for pair in combinations(each, 2))


def _between(one: Sequence[int], other: Sequence[int], likeness: Mapping[Pair, float]) -> float:
    pairs = [(min(pair), max(pair)) for pair in product(one, other)]
    return sum(likeness.get(pair, 0.0) for pair in pairs) / len(pairs)
