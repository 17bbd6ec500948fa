"""Everybody who is asked, dealt out to reporting groups before the first answer: pure, no database.

A response will say which group it comes from and nothing finer, so a group is made as large as it can be
without losing what one wants to know: how the units are, and how virtual and on-site colleagues compare.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sammenhold.mapping.bands import Band
from sammenhold.stats.disclosure.joining import Joint, joined
from sammenhold.stats.disclosure.reporting import ancestors
from sammenhold.stats.disclosure.runs import runs
from sammenhold.stats.ratings import FLOOR

BETTER = 8
"""People in a group, where it can be had."""
BANDS = tuple(Band)
Parents = Mapping[str, str | None]


@dataclass(frozen=True)
class Asked:
    person: int
    unit: str
    band: Band


@dataclass(frozen=True)
class Node:
    """A place in the wave's tree: a unit, or units that are too small to stand alone."""

    key: str
    units: tuple[str, ...]
    parent: str | None


@dataclass(frozen=True)
class Planned:
    """A reporting group before the wave opens."""

    node: str
    bands: tuple[Band, ...]
    people: tuple[int, ...]


@dataclass(frozen=True)
class Population:
    nodes: tuple[Node, ...]
    groups: tuple[Planned, ...]

    @property
    def number(self) -> int:
        return sum(len(group.people) for group in self.groups)


def dealt(people: Iterable[Asked], parents: Parents) -> Population:
    """Everybody in one group of five or more; nobody where there are fewer than five in all."""
    people = list(people)
    sizes = Counter(each.unit for each in people)
    joints = sorted(joined(sizes, parents, FLOOR), key=lambda joint: min(joint.units))
    together = {joint: _node(joint, parents) for joint in joints}
    home = {unit: joint for joint in joints for unit in joint.units}
    inside = defaultdict[Joint, list[Asked]](list)
    for each in people:
        if each.unit in home:
            inside[home[each.unit]].append(each)
    groups = [group for joint in joints for group in _groups(together[joint].key, inside[joint])]
    plain = [Node(unit, (unit,), parent) for unit, parent in parents.items()]
    return Population((*plain, *(node for node in together.values() if len(node.units) > 1)), tuple(groups))


def _node(joint: Joint, parents: Parents) -> Node:
    """Of one unit the unit itself; of several a place of their own, under the nearest unit above them all."""
    units = tuple(sorted(joint.units))
    if len(units) == 1:
        return Node(units[0], units, parents[units[0]])
    lines = [list(ancestors(unit, parents)) for unit in units]
    shared = [unit for unit in lines[0] if all(unit in line for line in lines)]
    return Node("+".join(units), units, shared[0] if shared else None)


def _groups(node: str, people: Sequence[Asked]) -> list[Planned]:
    found = list[Planned]()
    start = 0
    for end in _cuts([sum(each.band is band for each in people) for band in BANDS]):
        members = [each for each in people if each.band in BANDS[start:end]]
        there = {each.band for each in members}
        bands = tuple(band for band in BANDS if band in there)
        found.append(Planned(node, bands, tuple(each.person for each in members)))
        start = end
    return found


def _cuts(counts: Sequence[int]) -> tuple[int, ...]:
    """Where work forms part: with eight in each group if that leaves more than one, else with five."""
    better = runs(counts, BETTER)
    return better if len(better) > 1 else runs(counts, FLOOR)
