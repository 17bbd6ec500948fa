"""Two processes, one Redis; and what happens while Redis is away."""

import asyncio
import os
import shutil
import subprocess
import time
from collections.abc import Awaitable, Callable
from uuid import uuid4

import pytest
import redis

from sammenhold.live.bus import MemoryBus, bus_for
from sammenhold.live.redis_bus import RedisBus

URL = os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379"
Heard = list[tuple[str | None, frozenset[str] | None, str | None]]


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.01)


def bus(url: str, channel: str) -> tuple[RedisBus, Heard]:
    heard: Heard = []
    return RedisBus(url, lambda *message: heard.append(message), channel), heard


def test_without_redis_everything_said_is_heard_at_once() -> None:
    heard: Heard = []
    memory = bus_for("", lambda *message: heard.append(message))
    assert isinstance(memory, MemoryBus)
    memory.announce("t", None)
    assert heard == [("t", None, "")]
    assert memory.newest("t") == ""
    assert isinstance(bus_for(URL, lambda *message: None), RedisBus)


async def both(one: RedisBus, two: RedisBus, test: Callable[[], Awaitable[None]]) -> None:
    await one.start()
    await two.start()
    try:
        await test()
    finally:
        await one.stop()
        await two.stop()


def test_both_hubs_hear_everything_in_one_order() -> None:
    channel = f"test:{uuid4().hex}"
    (one, heard_by_one), (two, heard_by_two) = bus(URL, channel), bus(URL, channel)

    async def test() -> None:
        assert heard_by_one == heard_by_two == [(None, None, None)]
        await asyncio.gather(*(asyncio.to_thread(one.announce, "t", frozenset({f"{n}"})) for n in range(10)))
        await asyncio.to_thread(two.announce, "t", None)
        await until(lambda: len(heard_by_one) == len(heard_by_two) == 12)
        assert heard_by_one == heard_by_two
        assert one.newest("t") == two.newest("t") == heard_by_one[-1][2]
        assert one.newest("never mentioned") == ""

    asyncio.run(both(one, two, test))


def test_a_process_without_a_loop_is_heard_too() -> None:
    channel = f"test:{uuid4().hex}"
    (one, heard), (two, _), (command, own) = bus(URL, channel), bus(URL, channel), bus(URL, channel)

    async def test() -> None:
        await asyncio.to_thread(command.announce, "t", frozenset({"r"}))
        await until(lambda: len(heard) == 2)
        assert heard[-1][:2] == own[-1][:2] == ("t", frozenset({"r"}))

    asyncio.run(both(one, two, test))
    command._redis.close()


def test_who_is_back_later_than_the_others_tells_them_what_they_missed() -> None:
    channel = f"test:{uuid4().hex}"
    (one, heard), (two, own) = bus(URL, channel), bus(URL, channel)

    async def test() -> None:
        two._resting_until = time.monotonic() + 0.5
        two.announce("t", frozenset({"a"}))
        two.announce("t", frozenset({"b"}))
        two.announce("u", None)
        assert own[1:] == [("t", frozenset({"a"}), None), ("t", frozenset({"b"}), None), ("u", None, None)]
        await until(lambda: len(heard) == 3)
        assert {message[:2] for message in heard[1:]} == {("t", frozenset({"a", "b"})), ("u", None)}

    asyncio.run(both(one, two, test))


def start_redis(port: int) -> "subprocess.Popen[bytes]":
    command = shutil.which("redis-server") or shutil.which("valkey-server")
    assert command, "redis-server is not installed"
    silent = subprocess.DEVNULL
    return subprocess.Popen([command, "--port", str(port), "--save", ""], stdout=silent, stderr=silent)


def test_while_redis_is_away_the_own_hub_is_served_and_afterwards_all_is_dirty(unused_port: int) -> None:
    (one, heard), (two, heard_by_two) = (bus(f"redis://127.0.0.1:{unused_port}", "test") for _ in range(2))
    servers: list[subprocess.Popen[bytes]] = []

    async def test() -> None:
        await asyncio.to_thread(one.announce, "t", frozenset({"a"}))
        assert heard == [("t", frozenset({"a"}), None)]
        assert one.newest("t") is None
        servers.append(start_redis(unused_port))
        await until(lambda: (None, None, None) in heard and (None, None, None) in heard_by_two)
        await until(lambda: one.newest("t") is not None)
        await asyncio.to_thread(one.announce, "t", frozenset({"b"}))
        await until(lambda: heard[-1][:2] == heard_by_two[-1][:2] == ("t", frozenset({"b"})))
        servers[0].terminate()
        servers[0].wait()
        await asyncio.to_thread(one.announce, "t", frozenset({"c"}))
        assert heard[-1] == ("t", frozenset({"c"}), None)

    try:
        asyncio.run(both(one, two, test))
    finally:
        for server in servers:
            server.kill()
            server.wait()


@pytest.fixture
def unused_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_redis_runs() -> None:
    client = redis.Redis.from_url(URL)
    assert client.ping()
    client.close()
