"""Units joined until each joint has enough respondents: the first half of the roll-up."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sammenhold.stats.disclosure.reporting import Parents, upwards


@dataclass(frozen=True)
class Joint:
    """One unit or more that are shown together: those who are in them directly.

    Attributes
    ----------
    units : frozenset of str
    n : int
        How many answered.
    """

    units: frozenset[str]
    n: int

    def __add__(self, other: "Joint") -> "Joint":
        return Joint(self.units | other.units, self.n + other.n)


NOWHERE = Joint(frozenset(), 0)


def joined(answers: Mapping[str, int], parents: Parents, floor: int) -> list[Joint]:
    """Units joined to at least `floor` respondents each, nobody left out.

    Parameters
    ----------
    answers : mapping of str to int
        How many answered in each unit, units beneath it not counted; 0 when missing.
    parents : mapping of str to str or None
    floor : int
        Smallest number of respondents.

    Returns
    -------
    list of Joint
        Disjoint, and together all units with an answer; empty when fewer than `floor` answered in all.

    Notes
    -----
    From the bottom of the tree up, in each unit: those who are in it directly, and those who came up from
    units beneath, are its rest. A rest that is large enough is a joint of its own. One that is too small
    joins the smallest joint beneath the unit (the one whose first unit comes first by name, among equals),
    and goes up to the parent when there is none. So answers stay as near to where they were given as can
    be, and small joins small. The top is treated as a unit above all others.
    """
    beneath: dict[str | None, list[Joint]] = defaultdict(list)
    rests: dict[str | None, Joint] = defaultdict(lambda: NOWHERE)
    for unit in upwards(parents):
        n = answers.get(unit, 0)
        rest = rests.pop(unit, NOWHERE) + (Joint(frozenset({unit}), n) if n else NOWHERE)
        made, left = _settled(beneath.pop(unit, []), rest, floor)
        beneath[parents[unit]] += made
        rests[parents[unit]] += left
    return _settled(beneath[None], rests[None], floor)[0]


def _settled(made: list[Joint], rest: Joint, floor: int) -> tuple[list[Joint], Joint]:
    if rest.n >= floor:
        return [*made, rest], NOWHERE
    if not rest.n or not made:
        return made, rest
    smallest = min(made, key=lambda joint: (joint.n, min(joint.units)))
    return [smallest + rest, *(joint for joint in made if joint is not smallest)], NOWHERE
