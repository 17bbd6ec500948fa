"""Notes: written silently, revealed together, gathered in groups."""

import random
from uuid import UUID, uuid4

from django.db.models import Max
from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.forgetting import forget
from sammenhold.workshops.commands.room import Room, as_uuid, changed, text_of, uuid_of
from sammenhold.workshops.commands.taking_part import (
    Outcome,
    leaders_only,
    one_by_one,
    participants_only,
)
from sammenhold.workshops.models import Group, Note, Step
from sammenhold.workshops.models.writing import MOST_NOTES, NOTE_LENGTH, TITLE_LENGTH
from sammenhold.workshops.queries.mine import notes_piece


@participants_only("note")
@one_by_one
def write(room: Room, act: Act) -> Outcome:
    """Add a note. Its id is the act's own, so that an act sent twice is one note."""
    text, too_long = text_of(act, "text", NOTE_LENGTH)
    if too_long:
        return too_long
    if not text:
        return Refused("empty", _("Write a few words first."))
    if room.here().notes.filter(author=UUID(act.who)).count() >= MOST_NOTES:
        message = _("You have written %(most)d notes, which is what there is room for. Take one back first.")
        return Refused("full", message % {"most": MOST_NOTES})
    Note.objects.bulk_create(
        [Note(id=UUID(act.id), step=room.here(), text=text, author_id=UUID(act.who))], ignore_conflicts=True
    )
    return _with_my_notes(room, act)


@participants_only("note-delete")
@one_by_one
def take_back(room: Room, act: Act) -> Outcome:
    """Take back one's own note while it is still private."""
    Note.objects.filter(pk=uuid_of(act, "note"), step=room.here(), author=UUID(act.who)).delete()
    return _with_my_notes(room, act)


def _with_my_notes(room: Room, act: Act) -> Done:
    return Done(changed("side"), {"values": {}, "pieces": notes_piece(room.here(), UUID(act.who))})


def reveal(step: Step) -> None:
    """Write every note anew, in random order, under a new id and without its author.

    Row ids, page order and row versions would else tell who wrote first.
    """
    notes = list(step.notes.values_list("text", flat=True))
    random.SystemRandom().shuffle(notes)
    step.notes.all().delete()
    Note.objects.bulk_create([Note(id=uuid4(), step=step, text=text) for text in notes])
    forget(Note)


@participants_only("move")
@one_by_one
def move(room: Room, act: Act) -> Outcome:
    return _move(room, act)


@leaders_only("lead-move")
def lead_move(room: Room, act: Act) -> Outcome:
    if room.step is None or room.step.phase != "group":
        return Refused("over", _("Notes can be grouped in the grouping part only."))
    return _move(room, act)


def _move(room: Room, act: Act) -> Outcome:
    """Put a note into a group, beside another note (a new group), or on its own again."""
    step = room.here()
    note = step.notes.filter(pk=uuid_of(act, "note")).first()
    if note is None:
        return Refused("unknown", _("That note is no longer there."))
    target = _target(step, act, note)
    if isinstance(target, Refused):
        return target
    note.group = target
    note.save(update_fields=["group"])
    step.groups.filter(notes=None).delete()
    return Done(changed("board"))


def _target(step: Step, act: Act, note: Note) -> Group | Refused | None:
    to = str(act.data.get("to", ""))
    if to == "":
        return None
    kind, _sep, key = to.partition(":")
    if kind == "group":
        group = step.groups.filter(pk=as_uuid(key)).first()
        return group or Refused("unknown", _("That group has just been dissolved. Choose another one."))
    other = step.notes.select_related("group").filter(pk=as_uuid(key)).exclude(pk=note.pk).first()
    if kind != "note" or other is None:
        return Refused("unknown", _("That note is no longer there."))
    if other.group is None:
        other.group = new_group(step)
        other.save(update_fields=["group"])
    return other.group


def new_group(step: Step) -> Group:
    last = step.groups.aggregate(last=Max("position"))["last"] or 0
    return Group.objects.create(step=step, position=last + 1)


@participants_only("group-title")
@one_by_one
def name_group(room: Room, act: Act) -> Outcome:
    return _name(room, act)


@leaders_only("lead-group-title")
def lead_name_group(room: Room, act: Act) -> Outcome:
    return _name(room, act)


def _name(room: Room, act: Act) -> Outcome:
    text, too_long = text_of(act, "title", TITLE_LENGTH)
    if too_long:
        return too_long
    named = Group.objects.filter(pk=uuid_of(act, "group"), step=room.step).update(title=text)
    return Done(changed("board")) if named else Refused("unknown", _("That group is no longer there."))


@leaders_only("hide")
def hide(room: Room, act: Act) -> Outcome:
    """Take a note off the screens, with a reason that stands in the minutes, or show it again."""
    reason, too_long = text_of(act, "reason", 200)
    if too_long:
        return too_long
    if act.data.get("on") == "1" and not reason:
        return Refused("empty", _("Say why the note is hidden; the reason stands in the minutes."))
    found = Note.objects.filter(pk=uuid_of(act, "note"), step__workshop=room.workshop, author=None)
    if not found.update(hidden=reason if act.data.get("on") == "1" else ""):
        return Refused("unknown", _("That note is no longer there."))
    return Done(changed("board"))


def every_note_in_a_group(step: Step) -> None:
    """When grouping ends, each note left on its own becomes a group of one, so that all can be voted on."""
    last = step.groups.aggregate(last=Max("position"))["last"] or 0
    for place, note in enumerate(step.notes.filter(group=None, hidden=""), start=last + 1):
        note.group = Group.objects.create(step=step, position=place)
        note.save(update_fields=["group"])
