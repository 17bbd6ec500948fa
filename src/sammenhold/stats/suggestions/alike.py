"""How alike two notes are: the words that they share, the rare ones for more."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

Pair = tuple[int, int]
COMMON = 100
"""A word in more notes than this says nothing, and would cost the square of them."""

TELLING = 6
"""Letters of a word that tells enough to be the only one shared."""
ALONE = 0.6
"""What the likeness by one word counts beside that by several."""


def likeness(notes: Sequence[Counter[str]]) -> dict[Pair, float]:
    """How alike every two notes are that share words.

    Parameters
    ----------
    notes : sequence of Counter
        How often each word is in each note.

    Returns
    -------
    dict of (int, int) to float
        Between 0 and 1, by the numbers of the two notes, the smaller first.

    Notes
    -----
    The cosine of the notes, in which a word counts log(1 + n / d) for d of n notes that have it (tf-idf, a
    note counting each word once). One shared word alone counts for less, and not at all when it is short: in
    notes of ten words it is often chance. A compound and its own part are one word.
    """
    where: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(notes):
        for word in words:
            where[word].append(number)
    weight = {word: math.log1p(len(notes) / len(found)) ** 2 for word, found in where.items()}
    length = [math.sqrt(sum(weight[word] for word in words)) for words in notes]
    return {
        (one, other): _trust(words) * sum(map(weight.__getitem__, words)) / (length[one] * length[other])
        for (one, other), words in _shared(where).items()
    }


def _shared(where: Mapping[str, Sequence[int]]) -> dict[Pair, list[str]]:
    """The words that each pair has in common, found by the notes of each word."""
    shared: dict[Pair, list[str]] = defaultdict(list)
    for word, found in where.items():
        if len(found) <= COMMON:
            for place, one in enumerate(found):
                for other in found[place + 1 :]:
                    shared[one, other].append(word)
    return shared


def _trust(words: Sequence[str]) -> float:
    whole = [word for word in words if not any(word != other and word in other for other in words)]
    if len(whole) > 1:
        return 1.0
    return ALONE if len(whole[0]) >= TELLING else 0.0
