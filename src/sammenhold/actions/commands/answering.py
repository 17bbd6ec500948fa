"""Answering by a personal link: done, more time, stuck. Each press acts once."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sammenhold.actions.commands import moving
from sammenhold.actions.commands.hand import GoneError, Held, held_by_one_of_its
from sammenhold.actions.links import Link
from sammenhold.actions.models import Action, Entry
from sammenhold.actions.queries.answering import Holding, holding
from sammenhold.jobs import clock

DONE, MORE, STUCK = "done", "more", "stuck"
_KINDS = {DONE: Entry.Kind.MOVED, MORE: Entry.Kind.MORE_TIME, STUCK: Entry.Kind.STUCK}


class MeanwhileError(Exception):
    """The action is another than on the page that was answered."""


@dataclass(frozen=True)
class Answer:
    """What somebody pressed, on a page that showed the action in this `edition`."""

    do: str
    edition: int
    until: date | None = None
    words: str = ""


@transaction.atomic
def answer(link: Link, given: Answer) -> None:
    """Do what was pressed; the same press again changes nothing."""
    found = holding(link, clock.now())
    if found is None or found.standing is not Holding.GOOD:
        raise GoneError
    held = held_by_one_of_its(link.action, link.person, found.name)
    if held.action.edition != given.edition:
        if _pressed_before(held, given):
            return
        raise MeanwhileError
    _act(held, given)


def _act(held: Held, given: Answer) -> None:
    if given.do == DONE:
        moving.move(held, Action.State.DONE)
    elif given.do == MORE:
        moving.give_more_time(held, given.until, given.words)
    elif given.do == STUCK:
        moving.ask_for_help(held, given.words)


def _pressed_before(held: Held, given: Answer) -> bool:
    """Whether the only thing that has happened since is this very press."""
    last = held.action.entries.last()
    return bool(
        last
        and held.action.edition == given.edition + 1
        and (last.by, last.kind) == (held.by, _KINDS.get(given.do))
    )
