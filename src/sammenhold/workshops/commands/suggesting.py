"""Suggestions for grouping: asked for by those who lead, each accepted or refused by itself."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused
from sammenhold.live.engine import announce
from sammenhold.workshops.commands.afterwards import afterwards
from sammenhold.workshops.commands.grouping import put_together
from sammenhold.workshops.commands.room import Room, changed, too_late
from sammenhold.workshops.commands.taking_part import Outcome, leaders_only
from sammenhold.workshops.commands.undoing import remembered
from sammenhold.workshops.models import Note, Step, Suggested, Workshop
from sammenhold.workshops.queries.suggestions import FEWEST
from sammenhold.workshops.rules import GATHERING

PROGRAM = "sammenhold.stats.suggestions"
Json = dict[str, Any]
Keys = list[str]


@leaders_only("suggest")
def suggest(room: Room, act: Act) -> Outcome:
    """Look for notes that seem to be about the same, among those on their own."""
    step = _grouping(room)
    if step is None:
        return too_late()
    notes = list(_loose(step).values_list("pk", "text", "language"))
    if len(notes) < FEWEST:
        return Refused("few", _("There are no two notes on their own to compare."))
    asked, _new = Suggested.objects.get_or_create(step=step)
    _tell(asked, state="working", sets=[], put=0, left=0)
    keys = [key.hex for key, *_words in notes]
    given = {"notes": [(text, language) for _key, text, language in notes]}
    afterwards(PROGRAM, given, partial(_keep, room.workshop.pk, step.pk, keys))
    return Done(changed("board"))


def _grouping(room: Room) -> Step | None:
    return room.step if room.step and room.step.phase in GATHERING else None


def _loose(step: Step) -> Any:
    return Note.objects.filter(step=step, author=None, group=None, hidden="")


def _tell(asked: Suggested, **more: Any) -> None:
    asked.told |= more
    asked.save(update_fields=["told"])


def _settle(asked: Suggested, keys: Keys, **more: Any) -> None:
    """One suggestion less, and what became of it."""
    _tell(asked, sets=[each for each in asked.told["sets"] if each != keys], **more)


def _keep(workshop: UUID, step: int, keys: Keys, answer: Json | None) -> None:
    """Store what was found, unless grouping has closed meanwhile. What was refused is not suggested again."""
    held = Workshop.rooms.select_for_update().get(pk=workshop)
    asked = Suggested.objects.filter(step=step).first()
    if asked is None:
        return
    if answer is None:
        _tell(asked, state="failed")
    else:
        found = [[keys[number] for number in each] for each in answer["sets"]]
        refused = asked.told.get("refused", [])
        _tell(asked, state="found", sets=[each for each in found if each not in refused])
    transaction.on_commit(lambda: announce(held.topic, changed("board")))


@leaders_only("suggestion-accept")
def accept(room: Room, act: Act) -> Outcome:
    """Put the notes of a suggestion together, as by hand; those that somebody moved meanwhile stay there."""
    found = _asked(room, act)
    if isinstance(found, Refused):
        return found
    asked, keys = found
    step = room.here()
    notes = set(_loose(step).filter(pk__in=[UUID(key) for key in keys]).values_list("pk", flat=True))
    together = notes if len(notes) >= FEWEST else set()
    if together:
        with remembered(step, together, set()) as groups:
            groups.add(put_together(step, together))
    _settle(asked, keys, put=len(together), left=len(keys) - len(notes))
    return Done(changed("board", "side"))


@leaders_only("suggestion-refuse")
def refuse(room: Room, act: Act) -> Outcome:
    """Leave the notes of a suggestion as they are."""
    found = _asked(room, act)
    if isinstance(found, Refused):
        return found
    asked, keys = found
    _settle(asked, keys, refused=[*asked.told.get("refused", []), keys], put=0, left=0)
    return Done(changed("board"))


def _asked(room: Room, act: Act) -> tuple[Suggested, Keys] | Refused:
    """The suggestion that the act names by its first note."""
    step = _grouping(room)
    if step is None:
        return too_late()
    asked = Suggested.objects.filter(step=step).first()
    sets: list[Keys] = asked.told.get("sets", []) if asked else []
    keys = next((each for each in sets if each[0] == act.data.get("suggestion")), None)
    if asked is None or keys is None:
        return Refused("unknown", _("That suggestion is no longer there."))
    return asked, keys
