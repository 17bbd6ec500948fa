"""A WSGI application inside an ASGI server: what goes in and what comes out is the same."""

import asyncio
import threading
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from sammenhold.config.pages import Pages
from sammenhold.live.wire import Message

SCOPE: Message = {
    "type": "http", "method": "POST", "path": "/w/ABC/", "query_string": b"a=1", "http_version": "1.1",
    "headers": [(b"content-length", b"6"), (b"x-a", b"1"), (b"x-a", b"2")], "server": ("host", 80),
    "client": ("192.0.2.7", 4000),
}  # fmt: skip
SENT = [b"abc", b"def"]


def asked(pages: Pages) -> list[Message]:
    """What `pages` answers when SCOPE is sent in two parts."""
    parts = iter(SENT)
    answered: list[Message] = []

    async def receive() -> Message:
        part = next(parts)
        return {"type": "http.request", "body": part, "more_body": part != SENT[-1]}

    async def send(message: Message) -> None:
        answered.append(message)

    asyncio.run(pages(SCOPE, receive, send))
    return answered


class Closing:
    """A WSGI answer of several chunks that wants to be closed."""

    def __init__(self) -> None:
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield from (b"one ", b"", b"two")

    def close(self) -> None:
        self.closed = True


def test_a_page_is_sent_whole_with_all_its_headers() -> None:
    answer, seen = Closing(), {}

    def application(environ: dict[str, Any], begin: Any) -> Iterable[bytes]:
        seen.update(environ, body=environ["wsgi.input"].read(), thread=threading.current_thread().name)
        begin("201 Created", [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("X-Name", "Søren")])
        return answer

    start, body = asked(Pages(application, 1))
    assert (start["status"], body["body"]) == (201, b"one two")
    assert start["headers"] == [
        (b"set-cookie", b"a=1"),
        (b"set-cookie", b"b=2"),
        (b"x-name", "Søren".encode("latin-1")),
    ]
    assert answer.closed
    assert (seen["body"], seen["HTTP_X_A"], seen["REMOTE_ADDR"]) == (b"abcdef", "1,2", "192.0.2.7")
    assert seen["thread"].startswith("page")


def test_a_failure_reaches_the_server_and_nothing_is_sent() -> None:
    def application(_environ: dict[str, Any], _begin: Any) -> Iterable[bytes]:
        raise LookupError("broken")

    sent: list[Message] = []
    with pytest.raises(LookupError, match="broken"):
        sent += asked(Pages(application, 1))
    assert sent == []
