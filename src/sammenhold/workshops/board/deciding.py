"""Proposals, decisions and the close."""

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.now import form_of
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.board.voting import result
from sammenhold.workshops.models import Answer, Proposal, Step, Workshop
from sammenhold.workshops.queries.proposals import ProposalCard, proposals_of
from sammenhold.workshops.queries.rewording import rewording
from sammenhold.workshops.queries.scene import Scene, people_of

State = Proposal.State
STANCES = tuple(Answer.Stance.values)
ORDER = (State.ASKING, State.ANSWERED, State.ADOPTED, State.PARKED, State.DROPPED)


def proposals(scene: Scene, step: Step, audience: str) -> list[Piece]:
    """The proposals, those to be answered first, and under them what the vote came to."""
    found = sorted(proposals_of([step]), key=lambda card: ORDER.index(card.state))
    asked = any(card.state == State.ASKING for card in found)
    people = people_of(scene).all if asked else 0
    cards = [_proposal(card, audience, people) for card in found]
    own = [form_of(scene, step, audience)] if audience == "participant" else []
    return [*cards, *own, *result(step, audience, alone=not cards)]


def _proposal(card: ProposalCard, audience: str, people: int) -> Piece:
    """`people` is how many can answer, for a proposal that is being asked."""
    before = card.earlier[-1] if card.earlier else None
    return piece(
        f"proposal-{card.key}",
        "proposal",
        audience,
        card=card,
        stances=STANCES,
        people=people if card.state == State.ASKING else 0,
        changes=rewording(before.sentence, card.sentence) if before else (),
    )


def decisions(scene: Scene, audience: str) -> list[Piece]:
    """What was decided, and what others are to decide."""
    cards = proposals_of(scene.steps)
    adopted = tuple(card for card in cards if card.state == State.ADOPTED)
    parked = tuple(card for card in cards if card.state == State.PARKED)
    ended = scene.workshop.state == Workshop.State.CLOSED
    return [piece("decisions", "decisions", audience, decisions=adopted, parked=parked, ended=ended)]


def closing(scene: Scene, step: Step, audience: str) -> list[Piece]:
    loose_ends = [card for card in proposals_of(scene.steps) if card.state == State.ANSWERED]
    shown = decisions(scene, audience)
    if audience == "facilitator":
        shown += [_proposal(card, audience, 0) for card in loose_ends]
    if audience == "participant":
        shown.insert(0, piece(f"equal-{step.pk}", "equal", audience, name=f"equal-{step.pk}-equal"))
    return shown
