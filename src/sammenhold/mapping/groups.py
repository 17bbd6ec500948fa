"""Which groups of people figures are shown for, so that none tells of fewer than five. Pure.

The leader knows the staff list, and so whatever in a figure comes from it. What people said themselves has a
floor of its own: of each shown group, and of what is left between two of them, none or at least five count
with what they said (`counted`). The others count as the staff list has them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from sammenhold.stats.ratings import FLOOR

People = frozenset[int]


@dataclass(frozen=True)
class Group:
    """People who are shown together, under the names that they came with."""

    names: tuple[str, ...]
    people: People

    def __add__(self, other: "Group") -> "Group":
        return Group(tuple(sorted({*self.names, *other.names})), self.people | other.people)


Groups = tuple[Group, ...]


def rolled_up(named: Mapping[str, Iterable[int]]) -> Groups:
    """Groups of at least five, nobody left out: those too small are put together.

    With fewer than five people in all there are none.
    """
    groups = [Group((name,), frozenset(people)) for name, people in sorted(named.items())]
    large = [group for group in groups if len(group.people) >= FLOOR]
    small = [group for group in groups if 0 < len(group.people) < FLOOR]
    while small and sum(len(group.people) for group in small) < FLOOR and large:
        least = min(large, key=lambda group: (len(group.people), group.names))
        large.remove(least)
        small.append(least)
    rest = sum(small[1:], start=small[0]) if small else None
    found = [*large, *([rest] if rest and len(rest.people) >= FLOOR else [])]
    return tuple(found)


def set_apart(breakdowns: Mapping[str, Groups]) -> dict[str, Groups]:
    """The same breakdowns without groups that one of another breakdown tells apart from one to four people.

    Such a group is put together with the smallest other one of its breakdown, until there is none.
    """
    found = dict(breakdowns)
    while telling := next(_telling(found), None):
        key, group = telling
        others = [other for other in found[key] if other is not group]
        least = min(others, key=lambda other: (len(other.people), other.names))
        found[key] = (*(other for other in others if other is not least), group + least)
    return found


def counted(said: Iterable[int], breakdowns: Mapping[str, Groups]) -> People:
    """Of those who said how they work, those who count with it: none or at least five wherever one looks."""
    everybody = People().union(*(group.people for groups in breakdowns.values() for group in groups))
    left = everybody.intersection(said)
    looked_at = [everybody, *_differences(breakdowns)]
    looked_at += [group.people for groups in breakdowns.values() for group in groups]
    while few := next((left & people for people in looked_at if 0 < len(left & people) < FLOOR), None):
        left -= few
    return left


def _telling(breakdowns: Mapping[str, Groups]) -> Iterator[tuple[str, Group]]:
    for key, other in permutations(breakdowns, 2):
        for group in breakdowns[key]:
            if len(breakdowns[key]) > 1 and 0 < len(_left_of(group, breakdowns[other])) < FLOOR:
                yield key, group


def _differences(breakdowns: Mapping[str, Groups]) -> list[People]:
    return [
        _left_of(group, breakdowns[other])
        for key, other in permutations(breakdowns, 2)
        for group in breakdowns[key]
    ]


def _left_of(group: Group, others: Sequence[Group]) -> People:
    """Who is left of the groups of another breakdown that this one is within, when it is taken away."""
    touched = [other.people for other in others if other.people & group.people]
    return People().union(*touched) - group.people
