"""What is published for each unit: whole groups, the fewest that hold all its answers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sammenhold.stats.disclosure.reporting import Parents, ancestors
from sammenhold.stats.disclosure.rollup import Group


@dataclass(frozen=True)
class Shown:
    """A set of respondents that figures are shown for.

    Attributes
    ----------
    unit : str or None
        For whom; None for everybody.
    bands : tuple of str
        Only these work forms; empty for all of the unit.
    groups : tuple of Group
    besides : frozenset of str
        Other units, not under this one, whose answers are counted with it; to be named where it is shown.
    """

    unit: str | None
    bands: tuple[str, ...]
    groups: tuple[Group, ...]
    besides: frozenset[str]

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(group.n for group in self.groups)

    @property
    def keys(self) -> frozenset[str]:
        """The reporting groups in it."""
        return frozenset[str]().union(*(group.keys for group in self.groups))


def covers(groups: Sequence[Group], parents: Parents) -> tuple[Shown, ...]:
    """For each unit, and for everybody: the whole, and each work form in it.

    Parameters
    ----------
    groups : sequence of Group
        As `rollup` made them.
    parents : mapping of str to str or None

    Returns
    -------
    tuple of Shown
        Everybody first, then the units by name. A unit in which nobody answered has none. Work forms only
        where a unit has more than one group of them; those in a group of several work forms are shown under
        just these, not under each.

    Notes
    -----
    The whole of a unit holds every answer given in it or beneath it, and more when it was rolled up with a
    neighbour (`Shown.besides`). Work forms are those of the whole, so together they are the whole.
    """
    touching = defaultdict[str | None, list[Group]](list)
    beneath = defaultdict[str | None, set[str]](set)
    for group in groups:
        above = {up for unit in group.units for up in ancestors(unit, parents)}
        for unit in (None, *above):
            touching[unit].append(group)
    for unit in {unit for group in groups for unit in group.units}:
        for up in (None, *ancestors(unit, parents)):
            beneath[up].add(unit)
    found = list[Shown]()
    for here in (None, *sorted(unit for unit in touching if unit is not None)):
        if here in touching:
            found += _shown(here, touching[here], beneath[here])
    return tuple(found)


def _shown(unit: str | None, groups: Sequence[Group], inside: set[str]) -> list[Shown]:
    besides = frozenset(each for group in groups for each in group.units) - inside
    parts = defaultdict[tuple[str, ...], list[Group]](list)
    for group in groups:
        parts[group.bands].append(group)
    whole = Shown(unit, (), tuple(groups), besides)
    if len(parts) < 2:
        return [whole]
    return [whole, *(Shown(unit, bands, tuple(made), besides) for bands, made in sorted(parts.items()))]
