"""Whose hand it is: who acts on an action, found and locked with the right to."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied

from sammenhold.actions.models import Action, Entry
from sammenhold.directory.members import Member
from sammenhold.jobs import clock
from sammenhold.rounds.queries import RoundView
from sammenhold.rounds.rules import may_lead_round


class GoneError(Exception):
    """The action is no longer there."""


@dataclass(frozen=True)
class Held:
    """An action, locked, and the name of whoever acts on it."""

    action: Action
    by: str

    def noted(self, kind: Entry.Kind, words: str = "", told: Mapping[str, object] | None = None) -> None:
        """Save the action as one more edition, with a line in its log."""
        self.action.edition += 1
        self.action.save()
        Entry.objects.create(
            action=self.action, at=clock.now(), by=self.by, kind=kind, words=words, told=dict(told or {})
        )


def held_by_lead(member: Member, round: RoundView, key: UUID) -> Held:
    """An action of the round's unit, for somebody who leads the round."""
    if not may_lead_round(member, round):
        raise PermissionDenied
    return _held(key, member.name, unit=round.unit_id)


def held_by_one_of_its(key: UUID, person: int, name: str) -> Held:
    """An action in the hands of its responsible or helper; nobody else's."""
    held = _held(key, name)
    if person not in (held.action.responsible_id, held.action.helper_id):
        raise GoneError
    return held


def _held(key: UUID, by: str, **where: object) -> Held:
    action = Action.objects.select_for_update().filter(pk=key, **where).first()
    if action is None:
        raise GoneError
    return Held(action, by)
