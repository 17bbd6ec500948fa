"""One order from many: the method of Schulze, with ties kept as ties."""

from collections.abc import Iterable, Sequence

Matrix = list[list[int]]


def preferences(ballots: Iterable[Sequence[int]], k: int) -> Matrix:
    """Count for each pair of alternatives how many prefer the one to the other.

    Parameters
    ----------
    ballots : iterable of sequence of int
        Each voter's order: numbers of alternatives in 0..k-1, the preferred first, none twice. What is left
        out stands below all that is named, and level with the rest that is left out.
    k : int
        Number of alternatives.

    Returns
    -------
    list of list of int, shape (k, k)
        ``[a][b]`` is the number of voters who prefer a to b.

    Raises
    ------
    ValueError
        If a ballot names an alternative twice, or one that there is not.
    """
    pairs = [[0] * k for _ in range(k)]
    for ballot in ballots:
        below = set(range(k))
        for chosen in ballot:
            if chosen not in below:
                raise ValueError("a ballot names each alternative at most once")
            below.remove(chosen)
            for other in below:
                pairs[chosen][other] += 1
    return pairs


def strongest_paths(pairs: Sequence[Sequence[int]]) -> Matrix:
    """Find the strength of the strongest path from each alternative to each other.

    A path goes from winner to loser of a pair; it is as strong as its weakest link, and a link as strong as
    the number of voters behind its winner ("winning votes").

    Parameters
    ----------
    pairs : sequence of sequence of int, shape (k, k)
        What ``preferences`` returns.

    Returns
    -------
    list of list of int, shape (k, k)
        Number of voters; 0 where there is no path.
    """
    k = len(pairs)
    paths = [[pairs[a][b] if pairs[a][b] > pairs[b][a] else 0 for b in range(k)] for a in range(k)]
    for via in range(k):
        onward = paths[via]
        for start in range(k):
            first = paths[start][via]
            if first and start != via:
                row = zip(paths[start], onward, strict=True)
                paths[start] = [max(known, min(first, further)) for known, further in row]
    for alternative in range(k):
        paths[alternative][alternative] = 0
    return paths


def schulze(pairs: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Put the alternatives in order by the method of Schulze.

    Parameters
    ----------
    pairs : sequence of sequence of int, shape (k, k)
        What ``preferences`` returns.

    Returns
    -------
    tuple of tuple of int
        Places, the first one first; each holds the alternatives that share it, in rising order: none of
        them has a stronger path to another.

    Notes
    -----
    Schulze, M. (2011): A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
    single-winner election method. Social Choice and Welfare 36, 267-303. His relation is a strict partial
    order; a place holds what nothing that is left beats. O(k^3).
    """
    paths, left, places = strongest_paths(pairs), set(range(len(pairs))), []
    while left:
        first = tuple(sorted(a for a in left if not any(paths[b][a] > paths[a][b] for b in left)))
        places.append(first)
        left -= set(first)
    return tuple(places)
