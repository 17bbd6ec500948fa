"""A listener in Python: reads a stream, applies its frames and asks again after a gap."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple, Self

import httpx

from sammenhold.live.picture import Frame, Regions, apply, fits
from sammenhold.live.wire import Parcel


class Event(NamedTuple):
    name: str
    data: Any
    id: str


def parse(block: str) -> Event:
    fields = dict(line.split(": ", 1) for line in block.strip("\n").split("\n") if not line.startswith(":"))
    return Event(fields.get("event", "message"), json.loads(fields.get("data", "null")), fields.get("id", ""))


class DeadWire:
    """A line that nobody is at the other end of."""

    def write(self, parcel: Parcel) -> None: ...
    def backlog(self) -> int:
        return 0

    def closing(self) -> bool:
        return False

    def finish(self) -> None: ...
    def abort(self) -> None: ...
    async def until_closed(self, receive: Any) -> None: ...


class Reader:
    """A page that keeps the law's rules: apply what fits, leave what is stale, notice a gap."""

    def __init__(self, regions: Regions | None = None, since: str = "") -> None:
        self.regions = regions or {}
        self.since = since
        self.gap = False

    @property
    def seq(self) -> int:
        return int(self.since.partition(":")[2] or -1)

    def take(self, event: Event) -> None:
        frame: Frame = event.data
        same = event.name == "snapshot" or self.since.partition(":")[0] == event.id.partition(":")[0]
        verdict = fits(self.seq, frame) if same else "gap"
        self.gap = self.gap or verdict == "gap"
        if verdict == "next":
            self.regions, self.since, self.gap = apply(self.regions, frame), event.id, False


class Follower(Reader):
    def __init__(self, client: httpx.Client, since: str) -> None:
        super().__init__(since=since)
        self.client = client
        self.seen: list[Event] = []

    def __enter__(self) -> Self:
        self._stream = self.client.stream("GET", "/stream", params={"since": self.since})
        self.response = self._stream.__enter__()
        self._events = self._read()
        return self

    def __exit__(self, *error: object) -> None:
        self._stream.__exit__(None, None, None)
        self.client.close()

    def _read(self) -> Iterator[Event]:
        waiting = ""
        for text in self.response.iter_text():
            *blocks, waiting = (waiting + text).split("\n\n")
            yield from (parse(block) for block in blocks if not block.startswith(":"))

    def next(self) -> Event:
        event = next(self._events)
        self.seen.append(event)
        if event.name != "hello":
            self.take(event)
        return event

    def until(self, words: str) -> Regions:
        """Follow until `words` are on the page."""
        while not any(words in html for pieces in self.regions.values() for html in pieces.values()):
            self.next()
        return self.regions
