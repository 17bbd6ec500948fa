"""A workshop in the phase "vote", with everybody in it who will take part."""

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sammenhold.directory.models import Organisation
from sammenhold.live.ticket import Ticket, issue
from sammenhold.rounds.models import Round
from sammenhold.themes.queries import theme
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.commands.joining import fingerprint
from sammenhold.workshops.doors import cookie_name
from sammenhold.workshops.models import Group, Note, Participant, Step, Vote, Workshop

GROUPS = 6
NOTES_A_GROUP = 3
WORDS = "Vi mangler de korte samtaler, der ellers opstår af sig selv, når man mødes i gangen."


@dataclass(frozen=True)
class Voting:
    """Where the participants vote, the cookie that each of their devices keeps, and what there is to mark.

    `further` are tickets of voters beyond the listeners: a vote is seen by the number of people who have
    voted, so that each vote must come from somebody new.
    """

    workshop: Workshop
    cookies: list[str]
    further: list[str]
    groups: list[str]

    @property
    def page(self) -> str:
        return f"/w/{self.workshop.code}/"

    @property
    def live(self) -> str:
        return f"/live/{self.workshop.topic}"

    def stored(self) -> int:
        """How many votes the database holds."""
        return Vote.objects.filter(group__step=self.workshop.step, value__gt=0).count()


@transaction.atomic
def create(listeners: int, acts: int) -> Voting:
    """Room for `acts` votes, each by another participant."""
    workshop = _workshop()
    step = workshop.steps.filter(kind=Step.Kind.QUESTION)[0]
    step.phase = "vote"
    step.save()
    workshop.step, workshop.state, workshop.opened_at = step, Workshop.State.OPEN, timezone.now()
    workshop.dot_limit = None
    workshop.save()
    keys = _participants(workshop, max(listeners, acts))
    cookies = [f"{cookie_name(workshop)}={key}" for key in keys[:listeners]]
    return Voting(workshop, cookies, _tickets(workshop, keys[listeners:]), _groups(step, GROUPS))


def _workshop() -> Workshop:
    organisation = Organisation.objects.create(name="Bench")
    unit = organisation.units.create(name="Bench")
    round = Round.objects.create(organisation=organisation, unit=unit, title="Bench")
    return preparing.create(round, theme(round.theme).agendas[0].key)


def _groups(step: Step, number: int) -> list[str]:
    groups = Group.objects.bulk_create(Group(step=step, position=place) for place in range(number))
    Note.objects.bulk_create(
        Note(step=step, group=group, text=WORDS) for group in groups for _ in range(NOTES_A_GROUP)
    )
    return [group.pk.hex for group in groups]


def _participants(workshop: Workshop, number: int) -> list[str]:
    """Their devices' keys."""
    keys = [secrets.token_urlsafe(24) for _ in range(number)]
    places = (Participant.Place.ROOM, Participant.Place.ELSEWHERE)
    Participant.objects.bulk_create(
        Participant(workshop=workshop, key_hash=fingerprint(key), place=places[turn % 2])
        for turn, key in enumerate(keys)
    )
    return keys


def _tickets(workshop: Workshop, keys: list[str]) -> list[str]:
    hashes = [fingerprint(key) for key in keys]
    people = Participant.objects.filter(workshop=workshop).in_bulk(hashes, field_name="key_hash")
    return [issue(Ticket(workshop.topic, "participant", "da", person.pk.hex)) for person in people.values()]
