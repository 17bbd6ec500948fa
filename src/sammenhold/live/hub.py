"""Topics, listeners and frames: what changed is looked at once and sent to all who see the same bytes."""

import asyncio
import itertools
import json
import logging
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

from sammenhold.live.blame import where
from sammenhold.live.bus import Bus, MemoryBus
from sammenhold.live.connections import close_all, refreshed
from sammenhold.live.held import Held, Picture
from sammenhold.live.listener import Listener
from sammenhold.live.looks import Viewer
from sammenhold.live.picture import Frame
from sammenhold.live.room import Cut, Room
from sammenhold.live.wire import Parcel, Wire

logger = logging.getLogger(__name__)

REST = 0.3
LONGEST_REST_SECONDS = 0.1
AFTER_FAILURE_SECONDS = 1.0
TICK_SECONDS = 0.25
HEARTBEAT_SECONDS = 15.0
HUNG_SECONDS = 30.0
LINGER_SECONDS = 20.0
AT_A_TIME = 256
SAMPLE = 5
RENDERERS = 2
HEARTBEAT = Parcel(b":\n\n")


def _hello(held: Held) -> Parcel:
    return Parcel.event("hello", json.dumps({"now": int(time.time() * 1000), "seq": held.seq}))


class Hub:
    def __init__(self) -> None:
        self.bus: Bus = MemoryBus(self.mark)
        self._rooms: dict[str, Room] = {}
        self._mutex = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ticking: asyncio.Task[None] | None = None
        self._pumps: set[asyncio.Task[None]] = set()
        self._behind: set[Listener] = set()
        self._renderers: ThreadPoolExecutor

    @property
    def running(self) -> bool:
        return self._loop is not None

    async def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._renderers = ThreadPoolExecutor(RENDERERS, thread_name_prefix="live-render")
        self._ticking = asyncio.create_task(self._tick())

    async def stop(self) -> None:
        self.close_streams()
        tasks = [*self._pumps, *([self._ticking] if self._ticking else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._loop = None
        await asyncio.to_thread(self._shut_renderers)
        self._rooms.clear()

    def _shut_renderers(self) -> None:
        for _ in range(RENDERERS):
            self._renderers.submit(close_all)
        self._renderers.shutdown()

    # From any thread

    def mark(self, topic: str | None, regions: frozenset[str] | None, token: str | None) -> None:
        """Note that `regions` (None: all) of `topic` (None: every topic) look different now."""
        with self._mutex:
            rooms = list(self._rooms.values()) if topic is None else [self._rooms.get(topic)]
        for room in rooms:
            if room is not None and room.mark(regions, token):
                self._rouse(room)

    def page(self, topic: str, viewer: Viewer) -> Picture:
        """The picture as it is now, never older than an act acknowledged before the call."""
        if self._loop is None:
            room = Room(topic)
            return room.refresh(room.hold(viewer), "")
        room, held = self._hold(topic, viewer)
        picture = room.refresh(held, self.bus.newest(topic))
        if room.waiting:
            self._rouse(room)
        return picture

    def snapshot(self, topic: str, viewer: Viewer, since: str) -> tuple[str, Frame] | None:
        """The whole picture as it is now, with its id; None when that is `since`."""
        picture = self.page(topic, viewer)
        if picture.since == since:
            return None
        _, held = self._hold(topic, viewer)
        with held.guard:
            return held.id, held.whole()

    def _hold(self, topic: str, viewer: Viewer) -> tuple[Room, Held]:
        with self._mutex:
            room = self._rooms.get(topic)
            if room is None:
                room = self._rooms[topic] = Room(topic)
            return room, room.hold(viewer)

    def _rouse(self, room: Room) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._wake, room)

    # In the loop

    async def join(
        self, topic: str, viewer: Viewer, since: str, open_wire: Callable[[], Awaitable[Wire]]
    ) -> Listener:
        """Begin a stream: what `since` lacks, then every frame. The wire opens once there is a picture."""
        room, held = self._hold(topic, viewer)
        if not held.shown:
            await asyncio.get_running_loop().run_in_executor(self._renderers, refreshed(room.ensure), held)
        listener = Listener(held, await open_wire())
        with room.mutex:
            parcels = [_hello(held), *held.catch_up(since)]
            held.listeners.add(listener)
        for parcel in parcels:
            listener.wire.write(parcel)
        self._wake(room)
        return listener

    def leave(self, listener: Listener) -> None:
        listener.held.listeners.discard(listener)
        listener.held.used = time.monotonic()
        self._behind.discard(listener)

    def close_streams(self) -> None:
        for listener in self._listeners():
            if listener.behind:
                listener.wire.abort()
            else:
                listener.wire.finish()

    def _listeners(self) -> list[Listener]:
        return [
            listener
            for room in self._rooms.values()
            for held in room.listened()
            for listener in held.listeners
        ]

    def _wake(self, room: Room) -> None:
        if self._loop is None or room.pumping or not room.waiting:
            return
        room.pumping = True
        pump = self._loop.create_task(self._pump(room))
        self._pumps.add(pump)
        pump.add_done_callback(self._pumps.discard)

    async def _pump(self, room: Room) -> None:
        """The first change goes out at once; then the loop rests from it for a part of what it took."""
        try:
            while room.waiting:
                await asyncio.sleep(await self._send_changes(room))
        finally:
            room.pumping = False

    async def _send_changes(self, room: Room) -> float:
        began = time.monotonic()
        try:
            cuts = await asyncio.get_running_loop().run_in_executor(self._renderers, refreshed(room.frames))
            await self._fan_out(cuts)
        except Exception as error:
            logger.error("Showing a topic failed and is tried again: %s", where(error))
            return AFTER_FAILURE_SECONDS
        return min(LONGEST_REST_SECONDS, REST * (time.monotonic() - began))

    async def _fan_out(self, cuts: list[Cut]) -> None:
        now = time.monotonic()
        for held, parcel in cuts:
            held.written = now
            listeners = list(held.listeners)
            for start in range(0, len(listeners), AT_A_TIME):
                for listener in listeners[start : start + AT_A_TIME]:
                    self._give(listener, parcel, now)
                await asyncio.sleep(0)

    def _give(self, listener: Listener, parcel: Parcel, now: float) -> None:
        if not listener.offer(parcel, now):
            self._behind.add(listener)

    # Housekeeping

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            now = time.monotonic()
            self._see_to_slow_readers(now)
            self._keep_alive(now)
            self._forget(now)

    def _see_to_slow_readers(self, now: float) -> None:
        for listener in list(self._behind):
            if listener.wire.backlog() == 0:
                self._behind.discard(listener)
                listener.behind = 0.0
                with listener.held.guard:
                    listener.wire.write(listener.held.snapshot())
            elif now - listener.behind > HUNG_SECONDS:
                listener.wire.abort()

    def _keep_alive(self, now: float) -> None:
        for room in list(self._rooms.values()):
            for held in room.listened():
                if any(listener.wire.closing() for listener in itertools.islice(held.listeners, SAMPLE)):
                    self.close_streams()
                    return
                if now - held.written > HEARTBEAT_SECONDS:
                    held.written = now
                    for listener in held.listeners:
                        self._give(listener, HEARTBEAT, now)

    def _forget(self, now: float) -> None:
        with self._mutex:
            for room in list(self._rooms.values()):
                with room.mutex:
                    for held in list(room.held.values()):
                        if not held.listeners and now - held.used > LINGER_SECONDS:
                            del room.held[held.viewer]
                if not room.held and not room.rendering.locked():
                    del self._rooms[room.topic]
