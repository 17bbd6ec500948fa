"""An action on its way: begun, done, looked at, dropped; more time; help asked for and given.

Each takes an action as it is held (``commands.hand``), inside the caller's transaction, and does nothing when
it has happened already, so that a link pressed twice acts once.
"""

from datetime import date

from sammenhold.actions import rules
from sammenhold.actions.commands.hand import Held
from sammenhold.actions.models import Action, Entry
from sammenhold.directory.zones import zone_of_id
from sammenhold.jobs import clock

State = Action.State


class NotThatWayError(Exception):
    """An action in this state cannot become that."""


class ReasonError(Exception):
    """A reason is wanted."""


class DayError(Exception):
    """The day lies in the past, or too far ahead."""


def move(held: Held, state: str, because: str = "") -> None:
    """Take it to another state. `because`: why it was dropped, or what was seen."""
    action, before = held.action, held.action.state
    if state == before:
        return
    if not rules.may_become(before, state):
        raise NotThatWayError
    if rules.wants_reason(state) and not because.strip():
        raise ReasonError
    action.state, action.because = state, because.strip()
    action.ended_on = None if state in rules.OPEN else (action.ended_on or clock.now().date())
    if state == State.DONE and action.look_on is None:
        action.look_on = clock.now().date() + rules.LOOK_AFTER
    if state not in rules.OPEN:
        action.stuck_at = None
    held.noted(Entry.Kind.MOVED, action.because, {"state": [before, state]})


def give_more_time(held: Held, until: date | None = None, words: str = "") -> None:
    """Move its day; without one wanted, by two weeks."""
    action, before = held.action, held.action.due_on
    if action.state not in rules.OPEN:
        raise NotThatWayError
    today = (
        clock.now().astimezone(zone_of_id(action.responsible_id)).date() if action.responsible_id else None
    )
    today = today or clock.now().date()
    if until is not None and not rules.day_is_right(until, today):
        raise DayError
    action.due_on = rules.postponed(before, today, until)
    if action.due_on == before:
        return
    held.noted(
        Entry.Kind.MORE_TIME, words.strip(), {"due_on": [str(before) if before else "", str(action.due_on)]}
    )


def ask_for_help(held: Held, words: str = "") -> None:
    """It is stuck: those who lead the round are told, once, until help is given."""
    action = held.action
    if action.state not in rules.OPEN:
        raise NotThatWayError
    if action.stuck_at and action.stuck_words == words.strip():
        return
    action.stuck_at, action.stuck_words, action.stuck_told_at = clock.now(), words.strip(), None
    held.noted(Entry.Kind.STUCK, action.stuck_words)


def help_was_given(held: Held, words: str = "") -> None:
    action = held.action
    if action.stuck_at is None:
        return
    action.stuck_at = None
    held.noted(Entry.Kind.HELPED, words.strip())
