"""Sends acts over connections that are kept open, and keeps account of what became of each."""

import asyncio
import json
import time
import uuid
from collections import deque
from collections.abc import Callable
from typing import cast

from sammenhold.bench.listeners import LENGTH

Answered = Callable[[bool], None]


class Line(asyncio.Protocol):
    """One connection: one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport
        self._received = b""
        self._answered: Answered | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def ask(self, request: bytes, answered: Answered) -> None:
        self._answered = answered
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, between, body = self._received.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not between or length is None or len(body) < int(length[1]) or self._answered is None:
            return
        self._received = b""
        self._answered(b'"ok": true' in body)

    def close(self) -> None:
        self._transport.close()


class Ballots:
    """The n-th act is participant n's mark on the first group, until all have made one; then on the next."""

    def __init__(self, live: str, tickets: list[str], groups: list[str]) -> None:
        self._live = live
        self._tickets = tickets
        self._groups = groups
        self._lines: list[Line] = []
        self._free: deque[Line] = deque()
        self._due: deque[tuple[bytes, float]] = deque()
        self.sent: list[float] = []
        """When each accepted act was sent, in the order in which they were acknowledged."""
        self.cast = 0
        self.refused = 0

    @property
    def unanswered(self) -> int:
        return self.cast - len(self.sent) - self.refused

    async def open(self, host: str, port: int, lines: int) -> None:
        loop = asyncio.get_running_loop()
        for _ in range(lines):
            _, line = await loop.create_connection(Line, host, port)
            self._lines.append(line)
            self._free.append(line)

    def close(self) -> None:
        for line in self._lines:
            line.close()

    def send(self) -> None:
        """Send the next act now, or as soon as a connection is free; its time runs from now either way."""
        request = self._request(self.cast)
        self.cast += 1
        if self._free:
            self._ask(self._free.popleft(), request, time.monotonic())
        else:
            self._due.append((request, time.monotonic()))

    def _ask(self, line: Line, request: bytes, began: float) -> None:
        def answered(accepted: bool) -> None:
            if accepted:
                self.sent.append(began)
            else:
                self.refused += 1
            if self._due:
                self._ask(line, *self._due.popleft())
            else:
                self._free.append(line)

        line.ask(request, answered)

    def _request(self, number: int) -> bytes:
        turn, participant = divmod(number, len(self._tickets))
        mark = {f"dots-{self._groups[turn]}": "1"}
        body = json.dumps({"acts": [{"id": uuid.uuid4().hex, "kind": "dots", "data": mark}]}).encode()
        head = (
            f"POST {self._live}/acts HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Authorization: Ticket {self._tickets[participant]}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body
