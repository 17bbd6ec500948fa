"""One thread with its own database connection that performs whatever acts are waiting, many at a time."""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Iterable
from concurrent.futures import Future
from typing import NamedTuple, TypeVar

from django.db import close_old_connections, connection, connections

from sammenhold.live.acts import Act, Outcome, Refused
from sammenhold.live.away import is_away
from sammenhold.live.batch import Announce, perform_all, unavailable
from sammenhold.live.blame import where

logger = logging.getLogger(__name__)

LARGEST_BATCH = 500
LONGEST_QUEUE = 5000
LONGEST_WINDOW_SECONDS = 0.020
PACE = 4.0

AnyFuture = Future[Outcome] | asyncio.Future[Outcome]
F = TypeVar("F", Future[Outcome], "asyncio.Future[Outcome]")


class Waiting(NamedTuple):
    act: Act
    answer: AnyFuture


class Writer:
    """Answers after the commit only. An idle writer performs at once; a busy one lets a few acts gather."""

    def __init__(self, announce: Announce, longest_queue: int = LONGEST_QUEUE) -> None:
        self._announce = announce
        self._queue: queue.Queue[Waiting | None] = queue.Queue(longest_queue)
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        return self._thread is not None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._work, name="live-writer")
        self._thread.start()

    def close(self) -> None:
        """Perform what is waiting, then end."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._queue.put(None)
            thread.join()

    def submit(self, act: Act) -> "asyncio.Future[Outcome]":
        """From the event loop."""
        return self._put(act, asyncio.get_running_loop().create_future())

    def perform(self, act: Act) -> Outcome:
        """From another thread, which waits for the outcome."""
        return self._put(act, Future[Outcome]()).result()

    def _put(self, act: Act, answer: F) -> F:
        try:
            if self._thread is None:
                raise queue.Full
            self._queue.put_nowait(Waiting(act, answer))
        except queue.Full:
            answer.set_result(Refused("busy"))
        return answer

    def _work(self) -> None:
        pace = 0.0
        try:
            while batch := self._gather(time.monotonic() + pace):
                began = time.monotonic()
                outcomes = self._perform([waiting.act for waiting in batch])
                _answer(zip((waiting.answer for waiting in batch), outcomes, strict=True))
                cost = time.monotonic() - began
                busy = len(batch) > 1 or not self._queue.empty()
                pace = min(LONGEST_WINDOW_SECONDS, PACE * cost) if busy else 0.0
        finally:
            connections.close_all()

    def _gather(self, until: float) -> list[Waiting]:
        """The next batch: not before there is one act, then whatever comes `until`; empty at the end."""
        batch: list[Waiting] = []
        while len(batch) < LARGEST_BATCH:
            try:
                patience = until - time.monotonic()
                waiting = self._queue.get(
                    block=not batch or patience > 0, timeout=max(patience, 0) if batch else None
                )
            except queue.Empty:
                break
            if waiting is None:
                if batch:
                    self._queue.put(None)
                break
            batch.append(waiting)
        return batch

    def _perform(self, acts: list[Act]) -> list[Outcome]:
        try:
            close_old_connections()
            return perform_all(acts, self._announce)
        except Exception as error:
            connection.close()
            if is_away(error):
                logger.error("The database cannot be written to: %s", error)
                return unavailable(acts)
            logger.error("A batch of %d acts failed: %s", len(acts), where(error))
            return [Refused("error") for _ in acts]


def _answer(pairs: Iterable[tuple[AnyFuture, Outcome]]) -> None:
    """Answers that wait in an event loop are handed over together: waking it costs more than answering."""
    loops: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Outcome], Outcome]]] = {}
    for answer, outcome in pairs:
        if isinstance(answer, Future):
            answer.set_result(outcome)
        else:
            loops.setdefault(answer.get_loop(), []).append((answer, outcome))
    for loop, answers in loops.items():
        loop.call_soon_threadsafe(_settle, answers)


def _settle(answers: Iterable[tuple["asyncio.Future[Outcome]", Outcome]]) -> None:
    for answer, outcome in answers:
        if not answer.done():
            answer.set_result(outcome)
