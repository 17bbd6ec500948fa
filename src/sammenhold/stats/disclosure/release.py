"""What is released of a wave: the pattern of all its items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sammenhold.stats.disclosure.covers import Shown, covers
from sammenhold.stats.disclosure.gate import granted
from sammenhold.stats.disclosure.reporting import Parents, ReportingGroup
from sammenhold.stats.disclosure.rollup import Group, rollup
from sammenhold.stats.ratings import FLOOR


@dataclass(frozen=True)
class Release:
    """The pattern of a wave: the same for all of its items.

    Attributes
    ----------
    groups : tuple of Group
    shown : tuple of Shown
        Everybody, units and their work forms; empty when too few answered in all.
    """

    groups: tuple[Group, ...]
    shown: tuple[Shown, ...]


def release(
    reporting: Iterable[ReportingGroup], parents: Parents, order: Sequence[str], floor: int = FLOOR
) -> Release:
    """Roll up, and decide what is shown.

    Parameters
    ----------
    reporting, parents, order, floor
        As for `rollup`.

    Returns
    -------
    Release
        Everything in it has passed `granted`.
    """
    reporting = list(reporting)
    groups = rollup(reporting, parents, order, floor)
    shown = covers(groups, parents)
    counts = {group.key: group.n for group in reporting}
    passed = set(granted(sorted((each.keys for each in shown), key=len), counts, floor))
    return Release(groups, tuple(each for each in shown if each.keys in passed))
