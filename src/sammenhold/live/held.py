"""The picture that all listeners of one topic and viewer share, and what changed since the last frame."""

import itertools
import json
import secrets
import threading
import time
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from sammenhold.live.looks import Piece, Sight, Viewer
from sammenhold.live.picture import Change, Frame
from sammenhold.live.wire import Parcel

if TYPE_CHECKING:
    from sammenhold.live.listener import Listener

RECENT_FRAMES = 32


class Drawn(NamedTuple):
    data: Hashable
    html: str


class Region:
    """Never changed once made, so that threads may share it."""

    def __init__(self, pieces: dict[str, Drawn]) -> None:
        self.pieces = pieces

    @cached_property
    def html(self) -> SafeString:
        return mark_safe("".join(piece.html for piece in self.pieces.values()))  # noqa: S308 - drawn by templates


EMPTY = Region({})


@dataclass
class Redrawn:
    """One region after a look, and how it differs from before."""

    region: Region
    touched: set[str]
    reordered: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """What a page shows: the HTML of each region; `since`, from which its stream carries on; and `looked`,
    when it was looked at: while that stays the same, nothing has been announced since."""

    regions: dict[str, SafeString]
    since: str
    looked: float


class Sent(NamedTuple):
    since: int
    seq: int
    parcel: Parcel


def redraw(old: Region, pieces: "list[Piece] | tuple[Piece, ...]") -> Redrawn:
    touched: set[str] = set()
    drawn: dict[str, Drawn] = {}
    for piece in pieces:
        kept = old.pieces.get(piece.id)
        if kept is not None and kept.data == piece.data:
            drawn[piece.id] = kept
            continue
        drawn[piece.id] = Drawn(piece.data, str(piece.html()))
        if kept is None or kept.html != drawn[piece.id].html:
            touched.add(piece.id)
    return Redrawn(Region(drawn), touched, list(old.pieces) != list(drawn))


@dataclass(eq=False)
class Held:
    """`guard` is the room's mutex: all but `draw` and the listeners is touched under it."""

    viewer: Viewer
    guard: threading.Lock
    epoch: str = field(default_factory=lambda: secrets.token_hex(4))
    seq: int = 0
    regions: dict[str, Region] = field(default_factory=dict)
    dirty: set[str] | None = None  # None: everything
    marked: int = 1  # how often it was soiled, and
    shown: int = 0  # how many of those times the picture shows
    token: str | None = None
    looked: float = float("-inf")
    used: float = field(default_factory=time.monotonic)
    cut: int = 0  # the seq of the newest frame
    touched: dict[str, set[str]] = field(default_factory=dict)
    reordered: set[str] = field(default_factory=set)
    recent: deque[Sent] = field(default_factory=lambda: deque(maxlen=RECENT_FRAMES))
    written: float = 0.0
    listeners: "set[Listener]" = field(default_factory=set)
    _snapshot: tuple[int, Parcel] | None = None

    @property
    def id(self) -> str:
        return f"{self.epoch}:{self.seq}"

    def soil(self, regions: frozenset[str] | None) -> None:
        self.marked += 1
        if regions is None:
            self.dirty = None
        elif self.dirty is not None:
            self.dirty |= regions

    def fresh(self, token: str | None) -> bool:
        """Whether it shows everything announced, lastly `token`; None: nobody knows what was announced."""
        return token is not None and self.token == token and self.shown == self.marked

    @property
    def waiting(self) -> bool:
        """Whether listeners have yet to see something."""
        return bool(self.listeners) and (self.shown != self.marked or self.cut != self.seq)

    def draw(self, sight: Sight, asked: frozenset[str] | None) -> dict[str, Redrawn]:
        names = (self.regions.keys() if asked is None else asked) | sight.keys()
        with translation.override(self.viewer.language):
            return {name: redraw(self.regions.get(name, EMPTY), tuple(sight.get(name, ()))) for name in names}

    def take(self, redrawn: dict[str, Redrawn], *, shown: int, looked: float, token: str | None) -> None:
        first = not self.shown
        self.shown, self.looked, self.token = shown, looked, token
        fresh = {name: new for name, new in redrawn.items() if self._differs(name, new)}
        self.regions = self.regions | {name: new.region for name, new in redrawn.items()}
        self.seq += bool(fresh)
        if first:
            self.cut = self.seq
            return
        for name, new in fresh.items():
            self.touched.setdefault(name, set()).update(new.touched)
            if new.reordered:
                self.reordered.add(name)

    def _differs(self, name: str, new: Redrawn) -> bool:
        return new.reordered or bool(new.touched) or name not in self.regions

    def frame(self) -> Sent | None:
        """Cut the next frame from what has changed since the last one."""
        if self.cut == self.seq:
            return None
        changes = {name: self._change(name, ids) for name, ids in self.touched.items()}
        frame: Frame = {"since": self.cut, "seq": self.seq, "regions": changes}
        sent = Sent(self.cut, self.seq, self._parcel("frame", frame))
        self.cut, self.touched, self.reordered = self.seq, {}, set()
        self.recent.append(sent)
        return sent

    def _change(self, name: str, ids: set[str]) -> Change:
        pieces = self.regions[name].pieces
        change: Change = {}
        if name in self.reordered:
            change["order"] = list(pieces)
        if changed := {piece: pieces[piece].html for piece in pieces if piece in ids}:
            change["set"] = changed
        return change

    def whole(self) -> Frame:
        regions: dict[str, Change] = {
            name: {
                "order": list(region.pieces),
                "set": {piece: drawn.html for piece, drawn in region.pieces.items()},
            }
            for name, region in self.regions.items()
        }
        return {"seq": self.seq, "regions": regions}

    def snapshot(self) -> Parcel:
        if self._snapshot is None or self._snapshot[0] != self.seq:
            self._snapshot = (self.seq, self._parcel("snapshot", self.whole()))
        return self._snapshot[1]

    def catch_up(self, since: str) -> list[Parcel]:
        """What brings a listener at `since` to where the next frame begins."""
        epoch, _, digits = since.partition(":")
        seq = int(digits) if epoch == self.epoch and digits.isdecimal() else -1
        if self.cut <= seq <= self.seq:
            return []
        missed = list(itertools.dropwhile(lambda sent: sent.seq <= seq, self.recent))
        if 0 <= seq < self.cut and missed and missed[0].since <= seq:
            return [sent.parcel for sent in missed]
        return [self.snapshot()]

    def _parcel(self, event: str, frame: Frame) -> Parcel:
        return Parcel.event(event, json.dumps(frame, ensure_ascii=False, separators=(",", ":")), self.id)
