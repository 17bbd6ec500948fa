"""The one loop: it asks again and again what is due. Several processes may run it at once.

What is quick is done in one thread. A job that waits for others, such as a mail server, has a thread of its
own, and keeps nothing else waiting.

A job finds in the database what is due, and guards there that it is done once; the loop holds no state that
matters. A job that fails is logged and asked again at its next turn.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import close_old_connections, connections

logger = logging.getLogger(__name__)

REST_SECONDS = 0.5
LAST_WORDS = 5
"""Seconds that a job which waits for others still gets when the loop is to end."""
Work = Callable[[], None]


@dataclass(frozen=True)
class Job:
    work: Work
    seconds: float
    waits: bool = False


_jobs: list[Job] = []


def every(seconds: float, *, waits: bool = False) -> Callable[[Work], Work]:
    """Register work to be done at the start and then every so many seconds; `waits`: for others."""

    def register(work: Work) -> Work:
        _jobs.append(Job(work, seconds, waits))
        return work

    return register


def run_once(jobs: Iterable[Job] | None = None) -> None:
    """Do now whatever is due."""
    for job in _jobs if jobs is None else jobs:
        try:
            job.work()
        except Exception as failure:
            logger.error("What is done by itself failed (%s): %s", job.work.__name__, type(failure).__name__)


class Loop:
    def __init__(self, rest: float = REST_SECONDS) -> None:
        self._rest = rest
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        self._begin("clock", [job for job in _jobs if not job.waits])
        for job in _jobs:
            if job.waits:
                self._begin(f"clock {job.work.__name__}", [job])

    def _begin(self, name: str, jobs: list[Job]) -> None:
        thread = threading.Thread(target=self.run, args=(jobs,), name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def close(self) -> None:
        """End after the job under way. One that waits for others may be left in the middle."""
        self._ended.set()
        for thread in self._threads:
            thread.join(None if thread.name == "clock" else LAST_WORDS)

    def run(self, jobs: Iterable[Job]) -> None:
        turns: dict[Job, float] = dict.fromkeys(jobs, 0.0)
        try:
            while True:
                self._turn(turns)
                if self._ended.wait(self._rest):
                    return
        finally:
            connections.close_all()

    def _turn(self, turns: dict[Job, float]) -> None:
        waiting = [job for job, turn in turns.items() if turn <= time.monotonic()]
        if not waiting:
            return
        close_old_connections()
        run_once(waiting)
        for job in waiting:
            turns[job] = time.monotonic() + job.seconds
