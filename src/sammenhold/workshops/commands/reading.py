"""Notes that those who lead read before all see them: one at a time, in random order, without author."""

import secrets
from uuid import uuid4

from django.utils.translation import gettext as _

from sammenhold.jobs.forgetting import forget
from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.joining import fingerprint
from sammenhold.workshops.commands.room import Room, changed, uuid_of
from sammenhold.workshops.commands.taking_part import Outcome, leaders_only
from sammenhold.workshops.commands.writing import reason_to_hide
from sammenhold.workshops.models import Note, Participant, Step
from sammenhold.workshops.queries.writing import unread
from sammenhold.workshops.rules import WRITING


def read_first(room: Room) -> bool:
    """Close the writing and begin to read, where that was agreed and there is something to read."""
    step, workshop = room.here(), room.workshop
    if not workshop.read_first or step.reading or step.phase not in WRITING:
        return False
    notes = list(step.notes.filter(author__isnull=False).values("text", "language", "author_id", "round"))
    if not notes:
        return False
    step.notes.filter(author__isnull=False).delete()
    Note.objects.bulk_create([Note(id=uuid4(), step=step, **kept) for kept in notes])
    step.reading = True
    step.save(update_fields=["reading"])
    workshop.deadline = None
    workshop.save(update_fields=["deadline"])
    return True


def stop_reading(step: Step) -> None:
    """What nobody has read is not shown to all: it happens when a workshop ends in the middle of reading."""
    if step.workshop.read_first:
        unseen = step.notes.filter(let_through=False, hidden="", author__isnull=False)
        unseen.update(hidden=_("Not read before the workshop ended"))
    if step.reading:
        step.reading = False
        step.save(update_fields=["reading"])


@leaders_only("let-through")
def let_through(room: Room, act: Act) -> Outcome:
    """This note may be shown to all."""
    if room.step is None or not room.step.reading:
        return Refused("over", _("The notes have been read."))
    unread(room.step).filter(pk=uuid_of(act, "note")).update(let_through=True)
    return Done(changed("board"))


@leaders_only("hold-back")
def hold_back(room: Room, act: Act) -> Outcome:
    """Hide this note with a reason; and, when asked to, remove the device that wrote it."""
    if room.step is None or not room.step.reading:
        return Refused("over", _("The notes have been read."))
    reason = reason_to_hide(act)
    if isinstance(reason, Refused):
        return reason
    note = unread(room.step).filter(pk=uuid_of(act, "note")).first()
    if note is None:
        return Done()
    author, note.author, note.hidden = note.author, None, reason
    note.save(update_fields=["author", "hidden"])
    if author is not None and act.data.get("remove") == "1":
        remove(author)
    return Done(changed("board", "side"))


def remove(device: Participant) -> None:
    """Its key opens nothing any more, and what it wrote unseen is gone. It stays in the counts, with its name
    and its raised hand: a count that fell or a hand that went down would tell whose it was."""
    device.key_hash, device.removed = fingerprint(secrets.token_urlsafe(24)), True
    device.save(update_fields=["key_hash", "removed"])
    Note.objects.filter(author=device).delete()
    forget(Note)
