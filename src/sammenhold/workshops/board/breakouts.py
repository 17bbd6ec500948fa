"""Several questions at the same time: finding a group, what the group tells, and how far each one is."""

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Step
from sammenhold.workshops.queries.agenda import name_of
from sammenhold.workshops.queries.breakouts import Breakout, breakouts_of
from sammenhold.workshops.queries.scene import Scene
from sammenhold.workshops.rules import FLOOR

Rows = tuple[tuple[Breakout, str], ...]


def instruction(scene: Scene, step: Step, audience: str) -> Piece:
    """For those who lead, the big screen, and whoever has no group yet."""
    return piece(f"now-{step.pk}-apart", "now_apart", audience, anonymous=_anonymous(scene, step))


def overview(scene: Scene, step: Step, audience: str) -> list[Piece]:
    """The questions with how far each group is; for a participant, to choose from."""
    return [piece(f"apart-{step.pk}", "apart", audience, step=step.pk, rows=_rows(scene, step), floor=FLOOR)]


def group(scene: Scene, step: Step) -> list[Piece]:
    """For those in a group: how many are in it, what that means, and the other ones."""
    if not step.is_apart or scene.lead is None:
        return []
    rows = _rows(scene, scene.lead)
    here = next(found for found, _title in rows if found.key == step.pk)
    others = tuple((found, title) for found, title in rows if found.key != step.pk)
    shown = {"step": scene.lead.pk, "people": here.people, "rows": others, "floor": FLOOR}
    return [piece(f"group-of-{step.pk}", "breakout", "participant", **shown)]


def summary_form(scene: Scene, step: Step) -> list[Piece]:
    """What the group tells the others: one text that all of them can write in."""
    if not step.is_apart:
        return []
    told, earlier = step.last_summary, tuple(reversed(step.summaries[:-1]))
    return [piece(f"tell-{step.pk}", "form_summary", "participant", step=step.pk, told=told, earlier=earlier)]


def _rows(scene: Scene, lead: Step) -> Rows:
    titles = {step.pk: name_of(scene.theme, step) for step in scene.steps}
    return tuple((found, titles[found.key]) for found in breakouts_of(scene.steps, lead))


def _anonymous(scene: Scene, step: Step) -> str:
    return str(scene.theme.step(step.kind, step.phase).anonymous)
