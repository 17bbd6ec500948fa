"""One note at a time, for those who lead, before all see them."""

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Step
from sammenhold.workshops.queries.writing import unread


def pieces(step: Step) -> list[Piece]:
    """The ids are random and new, so their order says nothing of who wrote or when."""
    left = unread(step)
    note = left.order_by("pk").first()
    if note is None:
        return [piece("all-read", "all_read", "facilitator")]
    shown = {"note": note.pk.hex, "text": note.text, "left": left.count()}
    return [piece(f"read-{note.pk.hex}", "read_note", "facilitator", **shown)]
