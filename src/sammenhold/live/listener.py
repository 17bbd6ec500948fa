"""One open stream. A slow reader gets nothing more until it has drained, then a snapshot."""

from typing import TYPE_CHECKING

from sammenhold.live.wire import Parcel, Wire

if TYPE_CHECKING:
    from sammenhold.live.held import Held

BACKLOG_BYTES = 64 * 1024


class Listener:
    __slots__ = ("behind", "held", "wire")

    def __init__(self, held: "Held", wire: Wire) -> None:
        self.held = held
        self.wire = wire
        self.behind = 0.0  # since when, monotonic; 0 while it keeps up

    def offer(self, parcel: Parcel, now: float) -> bool:
        """Whether it could be given `parcel`."""
        if self.behind:
            return False
        if self.wire.backlog() > BACKLOG_BYTES:
            self.behind = now
            return False
        self.wire.write(parcel)
        return True
