"""Reporting groups rolled up until each has enough respondents, without losing an answer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sammenhold.stats.disclosure.joining import joined
from sammenhold.stats.disclosure.reporting import Parents, ReportingGroup, check
from sammenhold.stats.disclosure.runs import runs
from sammenhold.stats.ratings import FLOOR


@dataclass(frozen=True)
class Group:
    """What can be published of by itself; everything else is made of whole groups.

    Attributes
    ----------
    keys : frozenset of str
        The reporting groups in it; those that nobody answered in are in no group.
    units : frozenset of str
        The units that are shown together, whichever of them its respondents are in.
    bands : tuple of str
        Work forms, in the order given; more than one when there were too few of each.
    n : int
        How many answered.
    """

    keys: frozenset[str]
    units: frozenset[str]
    bands: tuple[str, ...]
    n: int


def rollup(
    reporting: Iterable[ReportingGroup], parents: Parents, order: Sequence[str], floor: int = FLOOR
) -> tuple[Group, ...]:
    """Deal out everybody who answered to groups of at least `floor`.

    Parameters
    ----------
    reporting : iterable of ReportingGroup
    parents : mapping of str to str or None
        The tree: each unit's parent.
    order : sequence of str
        All work forms, in the order in which neighbours are alike.
    floor : int
        At least 5.

    Returns
    -------
    tuple of Group
        By first key. Every reporting group with an answer is in exactly one; empty when fewer than `floor`
        answered in all. The order of `reporting` and `parents` makes no difference.

    Raises
    ------
    ValueError
        If the floor is under 5, a work form unknown, or the tree is none (`reporting.check`).

    Notes
    -----
    First the units: those with too few, all work forms together, are joined with their nearest
    (`joining.joined`). Then, within each joint, the work forms: neighbours in the given order are put
    together so that as many groups as possible are left with `floor` each; among equals, so that the smallest
    group is as large as can be (`runs.runs`). So work forms give way before units do, and units are only
    joined when one of them has under `floor` in all.
    """
    reporting = list(reporting)
    check(reporting, parents)
    answered = [group for group in reporting if group.n]
    if floor < FLOOR or not {band for group in answered for band in group.bands} <= set(order):
        raise ValueError(f"the floor is at least {FLOOR}, and every work form is in the order")
    answers = defaultdict[str, int](int)
    for group in answered:
        answers[group.unit] += group.n
    home = {unit: joint.units for joint in joined(answers, parents, floor) for unit in joint.units}
    members = defaultdict[frozenset[str], list[ReportingGroup]](list)
    for group in answered:
        if group.unit in home:
            members[home[group.unit]].append(group)
    found = [each for units, inside in members.items() for each in _by_work_form(units, inside, order, floor)]
    return tuple(sorted(found, key=lambda group: min(group.keys)))


def _by_work_form(
    units: frozenset[str], inside: Iterable[ReportingGroup], order: Sequence[str], floor: int
) -> list[Group]:
    alike = defaultdict[tuple[int, ...], list[ReportingGroup]](list)
    for group in inside:
        alike[tuple(sorted(order.index(band) for band in set(group.bands)))].append(group)
    forms = sorted(alike)
    cuts = runs([sum(group.n for group in alike[form]) for form in forms], floor)
    parts = [forms[start:end] for start, end in zip((0, *cuts), cuts, strict=False)]
    return [_group(units, [group for form in part for group in alike[form]], order) for part in parts]


def _group(units: frozenset[str], groups: Sequence[ReportingGroup], order: Sequence[str]) -> Group:
    bands = {band for group in groups for band in group.bands}
    return Group(
        frozenset(group.key for group in groups),
        units,
        tuple(band for band in order if band in bands),
        sum(group.n for group in groups),
    )
