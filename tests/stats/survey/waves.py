"""Waves as the survey program is given them: made by hand, and at random."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]
BANDS = ["on_site", "mixed", "virtual"]
SIGNS = "01234-."
TEN = ["2"] * 4 + ["3"] * 4 + ["1"] * 2


def wave(
    answers: Mapping[tuple[str, str], Sequence[str]],
    parents: Mapping[str, str | None] | None = None,
    silent: int = 0,
    items: str = "V",
    **other: Any,
) -> Json:
    """Answers by node and band; a letter for each item, small when it is reversed."""
    nodes = parents or {node: None for node, _ in answers}
    return {
        "floor": 5,
        "items": [{"code": code, "reversed": code.islower(), "compared": True} for code in items],
        "bands": BANDS,
        "parents": dict(nodes),
        "groups": [
            {"key": f"{node} {band}", "node": node, "bands": band.split("+"), "invited": len(given) + silent}
            for (node, band), given in answers.items()
        ],
        "answers": {f"{node} {band}": list(given) for (node, band), given in answers.items() if given},
        **other,
    }


@st.composite
def waves(draw: st.DrawFn, most_units: int = 6, items: int = 2) -> Json:
    """Trees, work forms, numbers asked, and answers of all kinds: also all alike and none relevant."""
    count = draw(st.integers(1, most_units))
    parents: dict[str, str | None] = {}
    for place in range(count):
        above = draw(st.integers(-1, place - 1))
        parents[f"u{place}"] = None if above < 0 else f"u{above}"
    forms = st.sampled_from([*((band,) for band in BANDS), ("mixed", "virtual"), tuple(BANDS)])
    signs = draw(st.sampled_from([SIGNS, "01234", "2", "04", "-", "23-."]))
    answer = st.text(st.sampled_from(signs), min_size=items, max_size=items)
    answers = {
        (node, "+".join(form)): draw(st.lists(answer, max_size=14))
        for node in parents
        for form in sorted(draw(st.sets(forms, max_size=3)))
    }
    found = wave(answers, parents, items="Vwx"[:items])
    for group in found["groups"]:
        group["invited"] += draw(st.integers(0, 4))
    return found


def run(given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sammenhold.stats.survey"],
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
