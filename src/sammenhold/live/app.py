"""The live addresses as a plain ASGI application: no framework and no database inside a stream."""

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import parse_qs

from django.utils import translation

from sammenhold.live import ticket as tickets
from sammenhold.live.acts import Act, Mine, Outcome, Refused
from sammenhold.live.blame import where
from sammenhold.live.connections import refreshed
from sammenhold.live.engine import Engine
from sammenhold.live.http import Scope, Trouble, body, header, reply, start
from sammenhold.live.looks import Viewer, mine_of
from sammenhold.live.room import UnknownTopic
from sammenhold.live.ticket import Ticket, TicketError
from sammenhold.live.wire import Receive, Send, Wire, wire_for

logger = logging.getLogger(__name__)

ADDRESS = re.compile(r"/live/([^/]+)/(stream|acts|picture|mine)")
METHODS = {"stream": "GET", "acts": "POST", "picture": "GET", "mine": "GET"}
MOST_ACTS = 100
LONGEST_WORD = 64

T = TypeVar("T")


class LiveApp:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._askers = ThreadPoolExecutor(2, thread_name_prefix="live-ask")
        self._answers: dict[str, Callable[[Ticket, Scope, Receive, Send], Awaitable[None]]] = {
            "stream": self._stream,
            "acts": self._acts,
            "picture": self._picture,
            "mine": self._mine,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._answer(scope, receive, send)
        except Trouble as trouble:
            await reply(send, trouble.status, {"code": trouble.code})
        except UnknownTopic:
            await reply(send, 404, {"code": "topic"})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        match = ADDRESS.fullmatch(scope["path"])
        if match is None:
            raise Trouble(404, "address")
        topic, place = match.groups()
        if scope["method"] != METHODS[place]:
            raise Trouble(405, "method")
        await self._answers[place](_ticket(scope, topic), scope, receive, send)

    async def _stream(self, ticket: Ticket, scope: Scope, receive: Receive, send: Send) -> None:
        async def open_wire() -> Wire:
            await start(send, 200, "text/event-stream", (b"x-accel-buffering", b"no"))
            return wire_for(send)

        since = header(scope, b"last-event-id") or _since(scope)
        with _in_a_domain():
            listener = await self._engine.hub.join(ticket.topic, _viewer(ticket), since, open_wire)
        del scope, since, ticket  # a stream is long, and there are many
        try:
            await listener.wire.until_closed(receive)
        finally:
            self._engine.hub.leave(listener)

    async def _acts(self, ticket: Ticket, scope: Scope, receive: Receive, send: Send) -> None:
        acts = _read_acts(ticket, await body(scope, receive))
        outcomes = await asyncio.gather(*map(self._engine.writer.submit, acts))
        answers = [_told(act, outcome) for act, outcome in zip(acts, outcomes, strict=True)]
        await reply(send, 200, {"outcomes": answers})

    async def _picture(self, ticket: Ticket, scope: Scope, receive: Receive, send: Send) -> None:
        found = await self._ask(
            lambda: self._engine.hub.snapshot(ticket.topic, _viewer(ticket), _since(scope))
        )
        if found is None:
            await reply(send, 204)
        else:
            id_, frame = found
            await reply(send, 200, {"id": id_, "now": int(time.time() * 1000), **frame})

    async def _mine(self, ticket: Ticket, scope: Scope, receive: Receive, send: Send) -> None:
        await reply(send, 200, await self._ask(lambda: _mine(ticket)))

    async def _ask(self, question: Callable[[], T]) -> T:
        with _in_a_domain():
            return await asyncio.get_running_loop().run_in_executor(self._askers, refreshed(question))


@contextmanager
def _in_a_domain() -> Iterator[None]:
    """Its failures are logged and answered, not thrown at the server."""
    try:
        yield
    except UnknownTopic:
        raise
    except Exception as error:
        logger.error("A live question failed: %s", where(error))
        raise Trouble(503, "unavailable") from error


def _ticket(scope: Scope, topic: str) -> Ticket:
    scheme, _, token = header(scope, b"authorization").partition(" ")
    if scheme.lower() != "ticket":
        raise Trouble(401, "missing")
    try:
        ticket = tickets.read(token)
    except TicketError as error:
        raise Trouble(401, error.code) from error
    if ticket.topic != topic:
        raise Trouble(403, "topic")
    return ticket


def _viewer(ticket: Ticket) -> Viewer:
    return Viewer(ticket.audience, ticket.language)


def _since(scope: Scope) -> str:
    query = parse_qs(str(scope["query_string"], "latin-1"))
    return query.get("since", [""])[0]


def _mine(ticket: Ticket) -> Mine:
    mine = mine_of(ticket.topic)
    if mine is None:
        return {}
    with translation.override(ticket.language):
        return mine(ticket.topic, ticket.who, _viewer(ticket))


def _read_acts(ticket: Ticket, sent: Any) -> list[Act]:
    try:
        items = sent["acts"]
        if not 0 < len(items) <= MOST_ACTS:
            raise Trouble(400, "acts")
        return [_act(ticket, item["id"], item["kind"], item.get("data", {})) for item in items]
    except (TypeError, KeyError, AttributeError) as error:
        raise Trouble(400, "acts") from error


def _act(ticket: Ticket, id_: object, kind: object, data: object) -> Act:
    words = isinstance(id_, str) and isinstance(kind, str) and 0 < len(id_) <= LONGEST_WORD
    if not words or not isinstance(data, dict):
        raise Trouble(400, "acts")
    return Act(str(id_), ticket.topic, ticket.audience, ticket.who, ticket.language, str(kind), data)


def _told(act: Act, outcome: Outcome) -> dict[str, object]:
    if isinstance(outcome, Refused):
        refusal = {"code": outcome.code, "message": str(outcome.message)}
        return {"id": act.id, "ok": False, **refusal, "mine": outcome.mine}
    return {"id": act.id, "ok": True, "mine": outcome.mine}
