"""What can be undone on the board, and done again."""

from collections.abc import Mapping
from dataclasses import dataclass

from sammenhold.workshops.models import Regrouping, Step


@dataclass(frozen=True)
class Change:
    """`note` is what was moved, as all may read it; for a new name `title` is the name; for notes that were
    put together at once `together` is how many."""

    key: int
    note: str
    title: str
    together: int = 0


def next_change(step: Step, *, undone: bool) -> Regrouping | None:
    """The last change that stands, or the first of those that were undone."""
    found = step.regroupings.filter(undone=undone)
    return found.first() if undone else found.last()


def changes_of(step: Step, texts: Mapping[str, str]) -> tuple[Change | None, Change | None]:
    """What is undone next, and what is done again next. `texts` are the notes that may be read, by key."""
    changes = (next_change(step, undone=False), next_change(step, undone=True))
    undo, redo = (_change(change, texts) if change else None for change in changes)
    return undo, redo


def _change(change: Regrouping, texts: Mapping[str, str]) -> Change:
    if change.note_id:
        return Change(change.pk, texts.get(change.note_id.hex, ""), "")
    titles = [kept[0] for state in (change.after, change.before) for kept in state["groups"].values() if kept]
    title = next((title for title in titles if title), "")
    return Change(change.pk, "", title, len(change.after["notes"]))
