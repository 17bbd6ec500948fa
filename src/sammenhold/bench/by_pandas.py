"""The same survey as one would work it out in plain pandas: nothing withheld, nothing rounded, no attack."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

Json = dict[str, Any]


def results(given: Json) -> dict[str, tuple[Any, Any]]:
    """For each unit with all beneath it: means by work form, and Welch's p for virtual beside on site.

    Unit by unit: those who are in it or beneath it are looked out, and their means taken.
    """
    frame = _frame(given)
    items = [item["code"] for item in given["items"]]
    return {
        unit: _of_unit(frame[frame["unit"].isin(inside)], items)
        for unit, inside in _beneath(given["parents"]).items()
    }


def _of_unit(people: Any, items: list[str]) -> tuple[Any, Any]:
    by_band = people.groupby("band")[items]
    mean, variance, n = by_band.mean(), by_band.var(), by_band.count()
    if not {"virtual", "on_site"} <= set(mean.index):
        return mean, None
    with np.errstate(divide="ignore", invalid="ignore"):
        sides = (
            (mean.loc[band].to_numpy(), np.sqrt(variance.loc[band].to_numpy()), n.loc[band].to_numpy())
            for band in ("virtual", "on_site")
        )
        one, other = sides
        return mean, stats.ttest_ind_from_stats(*one, *other, equal_var=False).pvalue


def _frame(given: Json) -> Any:
    homes = {group["key"]: (int(group["node"]), group["bands"][0]) for group in given["groups"]}
    rows = [(*homes[key], *answer) for key, answers in given["answers"].items() for answer in answers]
    items = [item["code"] for item in given["items"]]
    frame = pd.DataFrame(rows, columns=["unit", "band", *items])
    frame[items] = frame[items].apply(pd.to_numeric, errors="coerce") * 25
    for item in given["items"]:
        if item["reversed"]:
            frame[item["code"]] = 100 - frame[item["code"]]
    return frame


def _beneath(parents: Mapping[str, str | None]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {unit: [] for unit in parents}
    for unit in parents:
        here: str | None = unit
        while here is not None:
            found[here].append(int(unit))
            here = parents[here]
    return found
