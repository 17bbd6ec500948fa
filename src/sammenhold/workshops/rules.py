"""What a workshop allows: pure decisions, no database."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

K = TypeVar("K")
FLOOR = 5
"""Figures made of answers are shown from this many answers."""

EQUAL = "equal"
"""The item of the closing question."""

VALUES = ("0", "1", "2", "3", "4")
MOST_DOTS_A_GROUP = 3
METHODS = {"dots": "dots", "score": "score", "ranking": "rank", "opinion": "opinion"}
"""The ways to vote, each with the act by which one votes."""

SCORES: dict[str, int | None] = {**{value: int(value) for value in VALUES}, "x": None}
OPINIONS: dict[str, int | None] = {"disagree": 0, "pass": 1, "agree": 2}
CHOICES = {"score": SCORES, "opinion": OPINIONS}
"""What one can say of a group, and how it is stored. "x": I don't know."""

MINUTES = range(1, 121)
MOST_ON_A_PHONE = 6
"""People who share it."""


@dataclass(frozen=True)
class Phase:
    """A part of a step: its share of the step's minutes and the acts that participants may do in it."""

    name: str
    share: float = 1.0
    acts: frozenset[str] = frozenset()


ALWAYS = frozenset({"ready", "hand", "said"})
GIVING = frozenset({"note", "rate", "equal", *METHODS.values()})
"""Acts after which it is known who has contributed to the phase: what they say is secret until it closes.
Of acts that all see at once, and of anonymous answers, nothing is kept of who it was."""

IN_PAUSE = frozenset({"pause", "lock", "take-lead", "hide"})
"""What those who lead may do while everything is paused."""

SORTING = frozenset({"move", "group-title"})
"""Acts that are counted as a place's share in grouping; of whose they were nothing is kept."""

LEAST_IN_A_GROUP = 2
"""Nobody is placed alone where groups work on different questions."""

WORD_MINUTES = (0, 1, 2, 3, 5)
"""How long the gentle timer of the word runs; 0: no timer."""

COARSE = 5

WRITING = {"write": 1, "more": 2}
"""The phases in which notes are written, and the round that these notes are of."""

GATHERING = ("group", "regroup")
"""The phases in which notes are gathered."""

TWICE = "twice"
"""The course of a question with two rounds of writing."""

APART = "apart"
"""The course of a question that is written on while others write on the ones beside it."""

BESIDE = "beside"
"""The course of one of those beside it: it is written on then, and goes on from there in its turn."""

_NOTING = frozenset({"note", "note-delete"})
_GROUPING = frozenset({"move", "group-title", "group-undo", "group-redo"})
_VOTING = frozenset(METHODS.values())
_DECIDING = frozenset({"propose", "answer", "volunteer"})

PHASES: dict[str, tuple[Phase, ...]] = {
    "arrive": (Phase("arrive"),),
    "theme": (Phase("theme"),),
    "gains": (
        Phase("write", 0.5, _NOTING),
        Phase("show", 0.5),
    ),
    "risks": (
        Phase("rate", 0.5, frozenset({"rate"})),
        Phase("result", 0.5),
    ),
    "question": (
        Phase("write", 0.25, _NOTING),
        Phase("group", 0.2, _GROUPING),
        Phase("vote", 0.15, _VOTING),
        Phase("decide", 0.4, _DECIDING),
    ),
    APART: (
        Phase("write", 0.25, _NOTING | {"breakout", "summary"}),
        Phase("group", 0.2, _GROUPING),
        Phase("vote", 0.15, _VOTING),
        Phase("decide", 0.4, _DECIDING),
    ),
    BESIDE: (
        Phase("group", 0.25, _GROUPING),
        Phase("vote", 0.2, _VOTING),
        Phase("decide", 0.55, _DECIDING),
    ),
    TWICE: (
        Phase("write", 0.2, _NOTING),
        Phase("group", 0.15, _GROUPING),
        Phase("more", 0.15, _NOTING),
        Phase("regroup", 0.1, _GROUPING),
        Phase("vote", 0.1, _VOTING),
        Phase("decide", 0.3, _DECIDING),
    ),
    "close": (Phase("decisions", 1.0, frozenset({"equal", "answer", "volunteer"})),),
}


@dataclass(frozen=True)
class Moment:
    """Where a workshop is: the place of a step in the agenda and the place of a phase in the step."""

    step: int
    phase: int


def may_keep_templates(*, has_role: bool, leads: bool) -> bool:
    """The organisation's agendas belong to those who can lead: by a role, or by leading a round."""
    return has_role or leads


def phases(course: str) -> tuple[str, ...]:
    return tuple(phase.name for phase in PHASES[course])


def allows(course: str, phase: str, act: str) -> bool:
    """May a participant do this act in this phase?"""
    return act in ALWAYS or any(act in known.acts for known in PHASES[course] if known.name == phase)


def after(courses: Sequence[str], now: Moment) -> Moment | None:
    """The moment that follows, or None at the end of the agenda."""
    if now.phase + 1 < len(PHASES[courses[now.step]]):
        return Moment(now.step, now.phase + 1)
    return Moment(now.step + 1, 0) if now.step + 1 < len(courses) else None


