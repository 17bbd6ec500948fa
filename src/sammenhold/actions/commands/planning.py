"""Writing actions into a unit's plan: one's own, a workshop's decisions, and changing what stands there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from sammenhold.actions import rules
from sammenhold.actions.commands.hand import held_by_lead
from sammenhold.actions.models import TITLE_LENGTH, Action, Entry
from sammenhold.directory.members import Member
from sammenhold.directory.models import Person, Unit
from sammenhold.jobs import clock
from sammenhold.rounds.queries import RoundView
from sammenhold.rounds.rules import may_lead_round
from sammenhold.workshops.queries.decided import Decided, actions_decided

STAYS = frozenset({"source", "source_kind", "named"})
"""What a change leaves as it was: where an action came from."""


class TooManyError(Exception):
    """More actions than one plan can hold."""


class StrangerError(Exception):
    """Somebody who is not of the organisation."""


class ChangedMeanwhileError(Exception):
    """Somebody else has changed the action since the page was made."""


@dataclass(frozen=True)
class Wording:
    """What stands about an action, as those who lead write it. People are named by their ids."""

    title: str
    what: str = ""
    why: str = ""
    risk: str = ""
    question: str = ""
    measure: str = ""
    source: UUID | None = None
    source_kind: str = ""
    responsible_id: int | None = None
    helper_id: int | None = None
    named: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    resources: str = ""
    sign: str = ""
    look_on: date | None = None

    @property
    def people(self) -> set[int]:
        return {person for person in (self.responsible_id, self.helper_id) if person}


@transaction.atomic
def add(member: Member, round: RoundView, wordings: Iterable[Wording]) -> list[Action]:
    """Write them into the unit's plan. Decisions that stand there already are left out."""
    if not may_lead_round(member, round):
        raise PermissionDenied
    plan = Unit.objects.select_for_update().get(pk=round.unit_id).actions
    there = set(plan.exclude(source=None).values_list("source_kind", "source"))
    fresh = [
        one for one in wordings if one.source_kind != "workshop" or ("workshop", one.source) not in there
    ]
    if plan.count() + len(fresh) > rules.MOST:
        raise TooManyError
    _of_the_house(round, fresh)
    now = clock.now()
    made = Action.objects.bulk_create(
        Action(unit_id=round.unit_id, round_id=round.id, created_at=now, **vars(one)) for one in fresh
    )
    Entry.objects.bulk_create(Entry(action=one, at=now, by=member.name, kind=Entry.Kind.MADE) for one in made)
    return made


def decisions(round: RoundView) -> tuple[tuple[Decided, bool], ...]:
    """The actions that the unit's workshops decided, and whether each stands in the plan already."""
    taken = set(
        Action.objects.filter(unit=round.unit_id, source_kind="workshop").values_list("source", flat=True)
    )
    return tuple((one, one.key in taken) for one in actions_decided(round.unit_id))


def take(member: Member, round: RoundView, keys: Iterable[UUID]) -> list[Action]:
    """Take decisions of workshops into the plan, in the order in which they were made."""
    chosen = set(keys)
    found = [one for one, there in decisions(round) if one.key in chosen and not there]
    people = _by_name(round, [one.owner for one in found])
    return add(member, round, [_from(one, people) for one in found])


@transaction.atomic
def change(member: Member, round: RoundView, key: UUID, wording: Wording, edition: int) -> None:
    """Put another wording in the place of the one that stood in `edition`. Where it came from stays."""
    held = held_by_lead(member, round, key)
    if held.action.edition != edition:
        raise ChangedMeanwhileError
    _of_the_house(round, [wording])
    fields = {name: value for name, value in vars(wording).items() if name not in STAYS}
    changed = {name: value for name, value in fields.items() if getattr(held.action, name) != value}
    before = {name: getattr(held.action, name) for name in changed}
    names = _names([*before.items(), *changed.items()])
    for name, value in changed.items():
        setattr(held.action, name, value)
    if changed:
        told = {
            name: [_said(name, before[name], names), _said(name, changed[name], names)] for name in changed
        }
        held.noted(Entry.Kind.CHANGED, told=told)


@transaction.atomic
def withdraw_links(member: Member, round: RoundView, key: UUID) -> None:
    """Links by mail to this action that have been sent until now do nothing any more."""
    held = held_by_lead(member, round, key)
    held.action.links_from = clock.now()
    held.noted(Entry.Kind.WITHDRAWN)


def wording_of(action: Action) -> Wording:
    """What stands about an action, to be changed."""
    return Wording(**{field.name: getattr(action, field.name) for field in fields(Wording)})


def _from(one: Decided, people: Mapping[str, int]) -> Wording:
    """A decision's text is longer than a title can be: then it stands below it whole."""
    whole = one.text if len(one.text) > TITLE_LENGTH else ""
    return Wording(
        one.text[: TITLE_LENGTH - 1] + "…" if whole else one.text,
        whole,
        question=one.question,
        source=one.key,
        source_kind=Action.Source.WORKSHOP,
        responsible_id=people.get(one.owner.strip().casefold()),
        named=one.owner,
        due_on=one.due,
    )


def _by_name(round: RoundView, names: Iterable[str]) -> dict[str, int]:
    """People of the unit by the names that a decision used, whole or first, where only one fits."""
    wanted = {name.strip().casefold() for name in names if name.strip()}
    found = dict[str, list[int]]()
    for pk, name in Person.objects.filter(unit=round.unit_id).values_list("pk", "name"):
        for said in {name.casefold(), name.casefold().split(" ")[0]} & wanted:
            found.setdefault(said, []).append(pk)
    return {name: people[0] for name, people in found.items() if len(people) == 1}


def _of_the_house(round: RoundView, wordings: Iterable[Wording]) -> None:
    people = {person for one in wordings for person in one.people}
    if Person.objects.filter(pk__in=people, organisation=round.organisation_id).count() != len(people):
        raise StrangerError


def _names(told: Iterable[tuple[str, Any]]) -> Mapping[int, str]:
    """Of the people among what is told: a log says who it was, whoever they are later."""
    people = [value for name, value in told if name.endswith("_id") and value]
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name")) if people else {}


def _said(name: str, value: Any, names: Mapping[int, str]) -> str:
    if value is None:
        return ""
    return names.get(value, "") if name.endswith("_id") else str(value)
