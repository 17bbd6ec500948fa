"""Beside the board: am I done, how many are done; for those who lead, the way on."""

from django.utils.translation import gettext as _

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Proposal, Step, Workshop
from sammenhold.workshops.queries.agenda import name_of
from sammenhold.workshops.queries.scene import Counts, Scene, counts_of, hands_of
from sammenhold.workshops.rules import Moment, after, phases


def pieces(scene: Scene, audience: str) -> list[Piece]:
    if scene.workshop.state == Workshop.State.CLOSED:
        return []
    counts = counts_of(scene)
    draw = {"participant": _participant, "facilitator": _facilitator, "screen": _screen}[audience]
    return draw(scene, counts)


def _participant(scene: Scene, counts: Counts) -> list[Piece]:
    step = scene.step
    if step is None:
        return []
    mine = piece(
        f"side-{step.pk}-{step.phase}", "side_participant", "participant", step=step.pk, phase=step.phase
    )
    return [mine, _counts(scene, counts, "participant")]


def _screen(scene: Scene, counts: Counts) -> list[Piece]:
    code = piece("code", "side_code", "screen", code=scene.workshop.code)
    return [_counts(scene, counts, "screen"), code] if scene.step else []


def _counts(scene: Scene, counts: Counts, audience: str) -> Piece:
    phase = scene.step.phase if scene.step else ""
    return piece("counts", "counts", audience, counts=counts, phase=phase)


def _facilitator(scene: Scene, counts: Counts) -> list[Piece]:
    step = scene.step
    at = f"{step.pk}.{step.phase}" if step else ""
    return [
        piece(
            "lead",
            "lead",
            "facilitator",
            at=at,
            following=_following(scene),
            running=step is not None,
            waiting=_waiting(step),
        ),
        _counts(scene, counts, "facilitator"),
        piece("hands", "hands", "facilitator", hands=hands_of(scene)),
        piece("rail", "rail", "facilitator", steps=_rail(scene)),
    ]


def _waiting(step: Step | None) -> int:
    """Proposals that will stand as not decided when this part is left."""
    if step is None or step.phase != "decide":
        return 0
    return step.proposals.filter(state__in=[Proposal.State.ASKING, Proposal.State.ANSWERED]).count()


def _following(scene: Scene) -> str:
    """What the button on says: what it does to what was written, or what comes next; empty at the end."""
    step = scene.step
    if step is None:
        return ""
    done = {"write": _("Show the notes to all"), "rate": _("Show the answers"), "vote": _("Close the voting")}
    now = Moment(scene.steps.index(step), phases(step.kind).index(step.phase))
    following = after([other.kind for other in scene.steps], now)
    if following is None:
        return ""
    return done.get(step.phase) or _("Next: %(what)s") % {"what": _name(scene, step, following)}


def _name(scene: Scene, step: Step, moment: Moment) -> str:
    coming = scene.steps[moment.step]
    if coming == step:
        return str(scene.theme.step(step.kind, phases(step.kind)[moment.phase]).title)
    return name_of(scene.theme, coming)


def _rail(scene: Scene) -> tuple[tuple[int, str, int, bool, bool], ...]:
    """Each step as (id, title, minutes, under way, begun)."""
    return tuple(
        (step.pk, name_of(scene.theme, step), step.minutes, step == scene.step, bool(step.phase))
        for step in scene.steps
    )
