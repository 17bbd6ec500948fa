"""What a workshop over days has brought so far: for those who come late, and since somebody was last here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sammenhold.live.looks import Piece
from sammenhold.web.moments import Told, told
from sammenhold.workshops.board import deciding, notes, phases, rating
from sammenhold.workshops.board.voting import result
from sammenhold.workshops.models import Group, Note, Proposal, Step, Workshop
from sammenhold.workshops.queries.agenda import name_of
from sammenhold.workshops.queries.scene import Scene
from sammenhold.workshops.queries.windows import Part, parts_of
from sammenhold.workshops.rules import GATHERING, WRITING

Sums = dict[str, dict[int, int]]


@dataclass(frozen=True)
class Event:
    """A part that has closed, and what it brought: counts, never who."""

    at: datetime
    closed: Told
    name: str
    brought: str


@dataclass(frozen=True)
class Chapter:
    """What one step has brought. What everybody was to read is folded away: it is long."""

    title: str
    body: SafeString
    folded: bool = False


def events(scene: Scene) -> list[Event]:
    """The parts that have closed, the newest first."""
    zone, sums = scene.workshop.zone, _sums(scene.workshop)
    found = [
        Event(part.closed_at, told(part.closed_at, zone), part.name, _brought(part, sums))
        for part in parts_of(scene)
        if part.closed_at
    ]
    return sorted(found, key=lambda event: event.at, reverse=True)


def _sums(workshop: Workshop) -> Sums:
    """For each step: how many notes, groups and decisions. One question each, however many the parts."""
    notes, groups = Note.objects.filter(author=None, hidden=""), Group.objects.all()
    found: dict[str, QuerySet[Any]] = {
        **{phase: notes.filter(round=round) for phase, round in WRITING.items()},
        **dict.fromkeys(GATHERING, groups),
        "decide": Proposal.objects.filter(state=Proposal.State.ADOPTED),
    }
    return {
        phase: dict(rows.filter(step__workshop=workshop).order_by().values_list("step").annotate(Count("pk")))
        for phase, rows in found.items()
    }


def _brought(part: Part, sums: Sums) -> str:
    number = sums.get(part.phase, {}).get(part.step.pk, 0)
    match part.phase:
        case "write" | "more":
            return _notes(number)
        case "rate":
            return _("the answers are counted")
        case "group" | "regroup":
            return _groups(number)
        case "vote":
            return _("the votes are counted")
        case "decide":
            return _decisions(number)
    return ""


def _notes(number: int) -> str:
    return ngettext("%(number)d note is shown", "%(number)d notes are shown", number) % {"number": number}


def _groups(number: int) -> str:
    return ngettext("%(number)d group", "%(number)d groups", number) % {"number": number}


def _decisions(number: int) -> str:
    return ngettext("%(number)d decision", "%(number)d decisions", number) % {"number": number}


def chapters(scene: Scene) -> list[Chapter]:
    """What can be seen by all: of a part that is still open, nothing but its name is known here."""
    drawn = [(step, _pieces(scene, step)) for step in scene.steps]
    found = [
        Chapter(name_of(scene.theme, step), _html(pieces), step.kind == Step.Kind.THEME)
        for step, pieces in drawn
        if pieces
    ]
    decided = Proposal.objects.filter(step__workshop=scene.workshop, state=Proposal.State.ADOPTED)
    if decided.exists():
        found.insert(0, Chapter(_("Decided so far"), _html(deciding.decisions(scene, "screen"))))
    return found


def _pieces(scene: Scene, step: Step) -> list[Piece]:
    match (step.kind, step.phase):
        case ("theme", phase) if phase:
            return phases.topics(scene, step, "participant")
        case ("gains", "show"):
            return notes.loose(scene, step, "screen")
        case ("risks", "result"):
            return rating.bars(scene, step, "screen")
        case ("question", "group" | "more" | "regroup" | "vote"):
            return notes.grouping(scene, step, "screen")
        case ("question", "decide"):
            return result(step, "screen", alone=False)
    return []


def _html(pieces: list[Piece]) -> SafeString:
    return mark_safe("".join(found.html() for found in pieces))  # noqa: S308 (drawn by our own templates)