def before(courses: Sequence[str], now: Moment) -> Moment | None:
    """Where "back" leads: from voting to grouping, else to the step before, which is shown as it is."""
    if PHASES[courses[now.step]][now.phase].name == "vote":
        return Moment(now.step, now.phase - 1)
    return Moment(now.step - 1, 0) if now.step > 0 else None


def is_for_all(course: str, phase: str) -> bool:
    """Is there something for participants to do in this phase?"""
    return any(known.acts for known in PHASES[course] if known.name == phase)


def minutes_of(course: str, phase: str, minutes: int) -> int:
    """The phase's part of the step's minutes, at least one."""
    share = next(known.share for known in PHASES[course] if known.name == phase)
    return max(1, math.floor(minutes * share + 0.5))


def is_other_method(method: str, act: str) -> bool:
    """Is this a vote, but one of another kind than the step asks for?"""
    return act in METHODS.values() and METHODS[method] != act


def put(order: Sequence[K], what: K, where: str) -> list[K] | None:
    """One's own order with `what` in its place: a number, "last" if it is not in yet, "0" out of it.

    None when there is no such place. Doing it twice changes nothing more.
    """
    rest = [other for other in order if other != what]
    if where == "0":
        return rest
    if where == "last":
        return [*order] if what in order else [*rest, what]
    if where not in map(str, range(1, len(rest) + 2)):
        return None
    return [*rest[: int(where) - 1], what, *rest[int(where) - 1 :]]


def may_write_more(course: str, phase: str) -> bool:
    """A second round of writing is opened once the notes of the first have been shown."""
    return course == "question" and phase in ("group", "vote", "decide")


def may_write_once(course: str, phase: str) -> bool:
    """A second round that was planned can be left out until it begins."""
    return course == TWICE and phase in ("", "write", "group")


def may_be_alone(course: str, phase: str) -> bool:
    """Can a note that this grouping leaves on its own still be gathered in another one?"""
    return course == TWICE and phase == "group"


def shared_out(waiting: Sequence[Sequence[K]], sizes: Sequence[int], least: int) -> list[list[K]]:
    """People shared out over groups that have `sizes` already, each next one to the smallest group.

    `waiting` are the places' people in random order, one place after the other, so that each place is spread
    over the groups. Nobody is placed in a group that does not come to `least` people, unless there is but
    one group to be placed in.
    """
    people = [who for place in waiting for who in place]
    used = list(range(len(sizes)))
    while True:
        given: list[list[K]] = [[] for _ in sizes]
        for who in people:
            given[min(used, key=lambda place: sizes[place] + len(given[place]))].append(who)
        small = [place for place in used if given[place] and sizes[place] + len(given[place]) < least]
        if not small or len(used) == 1:
            return given
        used.remove(min(small, key=lambda place: (sizes[place], -place)))


def may_choose_method(kind: str, phase: str, method: str, *, voted: bool) -> bool:
    """The way to vote can be chosen until somebody has voted."""
    return kind == "question" and method in METHODS and phase != "decide" and not voted


def may_ask_for_opinion_groups(kind: str, phase: str, method: str, *, voted: bool) -> bool:
    """Before the voting opens, since everybody is told where they vote."""
    return kind == "question" and method == "opinion" and phase not in ("vote", "decide") and not voted


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


def too_few_to_show(writers: int, leader_present: bool) -> bool:
    """With a leader in the room, notes are shown once five people have written. None need no guard."""
    return leader_present and 0 < writers < FLOOR


def may_keep_languages(used: Collection[str], readers: Mapping[str, int]) -> bool:
    """The languages of notes are kept for all or for none: a note without a mark would tell as much."""
    return all(readers.get(language, 0) >= FLOOR for language in used)


def kept_of_places(counts: dict[str, list[int]], people: dict[str, int]) -> dict[str, object] | None:
    """What is stored of the places' ratings of one item, and how many were there: nothing unless every place
    has five answers. Two sets that overlap, the whole and one place, would tell the rest by subtraction."""
    if len(counts) < 2 or min(map(sum, counts.values())) < FLOOR:
        return None
    return {place: {"counts": found, "of": people.get(place, 0)} for place, found in sorted(counts.items())}


def needs_reason(stance: str) -> bool:
    return stance == "objection"


def may_reword(state: str) -> bool:
    """Words are changed between two rounds, so that everybody answers the same words."""
    return state == "answered"


def may_park(state: str) -> bool:
    return state != "adopted"


def may_adopt(owner: str, has_date: bool, state: str) -> bool:
    """A decision has a person and a date, and everybody's answers have been seen."""
    return bool(owner.strip()) and has_date and state == "answered"


@dataclass(frozen=True)
class Turn:
    """Somebody in the queue for the word. `lot` is drawn, and says nothing of when the hand went up."""

    elsewhere: bool
    heard: bool
    lot: str


def in_turn(turn: Turn) -> tuple[bool, bool, str]:
    """The order of the queue: those elsewhere, then those not yet heard, then as the lots fall."""
    return (not turn.elsewhere, turn.heard, turn.lot)


def silent(room: int, elsewhere: int) -> str:
    """The place that nobody has had the word from, when the other place has had it twice; else empty."""
    if min(room, elsewhere) > 0 or max(room, elsewhere) < 2:
        return ""
    return "elsewhere" if elsewhere == 0 else "room"


def coarse(number: int) -> int:
    """A running count in fives, so that no single act can be seen to come from one of the places."""
    return number - number % COARSE
