"""``sammenhold clock``: what is done by itself, in a process of its own."""

import argparse
import asyncio
import contextlib
import signal
from typing import Any


def add_to(verbs: Any) -> None:
    parser = verbs.add_parser(
        "clock",
        help="run the clock apart from the web server",
        description="Closes what is to close by itself. 'sammenhold serve' does this too, unless "
        "SAMMENHOLD_CLOCK is off. Needs Redis (REDIS_URL), so that open screens hear of it.",
    )
    parser.add_argument("--once", action="store_true", help="do what is due now, then stop")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    from django.conf import settings
    from django.core.management.base import CommandError

    if not settings.REDIS_URL:
        raise CommandError("the clock apart needs Redis or Valkey (REDIS_URL), so that screens follow")
    asyncio.run(_run(once=chosen.once))


async def _run(*, once: bool) -> None:
    """With the engine of a server, though nobody listens here: acts are performed and announced by it."""
    from sammenhold.jobs.loop import Loop, run_once
    from sammenhold.live.engine import engine

    await engine().start()
    try:
        if once:
            await asyncio.to_thread(run_once)
            return
        clock = Loop()
        clock.start()
        print("Sammenhold's clock runs (stop with Ctrl+C)", flush=True)
        await _stopped()
        await asyncio.to_thread(clock.close)
    finally:
        await engine().stop()


async def _stopped() -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()
