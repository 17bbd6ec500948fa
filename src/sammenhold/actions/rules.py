"""What may become of an action, and when somebody is told about it. Pure decisions."""

from datetime import date, timedelta

from sammenhold.actions.models import Action

State = Action.State

OPEN = frozenset({State.PLANNED, State.UNDERWAY})
"""Still to be done."""
LOOKED_AT = frozenset({State.HELPED, State.NOT_HELPED})
"""Done, and somebody has looked whether it helped."""
ENDED = LOOKED_AT | {State.DROPPED}
"""Nothing more is expected of it."""

MOVES: dict[str, tuple[str, ...]] = {
    State.PLANNED: (State.UNDERWAY, State.DONE, State.DROPPED),
    State.UNDERWAY: (State.DONE, State.PLANNED, State.DROPPED),
    State.DONE: (State.HELPED, State.NOT_HELPED, State.UNDERWAY),
    State.HELPED: (State.UNDERWAY,),
    State.NOT_HELPED: (State.UNDERWAY,),
    State.DROPPED: (State.PLANNED,),
}
"""What an action in a state can become next, the likeliest first."""

AHEAD = timedelta(days=14)
"""How long before its day an action stands in a digest."""
MORE_TIME = timedelta(days=14)
"""How much later its day is when somebody asks for more time and says no day."""
LOOK_AFTER = timedelta(weeks=8)
"""When one looks for an effect, unless somebody says another day."""
LATEST = timedelta(days=3 * 366)
"""No day of an action lies further ahead than the next general assessment can."""
MOST = 5000
"""Actions in one unit's plan."""


def may_become(state: str, after: str) -> bool:
    return after in MOVES[state]


def wants_reason(state: str) -> bool:
    """Dropping something that was promised is explained to those who were promised it."""
    return state == State.DROPPED


def is_late(state: str, due_on: date | None, today: date) -> bool:
    return state in OPEN and due_on is not None and due_on < today


def is_due(state: str, due_on: date | None, look_on: date | None, today: date) -> bool:
    """Whether somebody is to do or to look at something now: what stands in a digest."""
    if state in OPEN:
        return due_on is not None and due_on <= today + AHEAD
    return state == State.DONE and look_on is not None and look_on <= today


def day_is_right(day: date, today: date) -> bool:
    """A day that somebody writes for what is to come. The past of what has happened is not asked about."""
    return today <= day <= today + LATEST


def postponed(due_on: date | None, today: date, wanted: date | None = None) -> date:
    """The new day of an action that needs more time: the one wanted, else two weeks from now or its day."""
    return wanted or max(due_on or today, today) + MORE_TIME
