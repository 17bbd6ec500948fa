"""Notes: written silently, revealed together."""

import random
from uuid import UUID, uuid4

from django.db.models import Count
from django.utils.translation import gettext as _

from sammenhold.jobs.forgetting import forget
from sammenhold.live.acts import Act, Done, Refused
from sammenhold.web.languages import known
from sammenhold.workshops.commands.room import Room, changed, text_of, uuid_of
from sammenhold.workshops.commands.taking_part import (
    Outcome,
    leaders_only,
    one_by_one,
    participants_only,
)
from sammenhold.workshops.models import Note, Participant, Step
from sammenhold.workshops.models.writing import MOST_NOTES, NOTE_LENGTH
from sammenhold.workshops.queries.guarding import is_held_back
from sammenhold.workshops.queries.mine import notes_piece
from sammenhold.workshops.queries.writing import written_now
from sammenhold.workshops.rules import WRITING, may_keep_languages


@participants_only("note")
@one_by_one
def write(room: Room, act: Act) -> Outcome:
    """Add a note. Its id is the act's own, so that an act sent twice is one note."""
    text, too_long = text_of(act, "text", NOTE_LENGTH)
    if too_long:
        return too_long
    if not text:
        return Refused("empty", _("Write a few words first."))
    mine = room.here().notes.filter(author=UUID(act.who))
    if not mine.filter(pk=UUID(act.id)).exists() and mine.count() >= MOST_NOTES:
        message = _("You have written %(most)d notes, which is what there is room for. Take one back first.")
        return Refused("full", message % {"most": MOST_NOTES})
    Note.objects.bulk_create(
        [
            Note(
                id=UUID(act.id),
                step=room.here(),
                text=text,
                author_id=UUID(act.who),
                language=_language(act),
                round=WRITING[room.here().phase],
            )
        ],
        ignore_conflicts=True,
    )
    return _with_my_notes(room, act)


def _language(act: Act) -> str:
    """The language it was written in, as chosen beside it; else that of the writer's screen."""
    return known(str(act.data.get("language", "")) or act.language)


@participants_only("note-delete")
@one_by_one
def take_back(room: Room, act: Act) -> Outcome:
    """Take back one's own note while it is still private."""
    Note.objects.filter(
        pk=uuid_of(act, "note"), step=room.here(), author=UUID(act.who), covered=False
    ).delete()
    return _with_my_notes(room, act)


def _with_my_notes(room: Room, act: Act) -> Done:
    return Done(changed("side"), {"values": {}, "pieces": notes_piece(room.here(), UUID(act.who))})


def close_writing(step: Step) -> None:
    """Show the notes; with a leader in the room and too few writers, delete them without showing them."""
    step.unshown = is_held_back(step.workshop, step)
    step.save(update_fields=["unshown"])
    if not step.unshown:
        reveal(step)
        return
    written_now(step).delete()
    forget(Note)


def reveal(step: Step) -> None:
    """Write every note of this round anew, in random order, under a new id and without its author.

    Row ids, page order and row versions would else tell who wrote first.
    """
    notes = list(written_now(step).values("text", "hidden", "language", "round"))
    random.SystemRandom().shuffle(notes)
    marked = may_keep_languages({kept["language"] for kept in notes}, _readers(step))
    written_now(step).delete()
    for kept in notes:
        kept["language"] = kept["language"] if marked else ""
    Note.objects.bulk_create([Note(id=uuid4(), step=step, **kept) for kept in notes])
    forget(Note)


def _readers(step: Step) -> dict[str, int]:
    """How many have chosen each language."""
    people = Participant.objects.filter(workshop=step.workshop_id).order_by()
    return dict(people.values_list("language").annotate(Count("pk")))


@leaders_only("hide")
def hide(room: Room, act: Act) -> Outcome:
    """Take a note off the screens, with a reason that stands in the minutes, or show it again."""
    on = act.data.get("on") == "1"
    reason = reason_to_hide(act, needed=on)
    if isinstance(reason, Refused):
        return reason
    found = Note.objects.filter(pk=uuid_of(act, "note"), step__workshop=room.workshop, author=None)
    if not found.update(hidden=reason if on else ""):
        return Refused("unknown", _("That note is no longer there."))
    return Done(changed("now", "board", "side"))


def reason_to_hide(act: Act, *, needed: bool = True) -> str | Refused:
    """The reason in the act; it stands in the minutes."""
    reason, too_long = text_of(act, "reason", 200)
    if too_long:
        return too_long
    if needed and not reason:
        return Refused("empty", _("Say why the note is hidden; the reason stands in the minutes."))
    return reason
