"""Suggestions for grouping, as they stand beside the notes that are on their own now."""

from collections.abc import Sequence
from dataclasses import dataclass

from sammenhold.workshops.models import Step, Suggested
from sammenhold.workshops.queries.scene import NoteCard

FEWEST = 2


@dataclass(frozen=True)
class Suggestion:
    """`moved`: how many of its notes somebody has put elsewhere meanwhile, or hidden."""

    key: str
    notes: tuple[NoteCard, ...]
    moved: int


@dataclass(frozen=True)
class Panel:
    """`state`: empty (nobody asked), working, found or failed. Of the last that was accepted: how many notes
    were `put` together, and how many were `left` out because somebody had moved them."""

    state: str
    suggestions: tuple[Suggestion, ...] = ()
    put: int = 0
    left: int = 0


def suggestions_of(step: Step, loose: Sequence[NoteCard]) -> Panel | None:
    """None where there is nothing to ask about."""
    asked = Suggested.objects.filter(step=step).first()
    if asked is None:
        return Panel("") if len(loose) >= FEWEST else None
    there = {note.key: note for note in loose}
    found = [_suggestion(keys, there) for keys in asked.told.get("sets", [])]
    return Panel(
        asked.told["state"],
        tuple(each for each in found if len(each.notes) >= FEWEST),
        asked.told.get("put", 0),
        asked.told.get("left", 0),
    )


def _suggestion(keys: Sequence[str], there: dict[str, NoteCard]) -> Suggestion:
    notes = tuple(there[key] for key in keys if key in there)
    return Suggestion(keys[0], notes, len(keys) - len(notes))
