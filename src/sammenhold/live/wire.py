"""How bytes reach one listener: straight to the server's transport, or by ASGI sends where that is hidden."""

import asyncio
import contextlib
import socket
from collections import deque
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cached_property
from typing import Any, Protocol

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]

SEND_BUFFER_BYTES = 64 * 1024
NEEDED = ("write", "get_write_buffer_size", "get_extra_info", "is_closing", "close", "abort")
LAST_CHUNK = b"0\r\n\r\n"


class Parcel:
    """Bytes for many listeners, framed once as a chunk of HTTP/1.1."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    @cached_property
    def chunk(self) -> bytes:
        return b"%x\r\n%b\r\n" % (len(self.raw), self.raw)

    @classmethod
    def event(cls, name: str, data: str, id_: str = "") -> "Parcel":
        last = f"id: {id_}\n" if id_ else ""
        return cls(f"event: {name}\n{last}data: {data}\n\n".encode())


class Wire(Protocol):
    """One listener's end of the line."""

    def write(self, parcel: Parcel) -> None: ...

    def backlog(self) -> int:
        """How many bytes wait for the reader."""
        ...

    def closing(self) -> bool:
        """Whether the server has begun to shut down."""
        ...

    def finish(self) -> None: ...

    def abort(self) -> None: ...

    async def until_closed(self, receive: Receive) -> None: ...


class TransportWire:
    """Writes to uvicorn's transport: one pass over ready bytes instead of one task switch per listener."""

    __slots__ = ("_cycle", "_kept", "_transport", "backlog")

    def __init__(self, cycle: Any) -> None:
        self._cycle = cycle
        self._kept: bool = cycle.keep_alive
        self._transport: asyncio.Transport = cycle.transport
        self.backlog: Callable[[], int] = self._transport.get_write_buffer_size
        sock = self._transport.get_extra_info("socket")
        with contextlib.suppress(OSError, AttributeError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)

    def write(self, parcel: Parcel) -> None:
        if not self._transport.is_closing():
            self._transport.write(parcel.chunk)

    def closing(self) -> bool:
        # When uvicorn shuts down it takes keep-alive back; a client may also have refused it from the start.
        return self._kept and not self._cycle.keep_alive

    def finish(self) -> None:
        if not self._transport.is_closing():
            self._transport.write(LAST_CHUNK)
            self._transport.close()

    def abort(self) -> None:
        self._transport.abort()

    async def until_closed(self, receive: Receive) -> None:
        await _left(receive)


class SendWire:
    """Plain ASGI; the stream's own task does the sending."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._queue: deque[bytes] = deque()
        self._stirred = asyncio.Event()
        self._ended = False
        self._pouring: asyncio.Task[None] | None = None

    def write(self, parcel: Parcel) -> None:
        self._queue.append(parcel.raw)
        self._stirred.set()

    def backlog(self) -> int:
        return sum(map(len, self._queue))

    def closing(self) -> bool:
        return False

    def finish(self) -> None:
        self._ended = True
        self._stirred.set()

    def abort(self) -> None:
        if self._pouring is not None:
            self._pouring.cancel()

    async def until_closed(self, receive: Receive) -> None:
        self._pouring = asyncio.create_task(self._pour())
        leaving = asyncio.create_task(_left(receive))
        try:
            await asyncio.wait((self._pouring, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._pouring.cancel()
            leaving.cancel()

    async def _pour(self) -> None:
        while self._queue or not self._ended:
            while self._queue:
                await self._send({"type": "http.response.body", "body": self._queue[0], "more_body": True})
                self._queue.popleft()
            if not self._ended:
                await self._stirred.wait()
                self._stirred.clear()
        await self._send({"type": "http.response.body", "body": b""})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def wire_for(send: Send) -> Wire:
    """The fast way where the server's transport is in reach and the answer is chunked."""
    cycle = getattr(send, "__self__", None)
    transport = getattr(cycle, "transport", None)
    chunked = getattr(cycle, "chunked_encoding", None) is True and hasattr(cycle, "keep_alive")
    return (
        TransportWire(cycle)
        if chunked and all(hasattr(transport, name) for name in NEEDED)
        else SendWire(send)
    )
