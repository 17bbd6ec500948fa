"""What was done to the groups, undone and done again: one stack for a board on which all move the same."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.room import Room, changed
from sammenhold.workshops.commands.taking_part import Outcome, sorting
from sammenhold.workshops.models import Group, Note, Regrouping, Step
from sammenhold.workshops.models.writing import MOST_REGROUPINGS
from sammenhold.workshops.queries.regrouping import next_change

State = dict[str, Any]


@contextmanager
def remembered(
    step: Step, notes: set[UUID], groups: set[UUID | None], note: Note | None = None
) -> Iterator[set[UUID | None]]:
    """Remember what the block does to these notes and groups; it adds the groups that it makes."""
    before = _state(step, notes, groups)
    yield groups
    after = _state(step, notes, groups)
    before["groups"] = dict.fromkeys(after["groups"]) | before["groups"]
    step.regroupings.filter(undone=True).delete()
    step.regroupings.create(note=note, before=before, after=after)
    old = step.regroupings.order_by("-pk").values_list("pk", flat=True)[MOST_REGROUPINGS:]
    Regrouping.objects.filter(pk__in=list(old)).delete()


def _state(step: Step, notes: Iterable[UUID], groups: set[UUID | None]) -> State:
    there = step.groups.filter(pk__in=[key for key in groups if key])
    titles = {
        key.hex: [title, position] for key, title, position in there.values_list("pk", "title", "position")
    }
    places = step.notes.filter(pk__in=notes).values_list("pk", "group")
    return {
        "notes": {key.hex: group.hex if group else None for key, group in places},
        "groups": dict.fromkeys(key.hex for key in groups if key) | titles,
    }


def _restore(step: Step, state: State) -> None:
    """Make the notes and groups in `state` what they were. Groups come first and go last."""
    for key, kept in state["groups"].items():
        if kept:
            Group.objects.update_or_create(
                pk=UUID(key), step=step, defaults={"title": kept[0], "position": kept[1]}
            )
    for key, group in state["notes"].items():
        step.notes.filter(pk=UUID(key)).update(group=UUID(group) if group else None)
    step.groups.filter(pk__in=[UUID(key) for key, kept in state["groups"].items() if not kept]).delete()


def revived(step: Step, key: UUID) -> Group | None:
    """A group that was dissolved in this grouping, as it last was, not yet saved."""
    for change in step.regroupings.filter(undone=False).order_by("-pk"):
        if kept := change.before["groups"].get(key.hex):
            return Group(pk=key, step=step, title=kept[0], position=kept[1])
    return None


@sorting("group-undo")
def undo(room: Room, act: Act) -> Outcome:
    return _step(room, act, undone=False)


@sorting("group-redo")
def redo(room: Room, act: Act) -> Outcome:
    return _step(room, act, undone=True)


def _step(room: Room, act: Act, *, undone: bool) -> Outcome:
    """The act names the change it was pressed for, so that two who press at once undo one change, not two."""
    step = room.here()
    wanted = str(act.data.get("change", ""))
    change = next((found for found in step.regroupings.all() if str(found.pk) == wanted), None)
    if change is not None and change.undone is not undone:
        return Done(frozenset())
    if change is None or change != next_change(step, undone=undone):
        return Refused("stale", _("The board has changed meanwhile. Look at it, and press again."))
    _restore(step, change.after if undone else change.before)
    change.undone = not undone
    change.save(update_fields=["undone"])
    return Done(changed("board", "side"))
