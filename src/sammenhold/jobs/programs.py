"""Arithmetic in a process of its own, so that its time and its libraries are not the server's.

What is worked on goes to the program's input and its answer comes from its output; nothing is put on a disk.
"""

import json
import subprocess
import sys
from typing import Any

Json = dict[str, Any]


class ProgramError(Exception):
    """It did not start, took too long, refused, or its answer is none; it says which, and quotes nothing."""


def answer_of(program: str, given: Json, seconds: float) -> Json:
    """What ``python -m program`` answers to `given`, within so many seconds."""
    command = [sys.executable, "-m", program]
    try:
        done = subprocess.run(  # noqa: S603 (our own program; what people said goes to its input only)
            command, input=json.dumps(given).encode(), stdout=subprocess.PIPE, timeout=seconds, check=True
        )
        answer: Json = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise ProgramError(type(error).__name__) from None
    return answer
