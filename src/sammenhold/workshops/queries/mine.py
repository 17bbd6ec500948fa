"""What one participant has done so far, for that participant's eyes only.

`values` are control names and what they are set to; `pieces` are element ids and their inner HTML.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sammenhold.live.acts import Mine
from sammenhold.web.languages import known
from sammenhold.workshops.models import Answer, Participant, Rating, Ready, Step, Vote, Workshop
from sammenhold.workshops.queries.breakouts import question_seen
from sammenhold.workshops.queries.scene import board_of, shown_to_all
from sammenhold.workshops.queries.talking import Talk, talk_of, turn_of
from sammenhold.workshops.rules import CHOICES

NO_TALK = Talk(None, None, (), None)


def nothing() -> Mine:
    return {"values": {}, "pieces": {}}


def mine_of(workshop: Workshop, participant: Participant) -> Mine:
    """Everything of one's own in the step that is shown now."""
    mine = nothing()
    if workshop.step is None:
        return mine
    step = workshop.step
    if step.is_apart and participant.question_id:
        step = question_seen(list(workshop.steps.all()), workshop.step, participant.question_id)
        mine["pieces"] |= group_piece(workshop.step, step)
    talk = talk_of(workshop) if participant.hand or participant.pk == workshop.speaker_id else NO_TALK
    mine["pieces"] |= hand_pieces(workshop, participant, talk)
    for part in (_ready(step, participant), _by_phase(workshop, step, participant)):
        mine["values"] |= part["values"]
        mine["pieces"] |= part["pieces"]
    return mine


def _ready(step: Step, participant: Participant) -> Mine:
    on = Ready.objects.filter(step=step, phase=step.phase, participant=participant).exists()
    return {"values": {}, "pieces": ready_piece(step, on)}


def _by_phase(workshop: Workshop, step: Step, participant: Participant) -> Mine:
    match step.phase:
        case "write" | "more":
            return {"values": {}, "pieces": notes_piece(step, participant.pk)}
        case "vote":
            return _votes(workshop, step, participant)
        case "rate" | "decisions":
            return ratings_mine(step, participant)
        case "decide":
            return _answers(step, participant)
    return nothing()


def group_piece(lead: Step, question: Step) -> dict[str, str]:
    """For somebody who has just been placed in a group: the way to it."""
    html = render_to_string("workshops/pieces/my_breakout.html", {"step": question})
    return {f"my-breakout-{lead.pk}": html}


def ready_piece(step: Step, on: bool) -> dict[str, str]:
    return {f"my-ready-{step.pk}-{step.phase}": _drawn("my_ready", known(get_language()), on)}


def hand_pieces(workshop: Workshop, participant: Participant, talk: Talk) -> dict[str, str]:
    """One's own hand with its number in the queue, and for whoever has it: the word."""
    turn = turn_of(workshop, participant.pk, heard=participant.heard)
    number = talk.number(turn) if participant.hand else None
    html = _numbered(number) if number else _drawn("my_hand", known(get_language()), participant.hand)
    pieces = {f"my-hand-{workshop.step_id}": html}
    if talk.word is not None and talk.word.key == turn:
        pieces[f"my-word-{turn}"] = render_to_string("workshops/pieces/my_word.html", {"until": talk.until})
    return pieces


def _numbered(number: int) -> str:
    return render_to_string("workshops/pieces/my_hand.html", {"on": True, "number": number})


@cache
def _drawn(name: str, language: str, on: bool) -> str:
    """What many have and what has but two looks: drawn once for each."""
    with translation.override(language):
        return render_to_string(f"workshops/pieces/{name}.html", {"on": on})


def lead_piece(led_by: int | None, person: int) -> dict[str, str]:
    """For one of those who lead: that it is you now, or the button to take over."""
    shown = {"mine": led_by == person}
    return {f"my-lead-{led_by or 0}": render_to_string("workshops/pieces/my_lead.html", shown)}


def notes_piece(step: Step, participant: UUID) -> dict[str, str]:
    notes = list(step.notes.filter(author=participant).values("pk", "text", "language", "covered"))
    shown = {
        "notes": [note for note in notes if not note["covered"]],
        "earlier": any(note["covered"] for note in notes),
    }
    return {f"my-notes-{step.pk}-{step.phase}": render_to_string("workshops/pieces/my_notes.html", shown)}


def _earlier(step: Step, there: bool) -> dict[str, str]:
    """That one has answered in an earlier turn on a phone that several share. Never what."""
    if not there:
        return {}
    anew = step.phase == "vote" and step.method in (Step.Method.DOTS, Step.Method.RANKING)
    return {f"my-earlier-{step.pk}-{step.phase}": _drawn("my_earlier", known(get_language()), anew)}


def _votes(workshop: Workshop, step: Step, participant: Participant) -> Mine:
    votes = Vote.objects.filter(group__step=step, participant=participant)
    found = tuple(votes.values_list("group_id", "value", "covered"))
    mine = _shown_votes(workshop, step, {group: value for group, value, covered in found if not covered})
    mine["pieces"] |= _earlier(step, any(covered for *_vote, covered in found))
    return mine


def _shown_votes(workshop: Workshop, step: Step, votes: Mapping[UUID, int | None]) -> Mine:
    if step.method == Step.Method.DOTS:
        return dots_mine(workshop, step, {group: dots or 0 for group, dots in votes.items()})
    if step.method == Step.Method.RANKING:
        return order_mine(step, in_order(votes))
    words = {value: word for word, value in CHOICES[step.method].items()}
    values = {f"{step.method}-{group.hex}": words[value] for group, value in votes.items()}
    return {"values": values, "pieces": {}}


def in_order(places: Mapping[UUID, int | None]) -> list[UUID]:
    """The groups that have a place, the first one first."""
    return sorted((group for group, place in places.items() if place), key=lambda group: places[group] or 0)


def order_mine(step: Step, order: Sequence[UUID]) -> Mine:
    """One's own order so far, and what is not in it, with the buttons that change it."""
    names = votable(step)
    keys = [group.hex for group in order if group.hex in names]
    shown = {
        "order": [(key, names[key], place) for place, key in enumerate(keys, start=1)],
        "rest": [(key, name) for key, name in names.items() if key not in keys],
    }
    html = render_to_string("workshops/pieces/my_order.html", shown)
    return {"values": {}, "pieces": {f"my-order-{step.pk}": html}}


def votable(step: Step) -> dict[str, str]:
    """The groups that can be voted on, with their names as everybody sees them."""
    return {group.key: group.name for group in shown_to_all(board_of(step).groups)}


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
    ratings = Rating.objects.filter(step=step, participant=participant)
    found = tuple(ratings.values_list("item", "value", "covered"))
    prefix = "equal" if step.kind == Step.Kind.CLOSE else "rate"
    values = {
        f"{prefix}-{step.pk}-{item}": "x" if value is None else str(value)
        for item, value, covered in found
        if not covered
    }
    return {"values": values, "pieces": _earlier(step, any(covered for *_rating, covered in found))}


def _answers(step: Step, participant: Participant) -> Mine:
    mine = nothing()
    answers = Answer.objects.filter(proposal__step=step, participant=participant).select_related("proposal")
    mine["pieces"] |= _earlier(step, any(answer.covered for answer in answers))
    for answer in answers:
        if answer.covered:
            continue
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
