"""The head of every screen: which step this is, how far along, and the time left."""

from django.utils.translation import gettext as _

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Step, Workshop
from sammenhold.workshops.queries.agenda import name_of
from sammenhold.workshops.queries.scene import Scene
from sammenhold.workshops.rules import phases


def pieces(scene: Scene, audience: str) -> list[Piece]:
    step = scene.step
    if scene.workshop.state == Workshop.State.CLOSED or step is None:
        return [piece("head", "head_still", audience, title=_still(scene), workshop=scene.workshop.title)]
    return [
        piece(
            "head",
            "head",
            audience,
            title=name_of(scene.theme, step),
            phase=str(scene.theme.step(step.kind, step.phase).title) if len(phases(step.kind)) > 1 else "",
            number=scene.steps.index(step) + 1,
            total=len(scene.steps),
            deadline=_milliseconds(scene),
            parts=_parts(step),
        )
    ]


def _still(scene: Scene) -> str:
    if scene.workshop.state == Workshop.State.CLOSED:
        return _("The workshop has ended")
    return _("We begin in a moment")


def _milliseconds(scene: Scene) -> int | None:
    deadline = scene.workshop.deadline
    return int(deadline.timestamp() * 1000) if deadline else None


def _parts(step: Step) -> tuple[tuple[str, bool], ...]:
    """The phases of this step, each with whether it is the one under way."""
    names = phases(step.kind)
    return tuple((name, name == step.phase) for name in names) if len(names) > 1 else ()
