"""Writing once more: what has been said so far is in view."""

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.notes import for_all, standing
from sammenhold.workshops.board.voting import result
from sammenhold.workshops.models import Step
from sammenhold.workshops.queries.scene import Scene, board_of
from sammenhold.workshops.queries.votes import is_voted


def in_view(scene: Scene, step: Step, audience: str) -> list[Piece]:
    """The groups of the first round, and what they got when they have been voted on."""
    board = board_of(step)
    voted = result(step, audience, alone=False) if is_voted(step, for_all(board)) else []
    return [*voted, *standing(board, audience)]
