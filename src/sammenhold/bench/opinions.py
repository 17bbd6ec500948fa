"""Opinion groups: a hundred thousand people, and two real conversations beside a known implementation."""

import csv
import resource
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sammenhold.stats.opinions.picture import Opinions, Picture, picture
from sammenhold.stats.opinions.uniting import Uniting
from sammenhold.stats.opinions.votes import table

PEOPLE, STATEMENTS, ANSWERED, CAMPS = 100_000, 300, 0.05, 3
FURTHER = 500
TURNS, ON_END = 12, 3
COMPARED = (
    *("conversations", "conversation_seconds", "reference_seconds", "speedup", "share_of_reference"),
    *("other_consensus", "same_consensus"),
)


class Timed(NamedTuple):
    seconds: float
    found: Any


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
    with warnings.catch_warnings(action="ignore"):  # the reference's own
        try:
            from reddwarf.implementations.polis import run_pipeline
        except ImportError:
            return dict.fromkeys(COMPARED)
        return _compared([_read(file) for file in files], run_pipeline)


def _compared(conversations: list[Conversation], reference: Callable[..., Any]) -> dict[str, Any]:
    """The quickest run of each: whatever else the machine does only adds to it."""
    ours = theirs = 0.0
    other = 0
    for conversation in conversations:
        polis = partial(reference, votes=_for_reference(conversation), random_state=1)
        (seconds, own), (known_seconds, known) = _quickest([conversation.picture, polis])
        ours, theirs = ours + seconds, theirs + known_seconds
        other += not _same(own.uniting, known.consensus["agree"])
    return {
        "conversations": len(conversations),
        "conversation_seconds": round(ours, 4),
        "reference_seconds": round(theirs, 3),
        "speedup": round(theirs / ours, 1),
        "share_of_reference": round(ours / theirs, 3),
        "other_consensus": other,
        "same_consensus": not other,
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


def _quickest(works: list[Callable[[], Any]]) -> list[Timed]:
    """Of each, in turns, some runs on end: a slow moment of the machine does not tell on one alone."""
    runs: list[list[Timed]] = [[] for _ in works]
    for _ in range(TURNS):
        for done, work in zip(runs, works, strict=True):
            done += [_timed(work) for _ in range(ON_END)]
    return [min(done, key=lambda run: run.seconds) for done in runs]


def _timed(work: Callable[[], Any]) -> Timed:
    began = time.perf_counter()
    found = work()
    return Timed(time.perf_counter() - began, found)
