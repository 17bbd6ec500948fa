"""What one participant has done so far, for that participant's eyes only.

`values` are control names and what they are set to; `pieces` are element ids and their inner HTML.
"""

from collections.abc import Mapping
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sammenhold.live.acts import Mine
from sammenhold.workshops.models import Answer, Participant, Rating, Ready, Step, Vote, Workshop


def nothing() -> Mine:
    return {"values": {}, "pieces": {}}


def mine_of(workshop: Workshop, participant: Participant) -> Mine:
    """Everything of one's own in the step that is shown now."""
    mine = nothing()
    step = workshop.step
    if step is None:
        return mine
    mine["pieces"] |= hand_piece(step, participant.hand)
    for part in (_ready(step, participant), _by_phase(workshop, step, participant)):
        mine["values"] |= part["values"]
        mine["pieces"] |= part["pieces"]
    return mine


def _ready(step: Step, participant: Participant) -> Mine:
    on = Ready.objects.filter(step=step, phase=step.phase, participant=participant).exists()
    return {"values": {}, "pieces": ready_piece(step, on)}


def _by_phase(workshop: Workshop, step: Step, participant: Participant) -> Mine:
    match step.phase:
        case "write":
            return {"values": {}, "pieces": notes_piece(step, participant.pk)}
        case "vote":
            votes = Vote.objects.filter(group__step=step, participant=participant)
            return dots_mine(workshop, step, dict(votes.values_list("group_id", "dots")))
        case "rate" | "decisions":
            return ratings_mine(step, participant)
        case "decide":
            return _answers(step, participant)
    return nothing()


def ready_piece(step: Step, on: bool) -> dict[str, str]:
    html = render_to_string("workshops/pieces/my_ready.html", {"on": on, "phase": step.phase})
    return {f"my-ready-{step.pk}-{step.phase}": html}


def hand_piece(step: Step, on: bool) -> dict[str, str]:
    return {f"my-hand-{step.pk}": render_to_string("workshops/pieces/my_hand.html", {"on": on})}


def notes_piece(step: Step, participant: UUID) -> dict[str, str]:
    notes = list(step.notes.filter(author=participant).values("pk", "text"))
    return {f"my-notes-{step.pk}": render_to_string("workshops/pieces/my_notes.html", {"notes": notes})}


def dots_mine(workshop: Workshop, step: Step, dots: Mapping[UUID, int]) -> Mine:
    """One's own dots as control values, and the sentence on how many are left."""
    values = {f"dots-{group.hex}": str(number) for group, number in dots.items()}
    return {
        "values": values,
        "pieces": {f"my-dots-{step.pk}": dots_left(workshop.dot_limit, sum(dots.values()))},
    }


def dots_left(limit: int | None, placed: int) -> str:
    if limit is None:
        return ""
    if placed >= limit:
        return _("You have placed all your dots. You can still move them.")
    left = limit - placed
    return ngettext("%(left)d dot left", "%(left)d dots left", left) % {"left": left}


def ratings_mine(step: Step, participant: Participant) -> Mine:
    ratings = Rating.objects.filter(step=step, participant=participant).values_list("item", "value")
    prefix = "equal" if step.kind == Step.Kind.CLOSE else "rate"
    values = {f"{prefix}-{step.pk}-{item}": "x" if value is None else str(value) for item, value in ratings}
    return {"values": values, "pieces": {}}


def _answers(step: Step, participant: Participant) -> Mine:
    mine = nothing()
    for answer in Answer.objects.filter(proposal__step=step, participant=participant).select_related(
        "proposal"
    ):
        found = answer_mine(answer)
        mine["values"] |= found["values"]
        mine["pieces"] |= found["pieces"]
    return mine


def answer_mine(answer: Answer) -> Mine:
    key = answer.proposal.pk.hex
    html = render_to_string("workshops/pieces/my_answer.html", {"answer": answer})
    return {
        "values": {f"stance-{key}-{answer.proposal.round}": answer.stance},
        "pieces": {f"my-answer-{key}-{answer.proposal.round}": html},
    }
