"""The one loop: a thread that asks again and again what is due. Several processes may run it at once.

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
Work = Callable[[], None]


@dataclass(frozen=True)
class Job:
    work: Work
    seconds: float


_jobs: list[Job] = []


def every(seconds: float) -> Callable[[Work], Work]:
    """Register work to be done at the start and then every so many seconds."""

    def register(work: Work) -> Work:
        _jobs.append(Job(work, seconds))
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
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self.run, name="clock", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End after the job under way."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def run(self) -> None:
        turns: dict[Job, float] = dict.fromkeys(_jobs, 0.0)
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
