"""Random waves: trees of units, work forms, and how many answered; and the same by exact enumeration."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from hypothesis import strategies as st

from sammenhold.stats.disclosure.cells import Keys
from sammenhold.stats.disclosure.reporting import Parents, ReportingGroup
from sammenhold.stats.disclosure.system import Told

ORDER = ("onsite", "mixed", "virtual")
Wave = tuple[list[ReportingGroup], dict[str, str | None]]


@st.composite
def waves(draw: st.DrawFn, most_units: int = 9) -> Wave:
    names = draw(st.permutations([f"u{place}" for place in range(draw(st.integers(1, most_units)))]))
    parents: dict[str, str | None] = {}
    for place, name in enumerate(names):
        above = draw(st.integers(-1, place - 1))
        parents[name] = None if above < 0 else names[above]
    bands = st.sampled_from([*((band,) for band in ORDER), ORDER[1:], ORDER])
    groups = [
        ReportingGroup(f"{name}/{'+'.join(form)}", name, form, draw(st.integers(0, 12)))
        for name in names
        for form in sorted(draw(st.sets(bands, max_size=3)))
    ]
    return groups, parents


def counts_of(groups: Sequence[ReportingGroup]) -> dict[str, int]:
    return {group.key: group.n for group in groups}


def beneath(unit: str, parents: Parents) -> set[str]:
    """The unit and all under it, found from the top down."""
    found = {unit}
    while more := {each for each, above in parents.items() if above in found} - found:
        found |= more
    return found


def number(keys: Keys, counts: Mapping[str, int]) -> int:
    return sum(counts[key] for key in keys)


def deals(total: int, most: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every way to deal `total` to places that take at most so much each."""
    if not most:
        if not total:
            yield ()
        return
    for first in range(min(total, most[0]) + 1):
        for rest in deals(total - first, most[1:]):
            yield (first, *rest)


def tables(told: Sequence[Told], keys: Sequence[str]) -> Iterator[dict[str, int]]:
    """Every table of numbers that fits the published numbers; the first set published is everybody."""
    for dealt in deals(told[0].n, [min(each.n for each in told if key in each.keys) for key in keys]):
        table = dict(zip(keys, dealt, strict=True))
        if all(number(each.keys, table) == each.n for each in told):
            yield table


def subsets(keys: Sequence[str]) -> Iterator[Keys]:
    for size in range(1, len(keys) + 1):
        yield from map(frozenset, combinations(keys, size))


def rank_of(rows: list[list[bool]]) -> int:
    """Rank of a matrix, in fractions."""
    left = [[Fraction(int(each)) for each in row] for row in rows]
    rank = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left[rank:] if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(rank, pivot)
        for row in left[rank + 1 :]:
            factor = row[column] / pivot[column]
            row[:] = [value - factor * below for value, below in zip(row, pivot, strict=True)]
        rank += 1
    return rank
