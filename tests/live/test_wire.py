"""How bytes leave: the fast way must not vanish unnoticed with a new uvicorn."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import uvicorn

from sammenhold.live.http import start
from sammenhold.live.wire import Parcel, Receive, Send, TransportWire, Wire, wire_for

App = Callable[[Any, Receive, Send], Awaitable[None]]
wires: list[Wire] = []


async def fast(scope: Any, receive: Receive, send: Send) -> None:
    await start(send, 200, "text/event-stream")
    wires.append(wire_for(send))
    await wires[-1].until_closed(receive)


async def plain(scope: Any, receive: Receive, send: Send) -> None:
    async def hidden(message: Any) -> None:
        await send(message)

    await fast(scope, receive, hidden)


@contextlib.asynccontextmanager
async def listening(
    app: App, http: str
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter, Wire]]:
    wires.clear()
    server = uvicorn.Server(uvicorn.Config(app, port=0, http=http, lifespan="off", log_level="error"))  # type: ignore[arg-type]
    with server.capture_signals():
        serving = asyncio.create_task(server._serve())
        while not server.started:
            await asyncio.sleep(0)
        port = server.servers[0].sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        await reader.readuntil(b"\r\n\r\n")
        while not wires:
            await asyncio.sleep(0)
        yield reader, writer, wires[0]
        writer.close()
        server.should_exit = True
        await serving


def run(test: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(_awaited(test), 20))


async def _awaited(test: Callable[[], Awaitable[None]]) -> None:
    await test()


def test_uvicorn_lets_the_fast_way_through() -> None:
    async def test() -> None:
        async with listening(fast, "httptools") as (_, _, wire):
            assert isinstance(wire, TransportWire)

    run(test)


@pytest.mark.parametrize(("app", "http"), [(fast, "httptools"), (plain, "httptools"), (fast, "h11")])
def test_both_ways_carry_the_same_bytes(app: App, http: str) -> None:
    async def test() -> None:
        async with listening(app, http) as (reader, _, wire):
            wire.write(Parcel(b"one"))
            assert await reader.readuntil(b"one\r\n") == b"3\r\none\r\n"
            wire.write(Parcel(b"two"))
            wire.finish()
            assert await reader.readuntil(b"0\r\n\r\n") == b"3\r\ntwo\r\n0\r\n\r\n"

    run(test)


@pytest.mark.parametrize(("app", "http"), [(fast, "httptools"), (plain, "httptools")])
def test_both_ways_notice_a_slow_reader_and_can_cut_one_off(app: App, http: str) -> None:
    async def test() -> None:
        async with listening(app, http) as (reader, _, wire):
            parcel = Parcel(b"x" * 1_000_000)
            while wire.backlog() < 1_000_000:
                wire.write(parcel)
                await asyncio.sleep(0)
            wire.abort()
            with contextlib.suppress(ConnectionResetError):
                await reader.read()

    run(test)


def test_a_parcel_is_an_event() -> None:
    assert Parcel.event("frame", "{}", "a:1").raw == b"event: frame\nid: a:1\ndata: {}\n\n"
    assert Parcel.event("hello", "{}").chunk == b"17\r\nevent: hello\ndata: {}\n\n\r\n"
