"""Notes gathered in groups, by everybody at once."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from sammenhold.jobs.forgetting import forget
from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.room import Room, as_uuid, changed, text_of, uuid_of
from sammenhold.workshops.commands.taking_part import Outcome, sorting
from sammenhold.workshops.commands.undoing import remembered, revived
from sammenhold.workshops.models import Group, Note, Regrouping, Step, Suggested
from sammenhold.workshops.models.writing import TITLE_LENGTH


@sorting("move")
def move(room: Room, act: Act) -> Outcome:
    """Put a note into a group, beside another note (a new group), or on its own again."""
    step = room.here()
    note = step.notes.filter(pk=uuid_of(act, "note")).first()
    if note is None:
        return Refused("unknown", _("That note is no longer there."))
    target = _target(step, act, note)
    if isinstance(target, Refused):
        return target
    beside = [target.pk] if isinstance(target, Note) else []
    group = target.group_id if isinstance(target, Note) else target
    left = note.group_id
    if group == left and (group or not beside):
        return Done(frozenset())
    with remembered(step, {note.pk, *beside}, {left, group}, note) as groups:
        if group is None and beside:
            groups.add(put_together(step, [note.pk, *beside]))
        else:
            step.notes.filter(pk=note.pk).update(group=group)
        step.groups.filter(pk__in=[left] if left else [], notes=None).delete()
    return Done(changed("board"))


def _target(step: Step, act: Act, note: Note) -> UUID | Note | Refused | None:
    """The group's key, the note to be put beside, or None: on its own."""
    to = str(act.data.get("to", ""))
    if to == "":
        return None
    kind, _sep, key = to.partition(":")
    if kind == "group":
        found = step.groups.filter(pk=as_uuid(key)).values_list("pk", flat=True).first()
        return found or Refused("unknown", _("That group has just been dissolved. Choose another one."))
    other = step.notes.filter(pk=as_uuid(key)).exclude(pk=note.pk).first()
    if kind != "note" or other is None:
        return Refused("unknown", _("That note is no longer there."))
    return other


def put_together(step: Step, notes: Collection[UUID]) -> UUID:
    """A new group of these notes; its key. Call where it is `remembered`."""
    group = new_group(step)
    step.notes.filter(pk__in=notes).update(group=group)
    return group.pk


def new_group(step: Step) -> Group:
    last = step.groups.aggregate(last=Max("position"))["last"] or 0
    return Group.objects.create(step=step, position=last + 1)


@sorting("group-title")
def name_group(room: Room, act: Act) -> Outcome:
    """Name a group. One that was dissolved while somebody typed comes back, empty, with the name."""
    text, too_long = text_of(act, "title", TITLE_LENGTH)
    if too_long:
        return too_long
    step, key = room.here(), uuid_of(act, "group")
    found = step.groups.filter(pk=key).first()
    if found and found.title == text:
        return Done(frozenset())
    group = found or (revived(step, key) if text else None)
    if group is None:
        return Refused("unknown", _("That group is no longer there."))
    with remembered(step, set(), {key}):
        group.title = text
        group.save()
        step.groups.filter(pk=key, title="", notes=None).delete()
    return Done(changed("board"))


def close_grouping(step: Step, *, alone: bool = False) -> None:
    """Each note left on its own becomes a group of one, so that all can be voted on, unless they may stay
    `alone`; how the board came about is forgotten."""
    Regrouping.objects.filter(step=step).delete()
    Suggested.objects.filter(step=step).delete()
    forget(Regrouping)
    step.groups.filter(notes=None).delete()
    if alone:
        return
    last = step.groups.aggregate(last=Max("position"))["last"] or 0
    for place, note in enumerate(step.notes.filter(group=None, hidden=""), start=last + 1):
        note.group = Group.objects.create(step=step, position=place)
        note.save(update_fields=["group"])
