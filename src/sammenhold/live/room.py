"""One topic in this process: its pictures, and who is waiting for them."""

import threading
import time
from collections.abc import Collection, Iterable
from typing import NamedTuple

from sammenhold.live.held import Held, Picture, Redrawn
from sammenhold.live.looks import Viewer, look_of
from sammenhold.live.wire import Parcel


class UnknownTopic(LookupError):  # noqa: N818 - reads as what it is
    """No domain shows topics of this kind."""


class Cut(NamedTuple):
    held: Held
    parcel: Parcel


class Dirt(NamedTuple):
    began: float
    token: str | None
    marked: list[int]
    regions: frozenset[str] | None


class Room:
    """`mutex` is held for moments only, `rendering` for as long as a look takes."""

    def __init__(self, topic: str) -> None:
        self.topic = topic
        self.held: dict[Viewer, Held] = {}
        self.heard: str | None = ""  # the newest announcement that reached this process
        self.pumping = False
        self.mutex = threading.Lock()
        self.rendering = threading.Lock()

    def mark(self, regions: frozenset[str] | None, token: str | None) -> bool:
        """Note that `regions` look different now; whether somebody is waiting to see it."""
        with self.mutex:
            self.heard = token
            for held in self.held.values():
                held.soil(regions)
            return any(held.listeners for held in self.held.values())

    def hold(self, viewer: Viewer) -> Held:
        with self.mutex:
            held = self.held.get(viewer)
            if held is None:
                held = self.held[viewer] = Held(viewer, self.mutex)
            held.used = time.monotonic()
            return held

    def ensure(self, held: Held) -> None:
        """See that there is a picture at all."""
        with self.rendering:
            if not held.shown:
                self._render([held])

    def refresh(self, held: Held, token: str | None) -> Picture:
        """A picture of everything announced before the call, here or, lastly as `token`, elsewhere."""
        asked = time.monotonic()
        if not held.fresh(token):
            with self.rendering:
                if not (held.fresh(token) or held.looked >= asked):
                    unheard = token is None or token not in (held.token, self.heard)
                    self._render([held], whole=unheard, token=token)
        with self.mutex:
            regions, since, looked = held.regions, held.id, held.looked
        return Picture({name: region.html for name, region in regions.items()}, since, looked)

    def frames(self) -> list[Cut]:
        """Draw what listeners wait for, and cut it into one frame for each viewer."""
        with self.rendering:
            if waiting := [held for held in self.listened() if held.shown != held.marked]:
                self._render(waiting)
        with self.mutex:
            sent = [(held, held.frame()) for held in self.held.values() if held.listeners]
        return [Cut(held, frame.parcel) for held, frame in sent if frame is not None]

    def listened(self) -> list[Held]:
        with self.mutex:
            return [held for held in self.held.values() if held.listeners]

    @property
    def waiting(self) -> bool:
        with self.mutex:
            return any(held.waiting for held in self.held.values())

    def _render(self, helds: Collection[Held], *, whole: bool = False, token: str | None = None) -> None:
        look = look_of(self.topic)
        if look is None:
            raise UnknownTopic(self.topic)
        dirt = self._sweep(helds, whole=whole, token=token)
        try:
            sights = look(self.topic, [held.viewer for held in helds], dirt.regions)
            redrawn = [held.draw(sights.get(held.viewer, {}), dirt.regions) for held in helds]
        except BaseException:
            self._soil(helds)
            raise
        self._take(helds, redrawn, dirt)

    def _sweep(self, helds: Collection[Held], *, whole: bool, token: str | None) -> Dirt:
        with self.mutex:
            dirty = [None if whole else held.dirty for held in helds]
            for held in helds:
                held.dirty = set()
            regions = _union(dirty)
            return Dirt(
                time.monotonic(), token if whole else self.heard, [held.marked for held in helds], regions
            )

    def _soil(self, helds: Iterable[Held]) -> None:
        with self.mutex:
            for held in helds:
                held.soil(None)

    def _take(self, helds: Iterable[Held], redrawn: Iterable[dict[str, Redrawn]], dirt: Dirt) -> None:
        with self.mutex:
            for held, marked, new in zip(helds, dirt.marked, redrawn, strict=True):
                held.take(new, shown=marked, looked=dirt.began, token=dirt.token)


def _union(dirty: Iterable[set[str] | None]) -> frozenset[str] | None:
    union: set[str] = set()
    for regions in dirty:
        if regions is None:
            return None
        union |= regions
    return frozenset(union)
