"""The attack on what is really published: in how many groups one to four could be known too closely."""

from collections.abc import Iterable
from functools import cache

from sammenhold.stats.disclosure.attack import bounds
from sammenhold.stats.disclosure.figures import Figure, behind
from sammenhold.stats.disclosure.promises import narrow
from sammenhold.stats.disclosure.system import Told
from sammenhold.stats.ratings import FLOOR

WITHHELD, REST = "withheld", "rest"


def recoverable(figures: Iterable[Figure | None], grain: float | None = None) -> int:
    """In how many groups promise 3 is broken, for one item or scale.

    Parameters
    ----------
    figures : iterable of Figure or None
        Of every group (`rollup.Group`), as `figures.figure` made them. Figures of unions need not be given:
        they are made of these (`combined.together`), and say nothing that these do not.
    grain : float or None
        As for `figures.behind`: 25 for an item with five steps, None for a scale.

    Returns
    -------
    int
        0 when nothing can be known too closely.

    Notes
    -----
    In each group four respondents are tried, whoever they are, against an attacker who knows which ones they
    are. One to three are never known more closely than four that they are among. Groups with the same figure
    are alike, so each case is solved once; and where the rest can hold the least total without the four, and
    the four all of theirs within the greatest, they may be at either end, and there is nothing to solve.
    """
    return sum(_broken(each, grain) for each in figures if each)


@cache
def _broken(found: Figure, grain: float | None) -> bool:
    few = FLOOR - 1
    low, high = behind(found, grain)
    if low <= 100 * (found.n - few) and high >= 100 * few:
        return False
    told = Told(frozenset({WITHHELD, REST}), found.n, low, high)
    counts = {WITHHELD: few, REST: found.n - few}
    return narrow(bounds([told], frozenset({WITHHELD}), counts, grain), few)
