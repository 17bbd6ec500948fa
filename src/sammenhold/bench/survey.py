"""A survey of a hundred thousand: from answers to all that is published, beside plain pandas."""

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from sammenhold.stats.survey.publishing import published
from sammenhold.stats.survey.wave import SIGNS, read

RESPONSES, ITEMS, UNITS, FAN = 100_000, 27, 5_000, 8
BANDS = ("on_site", "mixed", "virtual")
ASKED = 1.4
COMMON = (0.08, 0.14, 0.22, 0.3, 0.2, 0.03, 0.03)
"""How often each of `SIGNS` is chosen."""

Json = dict[str, Any]
Submissions = Callable[[], float]


def measure(responses: int = RESPONSES, units: int = UNITS, submissions: Submissions | None = None) -> Json:
    """All figures, ready to be printed as JSON.

    Those of the reference are None where pandas is not installed. `submissions` measures how many whole
    responses a second a running server takes, which is no arithmetic and is measured where the server is.
    """
    text = json.dumps(made_up(responses, units))
    began = time.perf_counter()
    found = published(read(text))
    written = json.dumps(found)
    seconds = time.perf_counter() - began
    peak = _peak()
    reference = _reference_seconds(json.loads(text))
    taken = submissions() if submissions else None
    return {
        "responses": found["answered"],
        "units": units,
        "items": ITEMS,
        "sets": len(found["shown"]),
        "published_mb": round(len(written) / 1e6, 1),
        "seconds": round(seconds, 2),
        "peak_mb": round(peak),
        "reference_seconds": None if reference is None else round(reference, 2),
        "speedup": None if reference is None else round(reference / seconds, 2),
        "share_of_reference": None if reference is None else round(seconds / reference, 3),
        "recoverable_cells": found["recoverable"],
        "submissions_per_second": None if taken is None else round(taken),
        "submission_ms": None if taken is None else round(1000 / taken, 2),
    }


def made_up(responses: int, units: int) -> Json:
    """A tree of units, eight under each; everybody in any unit and work form, and asked more than answer."""
    rng = np.random.default_rng(1)
    keys = [(unit, band) for unit in range(units) for band in BANDS]
    home = rng.integers(0, len(keys), responses)
    signs = np.frombuffer(SIGNS.encode(), dtype=np.uint8)
    written = signs[rng.choice(len(SIGNS), (responses, ITEMS), p=COMMON)].tobytes().decode()
    answers: dict[str, list[str]] = {}
    for row, place in enumerate(home.tolist()):
        answers.setdefault(str(place), []).append(written[row * ITEMS : (row + 1) * ITEMS])
    asked = (np.bincount(home, minlength=len(keys)) * ASKED).astype(np.int64)
    return {
        "floor": 5,
        "items": [{"code": f"I{n}", "reversed": bool(n % 2), "compared": n < 10} for n in range(ITEMS)],
        "bands": list(BANDS),
        "parents": {str(unit): str((unit - 1) // FAN) if unit else None for unit in range(units)},
        "groups": [
            {"key": str(place), "node": str(unit), "bands": [band], "invited": int(asked[place])}
            for place, (unit, band) in enumerate(keys)
        ],
        "answers": answers,
    }


def _peak() -> float:
    """The most memory that this process has used, in MB."""
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _reference_seconds(given: Json) -> float | None:
    try:
        from sammenhold.bench import by_pandas
    except ImportError:
        return None
    began = time.perf_counter()
    by_pandas.results(given)
    return time.perf_counter() - began
