"""The live engine of this process: one bus, one hub, one writer."""

import asyncio
from collections.abc import Iterable, Sequence
from functools import cache

from django.conf import settings
from django.db import connection

from sammenhold.live.acts import Act, Outcome
from sammenhold.live.away import is_away
from sammenhold.live.batch import perform_all, unavailable
from sammenhold.live.bus import bus_for
from sammenhold.live.held import Picture
from sammenhold.live.hub import Hub
from sammenhold.live.looks import Viewer
from sammenhold.live.writer import Writer


class Engine:
    """Until it is started, acts are performed in the caller's thread and every page is looked at afresh."""

    def __init__(self, redis_url: str = "") -> None:
        self.hub = Hub()
        self.hub.bus = self.bus = bus_for(redis_url, self.hub.mark)
        self.writer = Writer(self.bus.announce)

    async def start(self) -> None:
        await self.bus.start()
        await self.hub.start()
        self.writer.start()

    async def stop(self) -> None:
        """End the streams, perform what waits, then let go of everything."""
        self.hub.close_streams()
        await asyncio.to_thread(self.writer.close)
        await self.hub.stop()
        await self.bus.stop()


@cache
def engine() -> Engine:
    return Engine(settings.REDIS_URL)


def announce(topic: str, regions: Iterable[str] | None = None) -> None:
    """Say, after the commit and from any thread, that `regions` (None: all) of `topic` look different now."""
    engine().bus.announce(topic, None if regions is None else frozenset(regions))


def page(topic: str, viewer: Viewer) -> Picture:
    """The regions of `topic` as `viewer` sees them now, and from where a stream carries on."""
    return engine().hub.page(topic, viewer)


def perform(acts: Sequence[Act]) -> list[Outcome]:
    """Perform `acts` in one transaction of this thread; see `perform_all`."""
    try:
        return perform_all(acts, announce)
    except Exception as error:
        if connection.in_atomic_block or not is_away(error):
            raise
        return unavailable(acts)


def perform_one(act: Act) -> Outcome:
    """For a plain form: through the running writer, so that a crowd of forms shares its commits."""
    writer = engine().writer
    return writer.perform(act) if writer.running else perform([act])[0]
