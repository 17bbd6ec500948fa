"""Arithmetic that takes too long for a commit: worked out after it, in a process of its own, and kept then.

What it works on is held in memory only. When the server stops meanwhile, it is gone.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any

from django.db import connection, transaction

from sammenhold.live.blame import where

logger = logging.getLogger(__name__)

SECONDS = 60
Json = dict[str, Any]
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
    command = [sys.executable, "-m", program]
    try:
        done = subprocess.run(  # noqa: S603 (our own program; what people said goes to its input only)
            command, input=json.dumps(given).encode(), stdout=subprocess.PIPE, timeout=SECONDS, check=True
        )
        answer: Json = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        logger.error("%s failed: %s", program, type(error).__name__)
        return None
    return answer
