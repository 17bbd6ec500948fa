"""Planning a screening and opening it: from then on it is fixed who is asked, and what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from sammenhold.directory.models import Person, Unit
from sammenhold.directory.queries import units_below
from sammenhold.jobs import clock
from sammenhold.mapping.queries import bands_of
from sammenhold.rounds.models import Round
from sammenhold.surveys import events, rules
from sammenhold.surveys.codes import code_of, fingerprint, new_seed
from sammenhold.surveys.models import Invitation, ReportingGroup, Wave
from sammenhold.surveys.population import Asked, Population, dealt
from sammenhold.themes.models import Questionnaire


class NotPlannedError(Exception):
    """It is open already, or closed: nothing about it can be changed."""


class TooFewError(Exception):
    """Fewer than fifteen people: for talking together, not for figures."""


class ClosingError(Exception):
    """It would close too soon or too late."""


@dataclass(frozen=True)
class Plan:
    """What those who lead choose."""

    title: str
    closes_at: datetime
    questionnaire: Questionnaire
    floor: int
    texts: bool = False


def plan(round: Round, wanted: Plan) -> Wave:
    """A screening that nobody hears of yet."""
    return Wave.objects.create(
        round=round,
        title=wanted.title,
        closes_at=wanted.closes_at,
        questionnaire=wanted.questionnaire.model_dump(mode="json"),
        floor=wanted.floor,
        asks_texts=wanted.texts,
    )


@transaction.atomic
def replan(wave_id: UUID, wanted: Plan) -> None:
    """Choose anew, for as long as it is not open."""
    wave = _planned(wave_id)
    wave.title, wave.closes_at, wave.floor = wanted.title, wanted.closes_at, wanted.floor
    wave.questionnaire = wanted.questionnaire.model_dump(mode="json")
    wave.asks_texts = wanted.texts
    wave.save(update_fields=["title", "closes_at", "floor", "questionnaire", "asks_texts"])


@transaction.atomic
def drop(wave_id: UUID) -> None:
    _planned(wave_id).delete()


@transaction.atomic
def open_wave(wave_id: UUID, link_root: str) -> Wave:
    """Ask everybody who is in the round's unit, or beneath it, at this moment."""
    wave, now = _planned(wave_id), clock.now()
    if not rules.closing_is_right(wave.closes_at, now):
        raise ClosingError
    population = population_of(wave.round)
    if not rules.may_screen(population.number):
        raise TooFewError
    _invite(wave, population)
    wave.tree = tree_of(wave.round, population)
    wave.state, wave.opened_at, wave.link_root = Wave.State.OPEN, now, link_root
    wave.notes_days = wave.round.organisation.notes_days
    wave.save(update_fields=["tree", "state", "opened_at", "link_root", "notes_days"])
    transaction.on_commit(partial(events.wave_opened.send, Wave, wave_id=wave.pk))
    return wave


def population_of(round: Round) -> Population:
    """Who would be asked, and in which groups, if it were opened now."""
    units = units_below(round.organisation_id, round.unit_id)
    above = dict(Unit.objects.filter(pk__in=units).values_list("pk", "parent"))
    parents = {str(unit): str(up) if up in units else None for unit, up in above.items()}
    bands = bands_of(units)
    people = Person.objects.filter(unit__in=units).order_by("pk").values_list("pk", "unit")
    return dealt((Asked(person, str(unit), bands[person]) for person, unit in people), parents)


def tree_of(round: Round, population: Population) -> dict[str, dict[str, str | None]]:
    """Each node with its name and the one above it, as a wave keeps it."""
    names = dict(Unit.objects.filter(organisation=round.organisation_id).values_list("pk", "name"))
    return {
        node.key: {"name": " + ".join(names[int(unit)] for unit in node.units), "parent": node.parent}
        for node in population.nodes
    }


def _invite(wave: Wave, population: Population) -> None:
    """Groups and invitations. A person's seed has nothing to do with the person."""
    for planned in population.groups:
        group = ReportingGroup.objects.create(
            wave=wave, node=planned.node, bands=list(planned.bands), invited=len(planned.people)
        )
        Invitation.objects.bulk_create(_invitations(wave, group, planned.people))


def _invitations(wave: Wave, group: ReportingGroup, people: Sequence[int]) -> list[Invitation]:
    seeds = [(person, new_seed()) for person in people]
    return [
        Invitation(
            wave=wave, group=group, person_id=person, seed=seed, fingerprint=fingerprint(code_of(seed))
        )
        for person, seed in seeds
    ]


def _planned(wave_id: UUID) -> Wave:
    wave = Wave.objects.select_for_update(of=("self",)).select_related("round__organisation").get(pk=wave_id)
    if wave.state != Wave.State.PLANNED:
        raise NotPlannedError
    return wave
