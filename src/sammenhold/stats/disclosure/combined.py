"""Figures made from figures that are shown, and from nothing else."""

import math
from collections.abc import Iterable, Sequence

from sammenhold.stats.disclosure.figures import Figure


def together(figures: Iterable[Figure | None]) -> Figure | None:
    """What is shown of groups together.

    Parameters
    ----------
    figures : iterable of Figure or None
        Of disjoint groups; those that are not shown are left out.

    Returns
    -------
    Figure or None
        The mean of what is shown of them, weighted by answers, in whole points; None when nothing is.

    Notes
    -----
    Made from what is shown, it adds nothing to it: told exactly, it would give by subtraction what rounding
    and the ends of the scale had hidden. It is at most 2.5 points off through rounding, and 10 when all
    groups are at an end of the scale.
    """
    shown = [each for each in figures if each]
    n = sum(each.n for each in shown)
    return Figure(n, math.floor(sum(each.n * each.score for each in shown) / n + 0.5)) if n else None


def averaged(items: Sequence[Figure | None]) -> Figure | None:
    """What is shown of a scale in one group when its items are shown as well.

    Parameters
    ----------
    items : sequence of Figure or None
        Of the scale's items, in one group.

    Returns
    -------
    Figure or None
        The mean of the items' figures in whole points, with the fewest answers that any of them has; None
        when fewer than half of the items have one.

    Notes
    -----
    Like `together` it adds nothing. The scale's own mean would: where one of two items
    reads "10 or less" and the other 25, the exact mean of both tells the first.
    """
    shown = [each for each in items if each]
    if not shown or 2 * len(shown) < len(items):
        return None
    score = math.floor(sum(each.score for each in shown) / len(shown) + 0.5)
    return Figure(min(each.n for each in shown), score)
