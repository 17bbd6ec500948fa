"""From a closed wave to everything that is published of it, and nothing else."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from sammenhold.stats.disclosure.figures import HIGHEST, LOWEST
from sammenhold.stats.moments import Moments
from sammenhold.stats.ratings import FLOOR_FOR_SPREAD
from sammenhold.stats.response import response_rate, worst_case
from sammenhold.stats.survey.comparing import changed, compared
from sammenhold.stats.survey.outcome import Outcome, outcome
from sammenhold.stats.survey.sides import Side, sides
from sammenhold.stats.survey.wave import EVERYBODY, Wave

Json = dict[str, Any]
Sides = Mapping[str | None, tuple[Side, Side]]


def published(given: Wave) -> Json:
    """What may be known of a wave.

    Parameters
    ----------
    given : Wave

    Returns
    -------
    dict
        ``answered``, ``invited``, ``rate`` (None when nobody was asked); ``shown``, a list with everybody
        first; ``sides``, virtual and on site, where a node has both (`sides.sides`), and ``comparisons`` of
        the two; ``changes`` since the earlier wave; ``moments`` of whole nodes, for the next wave to be
        compared with; each of these four by node, "" for everybody; and ``recoverable``, which is 0.

    Notes
    -----
    In an item's figure ``n`` is how many answers are in it, ``margin`` is None under ten answers and at the
    ends of the scale, ``outside`` tells that it is to be read as "10 or less" or "90 or more". ``worst`` is
    where the mean lies had everybody answered: left out are those who said that the item is not relevant,
    who have answered; counted as silent is everybody else without an answer in the figure.

    ``moments`` are those that the figures and the steps of spread tell, so that a change tells no more than
    the two waves do.
    """
    found = outcome(given)
    both = sides(found.shown, found.sketch.moments, given.bands)
    answered, invited = sum(map(len, given.answers.values())), sum(group.invited for group in given.groups)
    return {
        "answered": answered,
        "invited": invited,
        "rate": _rate(answered, invited) if invited else None,
        "shown": _shown(found, given),
        "sides": _sides(both, given),
        "comparisons": _comparisons(both, given),
        "changes": _changes(found, given),
        "moments": _moments(found, given),
        "recoverable": found.recoverable,
    }


def _rate(answered: int, invited: int) -> Json:
    rate = response_rate(answered, invited)
    return {"per_cent": rate.per_cent, "rating": rate.rating.value}


def _shown(found: Outcome, given: Wave) -> list[Json]:
    codes = _codes(given)
    return [
        {
            "node": each.unit,
            "bands": list(each.bands),
            "besides": sorted(each.besides),
            "invited": invited,
            "answered": each.n,
            "rate": _rate(each.n, invited),
            "items": dict(zip(codes, items, strict=True)),
        }
        for each, invited, items in zip(found.shown, found.invited, _items(found), strict=True)
    ]


def _items(found: Outcome) -> list[list[Json | None]]:
    """Of each set and item."""
    sketch = found.sketch
    tables = (sketch.moments.n, sketch.score, found.asked, sketch.margins(found.asked), sketch.outside)
    rows = zip(*(table.tolist() for table in tables), strict=True)
    return [[_item(*of_item) for of_item in zip(*row, strict=True)] for row in rows]


def _item(n: float, score: float, asked: float, margin: float, outside: bool) -> Json | None:
    if not n:
        return None
    return {
        "n": int(n),
        "score": int(score),
        "margin": None if math.isnan(margin) else int(margin),
        "worst": _worst(score, int(n), int(asked)),
        "outside": outside,
    }


def _worst(score: float, n: int, asked: int) -> list[int]:
    """Rounded outwards; a figure at an end may stand for anything beyond."""
    low, _ = worst_case(0 if score <= LOWEST else score, n, asked)
    _, high = worst_case(100 if score >= HIGHEST else score, n, asked)
    return [math.floor(low + 1e-9), math.ceil(high - 1e-9)]


def _sides(both: Sides, given: Wave) -> Json:
    return {
        _key(unit): {
            "virtual": _side(virtual, _codes(given)),
            "on_site": _side(on_site, _codes(given)),
        }
        for unit, (virtual, on_site) in both.items()
    }


def _side(side: Side, codes: list[str]) -> Json:
    n, score = side.moments.n.tolist(), np.floor(side.moments.mean + 0.5).tolist()
    items = {
        code: {"n": int(number), "score": int(shown)} if number else None
        for code, number, shown in zip(codes, n, score, strict=True)
    }
    return {"bands": list(side.bands), "answered": side.answered, "items": items}


def _comparisons(both: Sides, given: Wave) -> Json:
    items = np.flatnonzero([item.compared for item in given.items])
    codes = [_codes(given)[place] for place in items]
    return {
        _key(unit): compared(virtual.moments[items], on_site.moments[items], codes)
        for unit, (virtual, on_site) in both.items()
    }


def _changes(found: Outcome, given: Wave) -> Json:
    return {
        key: changed(_of_set(found, row), _codes(given), given.earlier[key])
        for key, row in _wholes(found).items()
        if key in given.earlier
    }


def _moments(found: Outcome, given: Wave) -> Json:
    return {
        key: {
            code: [int(n), total, squares]
            for code, n, total, squares in zip(_codes(given), *_columns(_of_set(found, row)), strict=True)
            if n >= FLOOR_FOR_SPREAD
        }
        for key, row in _wholes(found).items()
        if found.shown[row].n >= FLOOR_FOR_SPREAD
    }


def _columns(of: Moments) -> list[list[float]]:
    return [each.tolist() for each in (of.n, of.total, of.squares)]


def _wholes(found: Outcome) -> dict[str, int]:
    return {_key(each.unit): row for row, each in enumerate(found.shown) if not each.bands}


def _of_set(found: Outcome, row: int) -> Moments:
    return found.sketch.moments[row]


def _codes(given: Wave) -> list[str]:
    return [item.code for item in given.items]


def _key(unit: str | None) -> str:
    return EVERYBODY if unit is None else unit
