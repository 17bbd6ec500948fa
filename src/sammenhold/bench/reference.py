"""The least that can be done: a bare ASGI broadcast that replays recorded frames at their moments."""

import asyncio
import json
import socket
import sys
import time
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any, NamedTuple

import uvicorn

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

BACKLOG = 4096
HELLO = b"event: hello\ndata: {}\n\n"


class Recorded(NamedTuple):
    """A frame, and how many seconds after the first it was seen."""

    after: float
    text: str


class Broadcast:
    """``/stream`` listens; ``/start`` plays the frames and answers with the time at which each set out."""

    def __init__(self, frames: list[Recorded]) -> None:
        self._frames = frames
        self._queues: list[asyncio.Queue[bytes]] = []

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["path"] == "/stream":
            await self._stream(send)
        else:
            times = json.dumps(await self._play()).encode()
            length = [(b"content-length", str(len(times)).encode())]
            await send({"type": "http.response.start", "status": 200, "headers": length})
            await send({"type": "http.response.body", "body": times})

    async def _stream(self, send: Send) -> None:
        headers = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": HELLO, "more_body": True})
        queue: asyncio.Queue[bytes] = asyncio.Queue()
        self._queues.append(queue)
        while True:
            await send({"type": "http.response.body", "body": await queue.get(), "more_body": True})

    async def _play(self) -> list[float]:
        began, times = time.monotonic(), []
        for frame in self._frames:
            await asyncio.sleep(max(0.0, began + frame.after - time.monotonic()))
            data = frame.text.encode()
            times.append(time.monotonic())
            for queue in self._queues:
                queue.put_nowait(data)
        return times


def write(frames: list[Recorded], path: Path) -> None:
    path.write_text(json.dumps(frames))


def main(path: str) -> None:
    frames = [Recorded(*frame) for frame in json.loads(Path(path).read_text())]
    listening = socket.create_server(("127.0.0.1", 0), backlog=BACKLOG)
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    config = uvicorn.Config(
        Broadcast(frames),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=0,
        log_level="critical",
    )
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main(sys.argv[1])
