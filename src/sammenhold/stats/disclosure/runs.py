"""Neighbouring work forms put together until each has enough: the second half of the roll-up."""

from collections.abc import Sequence


def runs(counts: Sequence[int], floor: int) -> tuple[int, ...]:
    """Where to cut a row of numbers into the most runs that each sum to `floor` or more.

    Parameters
    ----------
    counts : sequence of int, shape (k,)
    floor : int

    Returns
    -------
    tuple of int
        Where each run ends (exclusive); of several ways the one whose smallest sum is largest, then the one
        with the later cuts. Empty when all together are under `floor`.
    """
    best: list[tuple[int, int, tuple[int, ...]] | None] = [(0, sum(counts), ())]
    for end in range(1, len(counts) + 1):
        ways = [
            (made[0] + 1, min(made[1], sum(counts[start:end])), (*made[2], end))
            for start, made in enumerate(best)
            if made and sum(counts[start:end]) >= floor
        ]
        best.append(max(ways) if ways else None)
    last = best[-1]
    return last[2] if last else ()
