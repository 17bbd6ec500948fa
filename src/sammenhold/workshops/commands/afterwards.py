"""Arithmetic that takes too long for a commit: worked out after it, in a process of its own, and kept then.

What it works on is held in memory only. When the server stops meanwhile, it is gone.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor

from django.db import connection, transaction

from sammenhold.jobs.programs import Json, ProgramError, answer_of
from sammenhold.live.blame import where

logger = logging.getLogger(__name__)

SECONDS = 60
Keep = Callable[[Json | None], None]
workers: Executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="afterwards")
"""One at a time: of two cores one is left for the room."""


def afterwards(program: str, given: Json, keep: Keep) -> None:
    """Once this transaction is committed, give `given` to a program and let `keep` store its answer, in a
    transaction of its own; None where there is none."""
    transaction.on_commit(lambda: _hand_over(program, given, keep), robust=True)


def _hand_over(program: str, given: Json, keep: Keep) -> None:
    workers.submit(_work, program, given, keep)


def _work(program: str, given: Json, keep: Keep) -> None:
    try:
        with transaction.atomic():
            keep(_answer(program, given))
    except Exception as error:
        logger.error("What %s worked out was not kept: %s", program, where(error))
    finally:
        connection.close()


def _answer(program: str, given: Json) -> Json | None:
    try:
        return answer_of(program, given, SECONDS)
    except ProgramError as error:
        logger.error("%s failed: %s", program, error)
        return None
