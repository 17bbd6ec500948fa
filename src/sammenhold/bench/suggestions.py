"""Suggestions for grouping beside what people put together: how many suggested pairs are right."""

import csv
import time
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from sammenhold.stats.suggestions.gathering import suggestions

HALL = 2_000


class Note(NamedTuple):
    text: str
    theme: str


def measure(folder: Path) -> dict[str, Any]:
    """All figures, ready to be printed as JSON."""
    boards = dict(_boards(folder))
    figures = {name: _judged(notes) for name, notes in boards.items()}
    right, suggested = (sum(each[key] for each in figures.values()) for key in ("right", "suggested"))
    return {
        "boards": figures,
        "right": right,
        "suggested": suggested,
        "precision": round(right / max(suggested, 1), 3),
        "hall_notes": HALL,
        "hall_seconds": round(_seconds(_hall(boards)), 2),
    }


def _boards(folder: Path) -> Iterator[tuple[str, list[Note]]]:
    """Files with a `theme` beside each `text`, and conversations whose themes have a file of their own."""
    for file in sorted((folder / "suggestions").glob("*.csv")):
        rows = _rows(file)
        if "text" in rows[0]:
            yield file.stem, [Note(row["text"], row["theme"]) for row in rows]
            continue
        for conversation in sorted({row["conversation"] for row in rows}):
            themes = {row["comment-id"]: row["theme"] for row in rows if row["conversation"] == conversation}
            said = _rows(folder / "polis" / conversation / "comments.csv")
            yield (
                conversation,
                [
                    Note(row["comment-body"], theme)
                    for row in said
                    if (theme := themes.get(row["comment-id"]))
                ],
            )


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _judged(notes: Sequence[Note]) -> dict[str, Any]:
    """A suggested pair is right when people gave both notes the same theme."""
    began = time.perf_counter()
    sets = suggestions([(note.text, "") for note in notes])
    seconds = time.perf_counter() - began
    pairs = {pair for found in sets for pair in combinations(found, 2)}
    same = {
        pair for pair in combinations(range(len(notes)), 2) if notes[pair[0]].theme == notes[pair[1]].theme
    }
    right = len(pairs & same)
    return {
        "notes": len(notes),
        "sets": len(sets),
        "suggested": len(pairs),
        "right": right,
        "precision": round(right / max(len(pairs), 1), 3),
        "recall": round(right / max(len(same), 1), 3),
        "seconds": round(seconds, 3),
    }


def _hall(boards: dict[str, list[Note]]) -> list[tuple[str, str]]:
    """As many notes as a full hall writes: those there are, put together two and two."""
    texts = [note.text for notes in boards.values() for note in notes]
    pairs = [f"{one} {other}" for one, other in combinations(texts, 2)]
    return [(text, "") for text in pairs[:: max(1, len(pairs) // HALL)][:HALL]]


def _seconds(notes: Sequence[tuple[str, str]]) -> float:
    began = time.perf_counter()
    suggestions(notes)
    return time.perf_counter() - began
