"""How many were asked in each set that is shown: everybody once, also where nobody answered."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sammenhold.stats.disclosure.covers import Shown
from sammenhold.stats.disclosure.release import Release
from sammenhold.stats.disclosure.reporting import Parents, ancestors
from sammenhold.stats.disclosure.rollup import Group
from sammenhold.stats.survey.wave import Asked

Node = str | None
Bands = frozenset[str]
Tallied = Counter[Bands]
"""How many were asked, by the work forms of those that have no group; those that have one under `AT_HOME`."""
AT_HOME = Bands()


def invited(release: Release, asked: Sequence[Asked], parents: Parents) -> list[int]:
    """How many were asked in each of `release.shown`.

    Parameters
    ----------
    release : Release
    asked : sequence of Asked
    parents : mapping of str to str or None

    Returns
    -------
    list of int
        In the order of `release.shown`.

    Notes
    -----
    A whole node's are all who were asked in it, beneath it, and in those that are counted with it
    (`Shown.besides`). A work form's are those of its groups: a reporting group in which nobody answered
    belongs to the group of its node that holds its work forms. Where there is none, it belongs to that work
    form of each node above it which holds its own and fewest others, and else to the whole alone. So work
    forms never count more than the whole.
    """
    homes = _homes(release.groups, asked)
    of_group, direct, beneath = Counter[Group](), defaultdict[Node, Tallied](Counter), _nowhere()
    for each in asked:
        home = homes[each.key]
        bands = AT_HOME if home else Bands(each.bands)
        if home:
            of_group[home] += each.invited
        direct[each.node][bands] += each.invited
        for up in (None, *ancestors(each.node, parents)):
            beneath[up][bands] += each.invited
    parts = _parts(release.shown)
    return [
        sum(scope.values())
        if not each.bands
        else sum(of_group[group] for group in each.groups) + _taken_in(each, parts[each.unit], scope)
        for each in release.shown
        for scope in [sum((direct[node] for node in each.besides), beneath[each.unit])]
    ]


def _nowhere() -> defaultdict[Node, Tallied]:
    return defaultdict(Counter)


def _homes(groups: Iterable[Group], asked: Iterable[Asked]) -> dict[str, Group | None]:
    by_key = {key: group for group in groups for key in group.keys}
    by_node = defaultdict[str, list[Group]](list)
    for group in groups:
        for node in group.units:
            by_node[node].append(group)
    return {each.key: by_key.get(each.key) or _holding(each, by_node[each.node]) for each in asked}


def _holding(asked: Asked, groups: Iterable[Group]) -> Group | None:
    holding = [group for group in groups if set(asked.bands) <= set(group.bands)]
    return min(holding, key=lambda group: (len(group.bands), group.bands), default=None)


def _parts(shown: Iterable[Shown]) -> Mapping[Node, list[Shown]]:
    found = defaultdict[Node, list[Shown]](list)
    for each in shown:
        if each.bands:
            found[each.unit].append(each)
    return found


def _taken_in(part: Shown, parts: Sequence[Shown], scope: Tallied) -> int:
    return sum(
        n
        for bands, n in scope.items()
        if bands != AT_HOME
        and part
        is min(
            (each for each in parts if bands <= set(each.bands)),
            key=lambda each: (len(each.bands), each.bands),
            default=None,
        )
    )
