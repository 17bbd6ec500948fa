"""Many phones in one process: each opens its page, then its stream, and notes when it saw which count."""

import asyncio
import re
import time
from collections.abc import Callable
from typing import cast

from sammenhold.bench.figures import Sighting

FRAME_END = b"\n\n\r\n"
GIVEN = b'data-given=\\"'
TICKET = re.compile(rb'data-ticket="([^"]+)"')
SINCE = re.compile(rb'data-since="([^"]+)"')
LAST_ID = re.compile(rb"(?:^|\n)id: ([^\n]+)")
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class Failed(Exception):  # noqa: N818 - reads as what it is
    """A listener did not get its page or its stream."""


class Crowd:
    """All listeners together: tells when every one of them has seen so many acts."""

    def __init__(self) -> None:
        self.listeners: list[Listener] = []
        self.target = 0
        self._short = 0
        self._all: asyncio.Future[None] | None = None

    def seen(self, target: int) -> "asyncio.Future[None]":
        """Done once everybody who reads has seen `target` acts."""
        self.target = target
        self._short = sum(listener.count < target for listener in self.listeners if not listener.hung)
        self._all = asyncio.get_running_loop().create_future()
        if not self._short:
            self._all.set_result(None)
        return self._all

    def arrived(self) -> None:
        self._short -= 1
        if not self._short and self._all is not None and not self._all.done():
            self._all.set_result(None)


class Listener(asyncio.Protocol):
    """Opens the stream at `live`; with a `page` as a browser does it, by what the page says."""

    def __init__(self, crowd: Crowd, live: str, page: str = "", cookie: str = "") -> None:
        self._crowd = crowd
        self._live = live
        self._page = page
        self._cookie = cookie
        self._rest = b""
        self._read: Callable[[float, bytes], None] = self._read_page if page else self._read_opening
        self.joined: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport
        self.ticket = ""
        self._since = ""
        self._newest = b""
        self.count = 0
        self.hung = False
        self.screen: list[Sighting] = []
        self.record: list[tuple[float, bytes]] | None = None

    def again(self) -> "Listener":
        """The same screen on a new connection, from where it was when the old one was lost."""
        ids = LAST_ID.findall(self._newest)
        back = Listener(self._crowd, self._live)
        back.ticket, back.count, back.screen = self.ticket, self.count, self.screen
        back._since = ids[-1].decode() if ids else self._since
        return back

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        if self._page:
            self._get(self._page, f"Cookie: {self._cookie}")
        else:
            self._open_stream()

    def _open_stream(self) -> None:
        ticket = f"Authorization: Ticket {self.ticket}" if self.ticket else "Accept: text/event-stream"
        self._get(f"{self._live}/stream?since={self._since}", ticket)

    def _get(self, path: str, header: str) -> None:
        self.transport.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{header}\r\n\r\n".encode())

    def data_received(self, data: bytes) -> None:
        self._read(time.monotonic(), data)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.joined.done():
            self.joined.set_exception(Failed("a listener's connection was closed before its stream began"))

    def _read_page(self, now: float, data: bytes) -> None:
        self._rest += data
        head, between, body = self._rest.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not between or (length and len(body) < int(length[1])):
            return
        ticket, since = TICKET.search(body), SINCE.search(body)
        if not (length and ticket and since):
            self._fail(head)
            return
        self._rest = b""
        self.ticket, self._since = ticket[1].decode(), since[1].decode()
        self._read = self._read_opening
        self._open_stream()

    def _read_opening(self, now: float, data: bytes) -> None:
        self._rest += data
        if not self._rest.startswith(b"HTTP/1.1 200"[: len(self._rest)]):
            self._fail(self._rest)
        elif b"event: hello" in self._rest and self._rest.endswith(FRAME_END):
            data, self._rest = self._rest, b""
            self._read = self._read_frames
            self._read_frames(now, data)
            self.joined.set_result(None)

    def _fail(self, head: bytes) -> None:
        if not self.joined.done():
            answer = head.split(b"\r\n", 1)[0].decode("latin-1")
            self.joined.set_exception(Failed(f"a listener did not get in: {answer}"))
        self.transport.close()

    def _read_frames(self, now: float, data: bytes) -> None:
        if self._rest:
            data = self._rest + data
            self._rest = b""
        if not data.endswith(FRAME_END):
            whole = data.rfind(FRAME_END) + len(FRAME_END) if FRAME_END in data else 0
            data, self._rest = data[:whole], data[whole:]
        if self.record is not None:
            self.record.append((now, data))
        self._newest = data or self._newest
        at = data.rfind(GIVEN)
        if at >= 0:
            at += len(GIVEN)
            self._note(now, int(data[at : data.index(b"\\", at)]))

    def _note(self, now: float, count: int) -> None:
        before, self.count = self.count, count
        self.screen.append((now, count))
        if before < self._crowd.target <= count and not self.hung:
            self._crowd.arrived()


async def join(crowd: Crowd, listeners: list[Listener], host: str, port: int, at_a_time: int = 256) -> None:
    """Let all of them in, all starting now; at most `at_a_time` are connecting at any moment."""
    loop = asyncio.get_running_loop()
    door = asyncio.Semaphore(at_a_time)

    async def enter(listener: Listener) -> None:
        async with door:
            await loop.create_connection(lambda: listener, host, port)
        await listener.joined

    await asyncio.gather(*map(enter, listeners))
    crowd.listeners += listeners
