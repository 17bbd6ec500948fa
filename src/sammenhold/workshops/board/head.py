"""The head of every screen: which step this is, how far along, and the time left."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sammenhold.live.looks import Piece
from sammenhold.web.moments import Told, told
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Step, Workshop
from sammenhold.workshops.queries.agenda import name_of
from sammenhold.workshops.queries.scene import Scene
from sammenhold.workshops.queries.windows import Part, following
from sammenhold.workshops.rules import phases


def pieces(scene: Scene, audience: str) -> list[Piece]:
    marked = [piece("rehearsal", "rehearsal", audience)] if scene.workshop.is_rehearsal else []
    return [*marked, *_head(scene, audience)]


def _head(scene: Scene, audience: str) -> list[Piece]:
    step = scene.step
    if scene.workshop.state == Workshop.State.CLOSED or step is None:
        return [_standing_still(scene, audience)]
    paused = [piece("paused", "paused", audience)] if scene.workshop.paused_at else []
    return [
        piece(
            "head",
            "head",
            audience,
            title=_("Several questions at the same time") if scene.is_apart else name_of(scene.theme, step),
            phase=_phase(scene, step),
            number=scene.steps.index(step) + 1,
            total=len(scene.steps),
            deadline=_milliseconds(scene),
            left=_left(scene.workshop),
            parts=_parts(step),
            window=_window(scene),
            leader_present=scene.workshop.leader_present,
        ),
        *paused,
    ]


def _standing_still(scene: Scene, audience: str) -> Piece:
    closed = scene.workshop.state == Workshop.State.CLOSED
    return piece(
        "head",
        "head_still",
        audience,
        title=_still(scene),
        workshop=scene.workshop.title,
        leader_present=scene.workshop.leader_present and not closed,
    )


def _phase(scene: Scene, step: Step) -> str:
    if step.reading:
        return _("The notes are read")
    return str(scene.theme.step(step.kind, step.phase).title) if len(phases(step.course)) > 1 else ""


def _still(scene: Scene) -> str:
    if scene.workshop.state == Workshop.State.CLOSED:
        return _("The rehearsal has ended") if scene.workshop.is_rehearsal else _("The workshop has ended")
    return _("We begin in a moment")


def _milliseconds(scene: Scene) -> int | None:
    workshop = scene.workshop
    return None if workshop.over_days or workshop.paused_at else workshop.until


def _left(workshop: Workshop) -> str:
    """The time that stood on the clock when it was paused, in minutes and seconds."""
    if not (workshop.deadline and workshop.paused_at) or workshop.over_days:
        return ""
    seconds = max(0, round((workshop.deadline - workshop.paused_at).total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02}"


@dataclass(frozen=True)
class Shown:
    """Over days: until when this part is open, and what comes after it."""

    closes: Told | None
    coming: str
    until: Told | None


def _window(scene: Scene) -> Shown | None:
    workshop = scene.workshop
    if not workshop.over_days:
        return None
    coming = following(scene)
    return Shown(
        told(workshop.deadline, workshop.zone) if workshop.deadline else None,
        _name(scene, coming) if coming else "",
        told(coming.closes_at, workshop.zone) if coming and coming.closes_at else None,
    )


def _name(scene: Scene, coming: Part) -> str:
    """Within the same step its name need not be said again."""
    return coming.short if coming.step == scene.step else coming.name


def _parts(step: Step) -> tuple[tuple[str, bool], ...]:
    """The phases of this step, each with whether it is the one under way."""
    names = phases(step.course)
    return tuple((name, name == step.phase) for name in names) if len(names) > 1 else ()
