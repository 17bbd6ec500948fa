"""The frames that one listener got, and the same frames sent by the bare reference."""

import asyncio
import json
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import uvloop

from sammenhold.bench import figures, reference, served
from sammenhold.bench.listeners import Crowd, Listener, join
from sammenhold.bench.reference import Recorded

FRAME = re.compile(rb"event: frame\n(?:[^\n]+\n)+\n")
GIVEN = re.compile(r'data-given=\\"(\d+)')


def frames_of(record: Iterable[tuple[float, bytes]]) -> list[Recorded]:
    """The frames in what was received, each with its seconds since the first."""
    frames = [(when, text.decode()) for when, data in record for text in FRAME.findall(data)]
    return [Recorded(when - frames[0][0], text) for when, text in frames]


def sent_of(frames: Iterable[Recorded], times: Iterable[float], before: int) -> list[float]:
    """For each act when the frame that first counts it set out; the first `before` acts have no frame."""
    sent = [0.0] * before
    for frame, when in zip(frames, times, strict=True):
        if found := GIVEN.search(frame.text):
            sent += [when] * (int(found[1]) - len(sent))
    return sent


def measure(frames: list[Recorded], listeners: int) -> dict[str, Any]:
    """What the bare broadcast needs for the same bytes, at the same moments, to as many listeners."""
    with tempfile.NamedTemporaryFile(suffix=".json") as script:
        reference.write(frames, Path(script.name))
        with served.reference(script.name) as server:
            return uvloop.run(_play(server, frames, listeners))


async def _play(server: served.Served, frames: list[Recorded], number: int) -> dict[str, Any]:
    crowd = Crowd()
    listeners = [Listener(crowd, "") for _ in range(number)]
    await join(crowd, listeners, server.host, server.port)
    acts = len(sent_of(frames, [0.0] * len(frames), 0))
    everywhere = crowd.seen(acts)
    before = server.cpu()
    times = await _start(server)
    await asyncio.wait_for(everywhere, 20)
    cpu = server.cpu() - before
    screens = [listener.screen for listener in listeners]
    spread = figures.spread(sent_of(frames, times, 0), screens, range(acts))
    return {
        "reference_cpu_us_per_frame": round(cpu / (len(frames) * number) * 1e6, 1),
        "reference_p50_ms": spread.p50_ms,
        "reference_p95_ms": spread.p95_ms,
        "reference_last_screen_p95_ms": spread.last_screen_p95_ms,
    }


async def _start(server: served.Served) -> list[float]:
    reader, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(b"GET /start HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    answer = await reader.read()
    writer.close()
    times: list[float] = json.loads(answer.partition(b"\r\n\r\n")[2])
    return times
