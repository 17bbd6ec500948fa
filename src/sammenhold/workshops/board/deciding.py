"""Proposals, decisions and the close."""

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.notes import for_all
from sammenhold.workshops.board.now import form_of
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Proposal, Step
from sammenhold.workshops.queries.scene import ProposalCard, Scene, board_of, proposals_of

State = Proposal.State
ORDER = (State.ASKING, State.ANSWERED, State.ADOPTED, State.DROPPED)


def proposals(scene: Scene, step: Step, audience: str) -> list[Piece]:
    """The proposals, those to be answered first, and under them the groups by the dots they got."""
    found = sorted(proposals_of([step]), key=lambda card: ORDER.index(card.state))
    cards = [_proposal(card, audience) for card in found]
    groups = sorted(for_all(board_of(step)), key=lambda group: -(group.dots or 0))
    ranked = tuple((group.name, group.dots or 0, group.key) for group in groups)
    own = [form_of(scene, step, audience)] if audience == "participant" else []
    return [*cards, *own, piece(f"ranked-{step.pk}", "ranked", audience, groups=ranked, empty=not cards)]


def _proposal(card: ProposalCard, audience: str) -> Piece:
    return piece(f"proposal-{card.key}", "proposal", audience, card=card)


def decisions(scene: Scene, audience: str) -> list[Piece]:
    """What was decided, and what still lacks a person and a date."""
    cards = proposals_of(scene.steps)
    adopted = tuple(card for card in cards if card.state == State.ADOPTED)
    return [piece("decisions", "decisions", audience, decisions=adopted)]


def closing(scene: Scene, step: Step, audience: str) -> list[Piece]:
    loose_ends = [card for card in proposals_of(scene.steps) if card.state == State.ANSWERED]
    shown = decisions(scene, audience)
    if audience == "facilitator":
        shown += [_proposal(card, audience) for card in loose_ends]
    if audience == "participant":
        shown.insert(0, piece(f"equal-{step.pk}", "equal", audience, name=f"equal-{step.pk}-equal"))
    return shown
