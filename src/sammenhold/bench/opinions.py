"""Opinion groups: a hundred thousand people, and two real conversations beside a known implementation."""

import csv
import resource
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from sammenhold.stats.opinions.picture import Opinions, Picture, picture
from sammenhold.stats.opinions.uniting import Uniting
from sammenhold.stats.opinions.votes import table

PEOPLE, STATEMENTS, ANSWERED, CAMPS = 100_000, 300, 0.05, 3
FURTHER = 500
REPEATS = 3
R = TypeVar("R")


class Conversation(NamedTuple):
    """Votes in the order in which they were cast; each array of shape (n,)."""

    people: NDArray[np.int64]
    statements: NDArray[np.int64]
    votes: NDArray[np.int64]

    def picture(self) -> Picture:
        shape = int(self.people.max()) + 1, int(self.statements.max()) + 1
        return picture(table(self.people, self.statements, self.votes, shape))


def measure(folder: Path) -> dict[str, Any]:
    """All figures, ready to be printed as JSON. Those of the reference are None where it is not installed."""
    return _crowd() | _beside_reference(sorted(folder.glob("*/votes.csv")))


def _crowd() -> dict[str, Any]:
    made = _made_up()
    full, opinions = _timed(lambda: Opinions(table(*made, (PEOPLE, STATEMENTS))))
    found = opinions.picture()
    update, _ = _timed(lambda: _go_on(opinions, made))
    return {
        "participants": PEOPLE,
        "statements": STATEMENTS,
        "votes": len(made.votes),
        "groups": len(found.groups),
        "seconds": round(full, 2),
        "update_seconds": round(update, 4),
        "update_ratio": round(update / full, 4),
        "peak_mb": round(_peak(), 0),
    }


def _made_up() -> Conversation:
    """People of three camps, each answering a twentieth of the statements."""
    rng = np.random.default_rng(1)
    number = int(PEOPLE * STATEMENTS * ANSWERED)
    camp = rng.integers(0, CAMPS, PEOPLE)
    leaning = rng.normal(0, 1, (CAMPS, STATEMENTS))
    people, statements = rng.integers(0, PEOPLE, number), rng.integers(0, STATEMENTS, number)
    votes = np.sign(np.round(leaning[camp[people], statements] + rng.normal(0, 1, number)))
    return Conversation(people, statements, votes.astype(np.int64))


def _go_on(opinions: Opinions, made: Conversation) -> Picture:
    opinions.cast(made.people[:FURTHER], made.statements[:FURTHER], -made.votes[:FURTHER])
    return opinions.picture()


def _peak() -> float:
    """The most memory that this process has used, in MB."""
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _beside_reference(files: list[Path]) -> dict[str, Any]:
    conversations = [_read(file) for file in files]
    ours = [_best(conversation.picture) for conversation in conversations]
    figures: dict[str, Any] = {"conversations": len(conversations), "reference_seconds": None}
    figures |= {"speedup": None, "same_consensus": None}
    with warnings.catch_warnings(action="ignore"):  # the reference's own
        try:
            from reddwarf.implementations.polis import run_pipeline
        except ImportError:
            return figures
        votes = [_for_reference(conversation) for conversation in conversations]
        theirs = [_best(partial(run_pipeline, votes=cast, random_state=1)) for cast in votes]
    own, reference = (sum(seconds for seconds, _ in found) for found in (ours, theirs))
    return figures | {
        "conversation_seconds": round(own, 4),
        "reference_seconds": round(reference, 3),
        "speedup": round(reference / own, 1),
        "same_consensus": all(
            _same(mine.uniting, other.consensus["agree"])
            for (_, mine), (_, other) in zip(ours, theirs, strict=True)
        ),
    }


def _read(file: Path) -> Conversation:
    with file.open(encoding="utf-8") as opened:
        rows = sorted(csv.DictReader(opened), key=lambda row: int(row["timestamp"]))
    columns = ([int(row[name]) for row in rows] for name in ("voter-id", "comment-id", "vote"))
    people, statements, votes = (np.array(column, dtype=np.int64) for column in columns)
    return Conversation(people, statements, votes)


def _for_reference(conversation: Conversation) -> list[dict[str, int]]:
    last = {(p, s): v for p, s, v in zip(*map(np.ndarray.tolist, conversation), strict=True)}
    return [{"participant_id": p, "statement_id": s, "vote": v, "modified": 0} for (p, s), v in last.items()]


def _same(ours: tuple[Uniting, ...], theirs: list[dict[str, Any]]) -> bool:
    """The same statements in the same order; statements with equal counts may stand in any."""
    own = [(found.agree, found.answered) for found in ours]
    return own == [(int(found["n-success"]), int(found["n-trials"])) for found in theirs]


def _best(work: Callable[[], R]) -> tuple[float, R]:
    """The quickest of some runs, so that what is loaded once does not count."""
    return min((_timed(work) for _ in range(REPEATS)), key=lambda taken: taken[0])


def _timed(work: Callable[[], R]) -> tuple[float, R]:
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done
