"""Those who work virtually and those who work on site, as far as the groups tell them apart."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sammenhold.stats.disclosure.covers import Shown
from sammenhold.stats.moments import Moments
from sammenhold.stats.survey.sums import Sums

ON_SITE, VIRTUAL = "on_site", "virtual"


@dataclass(frozen=True)
class Side:
    """Some of a node's work forms, put together.

    Attributes
    ----------
    bands : tuple of str
        In the order in which neighbours are alike.
    answered : int
    moments : Moments
        What is told of them, each number of shape (items,).
    """

    bands: tuple[str, ...]
    answered: int
    moments: Moments


def sides(shown: Sequence[Shown], told: Moments, order: Sequence[str]) -> dict[str | None, tuple[Side, Side]]:
    """Virtual and on site of each node that has both.

    Parameters
    ----------
    shown : sequence of Shown
    told : Moments
        What is told of each, of shape (shown, items).
    order : sequence of str
        All work forms.

    Returns
    -------
    dict of str or None to tuple of Side
        By node, None for everybody: first virtual, then on site.

    Notes
    -----
    A group belongs to a side when it has its work form and not the other's: a few who are mixed and were put
    together with a neighbour do not keep the two from being compared, but are named. Groups that hold both,
    and groups of the mixed alone, belong to neither.
    """
    rows = defaultdict[tuple[str | None, str], list[int]](list)
    for row, each in enumerate(shown):
        for side, other in ((VIRTUAL, ON_SITE), (ON_SITE, VIRTUAL)):
            if side in each.bands and other not in each.bands:
                rows[each.unit, side].append(row)
    both = [unit for unit, side in rows if side == VIRTUAL and (unit, ON_SITE) in rows]
    return {
        unit: (_side(shown, told, rows[unit, VIRTUAL], order), _side(shown, told, rows[unit, ON_SITE], order))
        for unit in both
    }


def _side(shown: Sequence[Shown], told: Moments, rows: Sequence[int], order: Sequence[str]) -> Side:
    bands = {band for row in rows for band in shown[row].bands}
    together = Sums([rows]).moments(told)[0]
    return Side(tuple(band for band in order if band in bands), sum(shown[row].n for row in rows), together)
