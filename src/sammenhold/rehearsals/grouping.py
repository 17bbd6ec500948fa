"""How those who are played gather notes: those about the same, and a name for what has come together."""

from collections.abc import Mapping

from sammenhold.rehearsals import lines
from sammenhold.rehearsals.sights import Sight
from sammenhold.themes.models import Text
from sammenhold.workshops.queries.scene import GroupCard

Move = tuple[str, Mapping[str, str]]


def next_move(sight: Sight) -> Move | None:
    """One note to where it belongs; else one name; nothing when there is nothing plain left to do."""
    about = _about(sight)
    return _gather(sight, about) or _name(sight, about)


def _about(sight: Sight) -> dict[str, Text]:
    known = lines.lines(sight.scene.theme, sight.step)
    return {line.text.in_(language): line.about for line in known for language in ("da", "en")}


def _gather(sight: Sight, about: Mapping[str, Text]) -> Move | None:
    places = {subject: f"group:{group.key}" for group in sight.board.groups if (subject := _of(group, about))}
    for note in sight.board.loose:
        subject = about.get(note.text)
        if subject is None:
            continue
        if subject in places:
            return "move", {"note": note.key, "to": places[subject]}
        places[subject] = f"note:{note.key}"
    return None


def _name(sight: Sight, about: Mapping[str, Text]) -> Move | None:
    for group in sight.board.groups:
        subject = _of(group, about)
        if subject and not group.title:
            return "group-title", {"group": group.key, "title": str(subject)}
    return None


def _of(group: GroupCard, about: Mapping[str, Text]) -> Text | None:
    """What most of it is about, as far as we know its words."""
    found = [about[note.text] for note in group.notes if note.text in about]
    return max(found, key=found.count) if found else None
