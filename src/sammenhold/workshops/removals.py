"""Steps that somebody has just taken out of an agenda, kept in the own session until put back."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from sammenhold.workshops.models.room import Removed

MOST = 10


def removed(session: SessionBase, workshop: UUID) -> list[Removed]:
    """The one taken out first comes first."""
    found: list[dict[str, Any]] = session.get(_name(workshop), [])
    return [Removed(**taken) for taken in found]


def keep(session: SessionBase, workshop: UUID, taken: Removed) -> None:
    _store(session, workshop, [*removed(session, workshop), taken])


def take_back(session: SessionBase, workshop: UUID, key: str) -> Removed | None:
    """The one with this key, which is then no longer among them."""
    found = removed(session, workshop)
    _store(session, workshop, [taken for taken in found if str(taken.key) != key])
    return next((taken for taken in found if str(taken.key) == key), None)


def forget(session: SessionBase, workshop: UUID) -> None:
    session.pop(_name(workshop), None)


def _store(session: SessionBase, workshop: UUID, taken: list[Removed]) -> None:
    session[_name(workshop)] = [asdict(step) for step in taken[-MOST:]]


def _name(workshop: UUID) -> str:
    return f"removed-{workshop.hex}"
