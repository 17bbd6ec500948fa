"""A WSGI application inside an ASGI server: for each page one way into a thread and one back."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, cast

from a2wsgi.wsgi import Body, build_environ

from sammenhold.live.wire import Message, Receive, Send

Headers = list[tuple[str, str]]


class Pages:
    """The page is whole before any of it is sent, so that its thread never waits for a slow reader."""

    def __init__(self, application: Callable[..., Iterable[bytes]], threads: int) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="page")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        loop = asyncio.get_running_loop()
        environ = build_environ(cast("Any", scope), Body(loop, cast("Any", receive)))
        context = copy_context()
        start, body = await loop.run_in_executor(self._threads, context.run, self._whole, environ)
        await send(start)
        await send({"type": "http.response.body", "body": body})

    def _whole(self, environ: Any) -> tuple[Message, bytes]:
        start: Message = {"type": "http.response.start"}

        def begin(status: str, headers: Headers, *_failure: object) -> None:
            start["status"] = int(status.split(" ", 1)[0])
            start["headers"] = [
                (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers
            ]

        page = self._application(environ, begin)
        try:
            return start, b"".join(page)
        finally:
            getattr(page, "close", lambda: None)()
