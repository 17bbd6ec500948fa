"""The one server application: live addresses as ASGI, everything else as WSGI in bounded threads."""

import asyncio
import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sammenhold.config.settings")

from sammenhold.config.wsgi import application as pages  # sets Django up

# isort: split
from django.conf import settings

from sammenhold.config.pages import Pages
from sammenhold.jobs.loop import Loop
from sammenhold.live.app import LiveApp
from sammenhold.live.engine import engine
from sammenhold.live.wire import Message, Receive, Send

_live = LiveApp(engine())
_pages = Pages(pages, settings.ENV.web_threads)


async def application(scope: Message, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http" and scope["path"].startswith("/live/"):
        await _live(scope, receive, send)
    else:
        await _pages(scope, receive, send)


async def _lifespan(receive: Receive, send: Send) -> None:
    await receive()
    await engine().start()
    clock = Loop()
    if settings.ENV.clock:
        clock.start()
    _settle()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await asyncio.to_thread(clock.close)
    await engine().stop()
    await send({"type": "lifespan.shutdown.complete"})


def _settle() -> None:
    """What has been loaded stays: the collector need not look at it again, nor after every few new values."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
