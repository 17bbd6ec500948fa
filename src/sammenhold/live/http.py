"""The little of HTTP that the live addresses need."""

import json
from collections.abc import Mapping
from typing import Any

from sammenhold.live.wire import Receive, Send

Scope = Mapping[str, Any]

LARGEST_BODY_BYTES = 64 * 1024


class Trouble(Exception):  # noqa: N818 - an answer rather than an error
    """Ends a request with `status` and a code that the browser can act on."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


def header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def body(scope: Scope, receive: Receive) -> Any:
    """The request's JSON."""
    received = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Trouble(400, "gone")
        received += message.get("body", b"")
        more = message.get("more_body", False)
        if len(received) > LARGEST_BODY_BYTES:
            raise Trouble(413, "large")
    try:
        return json.loads(received)
    except (ValueError, RecursionError) as error:
        raise Trouble(400, "json") from error


async def start(send: Send, status: int, content_type: str, *headers: tuple[bytes, bytes]) -> None:
    fixed = [
        (b"content-type", content_type.encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": [*fixed, *headers]})


async def reply(send: Send, status: int, answer: object = None) -> None:
    content = (
        b""
        if answer is None
        else json.dumps(answer, ensure_ascii=False, default=str).encode(errors="replace")
    )
    length = [] if answer is None else [(b"content-length", str(len(content)).encode())]
    await start(send, status, "application/json", *length)
    await send({"type": "http.response.body", "body": content})
