"""Carries "these regions of this topic look different now" to the hub of every process."""

from collections.abc import Callable
from typing import Protocol

Receive = Callable[[str | None, frozenset[str] | None, str | None], None]
"""Called with topic (None: all), regions (None: all) and the announcement's token (None: nobody knows)."""


class Bus(Protocol):
    def announce(self, topic: str, regions: frozenset[str] | None) -> None:
        """From any thread, and never in vain: at the least the hub of this process hears it."""
        ...

    def newest(self, topic: str) -> str | None:
        """Which announcement of the topic is the newest anywhere; None when that cannot be known now."""
        ...

    async def start(self) -> None: ...

    async def stop(self) -> None: ...


class MemoryBus:
    """For one process: whatever is announced has been heard before the call returns."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive

    def announce(self, topic: str, regions: frozenset[str] | None) -> None:
        self._receive(topic, regions, "")

    def newest(self, topic: str) -> str | None:
        return ""

    async def start(self) -> None:
        pass

    async def stop(self) -> None:
        pass


def bus_for(redis_url: str, receive: Receive) -> Bus:
    if not redis_url:
        return MemoryBus(receive)
    from sammenhold.live.redis_bus import RedisBus

    return RedisBus(redis_url, receive)
