"""The live engine: a Hub that shows, a Writer that performs, a Ticket that permits. It knows no domain.

How it speaks with browsers is written down in ``docs/developer/live.md``.
"""

from sammenhold.live.acts import Act, Done, Mine, Outcome, Refused, handles
from sammenhold.live.engine import announce, page, perform, perform_one
from sammenhold.live.held import Picture
from sammenhold.live.looks import Piece, Sight, Viewer, looks, mines
from sammenhold.live.ticket import Ticket, TicketError, issue, read

__all__ = [
    "Act",
    "Done",
    "Mine",
    "Outcome",
    "Picture",
    "Piece",
    "Refused",
    "Sight",
    "Ticket",
    "TicketError",
    "Viewer",
    "announce",
    "handles",
    "issue",
    "looks",
    "mines",
    "page",
    "perform",
    "perform_one",
    "read",
]
