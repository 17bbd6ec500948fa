"""Virtual beside on-site colleagues, and now beside an earlier wave."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from sammenhold.stats.differences import Differences, differences, holm
from sammenhold.stats.intervals import CONFIDENCE
from sammenhold.stats.moments import Floats, Moments, moments
from sammenhold.stats.ratings import FLOOR_FOR_SPREAD, STEP

Json = dict[str, Any]
Past = Mapping[str, Sequence[float]]


def compared(virtual: Moments, on_site: Moments, codes: Sequence[str]) -> Json:
    """Virtual minus on-site of one node.

    Parameters
    ----------
    virtual, on_site : Moments
        What is told of both on the items that are compared, each number of shape (items,).
    codes : sequence of str, shape (items,)

    Returns
    -------
    dict
        For each item `difference`, `low`, `high`, `g` and `apart`; None where a side has under ten answers.
    """
    told = _told(virtual, on_site, codes)
    return {code: told.get(code) for code in codes}


def changed(now: Moments, codes: Sequence[str], earlier: Past) -> Json:
    """Now minus earlier, of one node, on the items that both waves asked.

    Parameters
    ----------
    now : Moments
        Each number of shape (items,).
    codes : sequence of str, shape (items,)
    earlier : mapping of str to sequence of float
        n, total and squares of each item then, as `publishing.published` gave them.

    Returns
    -------
    dict
        For each item with ten answers in both `difference`, `low`, `high` and `apart`.
    """
    places = [place for place, code in enumerate(codes) if code in earlier]
    both = [codes[place] for place in places]
    then = moments(*zip(*(earlier[code] for code in both), strict=True)) if both else now[:0]
    told = _told(now[places], then, both)
    return {code: {name: value for name, value in row.items() if name != "g"} for code, row in told.items()}


def _told(first: Moments, second: Moments, codes: Sequence[str]) -> dict[str, Json]:
    """Of the items with ten answers on both sides. Holm's correction is over just these."""
    enough = np.minimum(first.n, second.n) >= FLOOR_FOR_SPREAD
    one, other = first[enough], second[enough]
    found = differences(one, other)
    shown = (np.floor(one.mean + 0.5) - np.floor(other.mean + 0.5)).tolist()
    apart = (holm(found.p) < 1 - CONFIDENCE - 1e-12).tolist()
    low, high = _rounded(found, np.array(shown), np.array(apart, dtype=np.bool_))
    return {
        code: {
            "difference": int(shown[row]),
            "low": int(low[row]),
            "high": int(high[row]),
            "g": _tenths(found.g[row]),
            "apart": apart[row],
        }
        for row, code in enumerate(code for code, there in zip(codes, enough, strict=True) if there)
    }


def _rounded(found: Differences, shown: Floats, apart: Floats) -> tuple[Floats, Floats]:
    """Outwards to five points. What is not told apart never excludes nought; what is never goes past it."""
    low = np.clip(STEP * np.floor(np.minimum(found.low, shown) / STEP + 1e-9), -100, 100)
    high = np.clip(STEP * np.ceil(np.maximum(found.high, shown) / STEP - 1e-9), -100, 100)
    return np.where(apart, low, np.minimum(low, 0)), np.where(apart, high, np.maximum(high, 0))


def _tenths(g: float) -> float | None:
    return round(float(g), 1) + 0.0 if math.isfinite(g) else None
