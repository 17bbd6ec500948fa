"""What a workshop allows: pure decisions, no database."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

FLOOR = 5
"""Figures made of answers are shown from this many answers."""

VALUES = ("0", "1", "2", "3", "4")
MOST_DOTS_A_GROUP = 3
MINUTES = range(1, 121)


@dataclass(frozen=True)
class Phase:
    """A part of a step: its share of the step's minutes and the acts that participants may do in it."""

    name: str
    share: float = 1.0
    acts: frozenset[str] = frozenset()


ALWAYS = frozenset({"ready", "hand"})
PHASES: dict[str, tuple[Phase, ...]] = {
    "arrive": (Phase("arrive"),),
    "theme": (Phase("theme"),),
    "gains": (
        Phase("write", 0.5, frozenset({"note", "note-delete"})),
        Phase("show", 0.5),
    ),
    "risks": (
        Phase("rate", 0.5, frozenset({"rate"})),
        Phase("result", 0.5),
    ),
    "question": (
        Phase("write", 0.25, frozenset({"note", "note-delete"})),
        Phase("group", 0.2, frozenset({"move", "group-title"})),
        Phase("vote", 0.15, frozenset({"dots"})),
        Phase("decide", 0.4, frozenset({"propose", "answer", "volunteer"})),
    ),
    "close": (Phase("decisions", 1.0, frozenset({"equal", "answer", "volunteer"})),),
}


@dataclass(frozen=True)
class Moment:
    """Where a workshop is: the place of a step in the agenda and the place of a phase in the step."""

    step: int
    phase: int


def phases(kind: str) -> tuple[str, ...]:
    return tuple(phase.name for phase in PHASES[kind])


def allows(kind: str, phase: str, act: str) -> bool:
    """May a participant do this act in this phase?"""
    return act in ALWAYS or any(act in known.acts for known in PHASES[kind] if known.name == phase)


def after(kinds: Sequence[str], now: Moment) -> Moment | None:
    """The moment that follows, or None at the end of the agenda."""
    if now.phase + 1 < len(PHASES[kinds[now.step]]):
        return Moment(now.step, now.phase + 1)
    return Moment(now.step + 1, 0) if now.step + 1 < len(kinds) else None


def before(kinds: Sequence[str], now: Moment) -> Moment | None:
    """Where "back" leads: from voting to grouping, else to the step before, which is shown as it is."""
    if PHASES[kinds[now.step]][now.phase].name == "vote":
        return Moment(now.step, now.phase - 1)
    return Moment(now.step - 1, 0) if now.step > 0 else None


def minutes_of(kind: str, phase: str, minutes: int) -> int:
    """The phase's part of the step's minutes, at least one."""
    share = next(known.share for known in PHASES[kind] if known.name == phase)
    return max(1, math.floor(minutes * share + 0.5))


def may_place(dots: int, others: int, limit: int | None) -> bool:
    """May somebody who has `others` dots on other groups put `dots` on this one?

    Without a limit a group takes one dot a person: it is then a plain "this one matters".
    """
    if limit is None:
        return dots in (0, 1)
    return 0 <= dots <= MOST_DOTS_A_GROUP and others + dots <= limit


def kept(counts: Sequence[int], unknown: int) -> dict[str, object]:
    """What is stored of a group's ratings of one item: under five answers only how many there were."""
    if sum(counts) < FLOOR:
        return {"n": sum(counts)}
    return {"n": sum(counts), "counts": list(counts), "unknown": unknown}


def needs_reason(stance: str) -> bool:
    return stance == "objection"


def may_adopt(owner: str, has_date: bool, state: str) -> bool:
    """A decision has a person and a date, and everybody's answers have been seen."""
    return bool(owner.strip()) and has_date and state == "answered"
