"""Beside the board: am I done, how many are done; for those who lead, the way on."""

from django.utils.translation import gettext as _

from sammenhold.live.looks import Piece
from sammenhold.stats.opinions.enough import FEWEST_STATEMENTS, FEWEST_VOTERS
from sammenhold.workshops.board import hosting, talking
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.board.voting import ENOUGH
from sammenhold.workshops.models import Proposal, Step, Workshop
from sammenhold.workshops.queries.agenda import name_of
from sammenhold.workshops.queries.guarding import held_back
from sammenhold.workshops.queries.methods import has_voted, methods
from sammenhold.workshops.queries.opinions import number_votable
from sammenhold.workshops.queries.scene import Counts, Scene, counts_of
from sammenhold.workshops.queries.writing import unread
from sammenhold.workshops.rules import (
    GATHERING,
    Moment,
    after,
    may_ask_for_opinion_groups,
    may_write_more,
    may_write_once,
    phases,
)


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
    nothing_to_do = scene.is_apart or step.reading
    shown = {"phase": step.phase, "hand": scene.workshop.step_id, "nothing_to_do": nothing_to_do}
    mine = piece(f"side-{step.pk}-{step.phase}", "side_participant", "participant", step=step.pk, **shown)
    return [talking.queue(scene), mine, _counts(scene, counts, "participant")]


def _screen(scene: Scene, counts: Counts) -> list[Piece]:
    code = piece("code", "side_code", "screen", code=scene.workshop.code)
    door = [] if scene.workshop.locked else [code]
    return [_counts(scene, counts, "screen"), *door] if scene.step else []


def _counts(scene: Scene, counts: Counts, audience: str) -> Piece:
    phase = scene.step.phase if scene.step and not scene.step.reading else ""
    return piece("counts", "counts", audience, counts=counts, phase=phase)


def _facilitator(scene: Scene, counts: Counts) -> list[Piece]:
    step = scene.step
    at = step.at if step else ""
    return [
        piece(
            "lead",
            "lead",
            "facilitator",
            at=at,
            until=scene.workshop.until or "",
            following=_following(scene),
            running=step is not None,
            paused=scene.workshop.paused_at is not None,
            waiting=_waiting(step),
            unread=step is not None and unread(step).exists(),
            over_days=scene.workshop.over_days,
            held_back=held_back(scene.workshop, step) if step else "",
            more=step is not None and may_write_more(step.course, step.phase),
            once=step is not None and may_write_once(step.course, step.phase),
        ),
        hosting.door(scene),
        _counts(scene, counts, "facilitator"),
        *talking.leading(scene, counts),
        *_method(step, counts),
        *_opinion_groups(step, counts),
        piece("rail", "rail", "facilitator", steps=_rail(scene)),
        hosting.leading(scene),
    ]


def _method(step: Step | None, counts: Counts) -> list[Piece]:
    """How to vote: chosen from grouping on, until somebody has voted."""
    if step is None or step.phase not in (*GATHERING, "vote"):
        return []
    if counts.given.all or has_voted(step):
        return []
    known = methods()
    chosen = next(label for key, label, _line in known if key == step.method)
    return [piece("method", "method", "facilitator", method=step.method, chosen=chosen, methods=known)]


def _opinion_groups(step: Step | None, counts: Counts) -> list[Piece]:
    """Whether opinion groups are looked for, and whether it can come to something: said in advance."""
    if step is None or step.phase not in (*GATHERING, "vote") or step.method != Step.Method.OPINION:
        return []
    may = may_ask_for_opinion_groups(step.kind, step.phase, step.method, voted=has_voted(step))
    if not (may or step.opinion_groups):
        return []
    people, notes = counts.people.all, number_votable(step)
    shown = {"on": step.opinion_groups, "may": may, "people": people, "notes": notes, **ENOUGH}
    few = people < FEWEST_VOTERS or notes < FEWEST_STATEMENTS
    return [piece("opinion-groups", "opinion_groups", "facilitator", few=few, **shown)]


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
    closes = scene.workshop.read_first and not step.reading
    notes = _("Close the writing, and read the notes") if closes else _("Show the notes to all")
    if step.is_apart:
        return _("Close the writing, and hear the groups")
    done = {"write": notes, "more": notes, "rate": _("Show the answers"), "vote": _("Close the voting")}
    now = Moment(scene.steps.index(step), phases(step.course).index(step.phase))
    following = after([other.course for other in scene.steps], now)
    if following is None:
        return ""
    return done.get(step.phase) or _("Next: %(what)s") % {"what": _name(scene, step, following)}


def _name(scene: Scene, step: Step, moment: Moment) -> str:
    coming = scene.steps[moment.step]
    if coming == step:
        return str(scene.theme.step(step.kind, phases(step.course)[moment.phase]).title)
    return name_of(scene.theme, coming)


def _rail(scene: Scene) -> tuple[tuple[int, str, int, bool, bool], ...]:
    """Each step as (id, title, minutes, under way, begun)."""
    return tuple(
        (step.pk, name_of(scene.theme, step), step.minutes, step == scene.step, bool(step.phase))
        for step in scene.steps
    )
