"""Reporting groups, as a wave stores them, and the tree of units in which they lie."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Parents = Mapping[str, str | None]
"""Each unit's parent; None for those at the top."""


@dataclass(frozen=True)
class ReportingGroup:
    """All that a response says of who gave it.

    Attributes
    ----------
    key : str
        One of its own.
    unit : str
    bands : tuple of str
        The work forms of those in it, usually one.
    n : int
        How many answered, 0 or more.
    """

    key: str
    unit: str
    bands: tuple[str, ...]
    n: int


def check(groups: Iterable[ReportingGroup], parents: Parents) -> None:
    """Refuse what is no tree, or does not lie in it.

    Raises
    ------
    ValueError
        If a key comes twice, a number is negative, a unit or parent is unknown, or units are their own
        ancestors.
    """
    seen = set[str]()
    for group in groups:
        if group.key in seen or group.n < 0 or group.unit not in parents:
            raise ValueError(f"{group.key}: a key comes once, n is 0 or more, the unit is in the tree")
        seen.add(group.key)
    upwards(parents)


def upwards(parents: Parents) -> list[str]:
    """All units, each after everything beneath it; the deepest first, then by name.

    Raises
    ------
    ValueError
        If a parent is unknown or units are their own ancestors.
    """
    depths: dict[str, int] = {}
    for unit in parents:
        path = list[str]()
        for above in ancestors(unit, parents):
            if above in depths:
                break
            path.append(above)
            if len(path) > len(parents):
                raise ValueError(f"{unit} is its own ancestor")
        for each in reversed(path):
            above_it = parents[each]
            depths[each] = 0 if above_it is None else depths[above_it] + 1
    return sorted(parents, key=lambda unit: (-depths[unit], unit))


def ancestors(unit: str, parents: Parents) -> Iterator[str]:
    """The unit, its parent, and so on to the top."""
    here: str | None = unit
    while here is not None:
        if here not in parents:
            raise ValueError(f"{here} is not among the units")
        yield here
        here = parents[here]
