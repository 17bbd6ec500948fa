"""The real application with the board in it and a page that shows it, for a server process of its own."""

import asyncio
import json
from typing import Any

from sammenhold.config.asgi import application as house

# isort: split
from django.templatetags.static import static

from live import board
from sammenhold.live import Ticket, Viewer, issue, page
from sammenhold.live.http import Scope, start
from sammenhold.live.wire import Receive, Send

board.create()

PAGE = """<!doctype html><html lang="en"><head><title>Board</title></head><body>
<p data-connection data-state="waiting">connection</p>
<main data-live="/live/{topic}" data-ticket="{ticket}" data-since="{since}" data-refused="Not kept.">
<time data-deadline="{deadline}"></time>
<div data-region="count">{count}</div><ul data-region="board">{board}</ul>
<div data-region="forms">{forms}</div>
<form id="write" data-act data-draft="write"><input type="hidden" name="kind" value="board.note">
<label>Words <input name="words"></label><button>Send</button><p data-message role="status"></p></form>
</main>
<script type="application/json" id="mine">{mine}</script>
<script type="module" src="{script}"></script></body></html>"""


def draw(topic: str) -> bytes:
    picture = page(topic, Viewer("participant", "en"))
    return PAGE.format(
        topic=topic,
        ticket=issue(Ticket(topic, "participant", "en", "somebody")),
        since=picture.since,
        deadline=4102444800000,
        mine=json.dumps({"values": {"last": ""}}),
        script=static("web/live/room.js"),
        **picture.regions,
    ).encode()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    path = scope.get("path", "")
    if not path.startswith("/board/"):
        await house(dict[str, Any](scope), receive, send)
        return
    content = await asyncio.to_thread(draw, path.removeprefix("/board/"))
    await start(send, 200, "text/html; charset=utf-8")
    await send({"type": "http.response.body", "body": content})


__all__ = ["application"]
