"""Make the demonstration once, and find it again on the next start."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from sammenhold.accounts import commands as accounts
from sammenhold.accounts.models import User
from sammenhold.config.demonstration import patterns, people
from sammenhold.directory.models import Organisation, Person
from sammenhold.rounds.models import Lead, Round
from sammenhold.surveys import rules
from sammenhold.surveys.commands import simulating
from sammenhold.surveys.models import Wave
from sammenhold.themes.queries import theme
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Workshop

BEFORE = timedelta(days=21)
SHARE = 0.8
"""Of those asked who answer the demonstration's screening."""


@dataclass(frozen=True)
class Made:
    """What the demonstration says of itself when it starts."""

    facilitator: Person
    workshop: Workshop

    def greeting(self, address: str) -> str:
        user = User.objects.get(person=self.facilitator)
        return f"""
  Sammenhold's demonstration is ready: {people.NAME}, and its team {people.TEAM}.

  Look around           {address}
  Lead the workshop     {address}{accounts.sign_in_link(user)}
                        (signs you in as {self.facilitator.name}; works once, for a day)

  Take part             {address}/j/{self.workshop.code}/
                        (or write the code {self.workshop.code} on the front page)

  Stop with Ctrl+C. Delete the folder .demo to start afresh.
"""


def ensure() -> Made:
    """The demonstration workplace, built when it is not there; never beside somebody's real one."""
    organisation = Organisation.objects.filter(name=people.NAME).first()
    if organisation is None and Organisation.objects.exists():
        raise CommandError("this database holds a real workplace; the demonstration wants one of its own")
    with transaction.atomic():
        organisation = organisation or _built()
        made = Made(people.person(organisation, people.FACILITATOR), _workshop(organisation))
    _screening(organisation)
    return made


def _screening(organisation: Organisation) -> None:
    """An earlier round of the whole service, with a screening whose result can be looked at."""
    unit = organisation.units.get(name=people.SERVICE)
    begun = {"title": f"Virtuelt samarbejde i {unit.name}", "created_at": timezone.now() - BEFORE}
    round, new = Round.objects.get_or_create(organisation=organisation, unit=unit, defaults=begun)
    if new:
        round.leads.create(person=people.person(organisation, people.pensions()[0]), part=Lead.Part.LEADER)
        round.leads.create(person=people.person(organisation, people.FACILITATOR), part=Lead.Part.SAFETY_REP)
    asked = theme(round.theme).questionnaire
    if asked and not Wave.objects.filter(round=round).exists():
        simulating.simulate(round, rules.chosen(asked, ()), SHARE, seed=1, texts=True)


def _built() -> Organisation:
    organisation = people.build()
    patterns.tell(organisation)
    return organisation


def _workshop(organisation: Organisation) -> Workshop:
    """The team's first round, led by leader and safety representative, with a workshop to start."""
    unit = people.team(organisation)
    made, new = Round.objects.get_or_create(
        organisation=organisation, unit=unit, defaults={"title": f"Virtuelt samarbejde i {unit.name}"}
    )
    if new:
        made.leads.create(person=people.person(organisation, people.LEADER), part=Lead.Part.LEADER)
        made.leads.create(person=people.person(organisation, people.FACILITATOR), part=Lead.Part.SAFETY_REP)
        shortest = min(theme(made.theme).agendas, key=lambda agenda: agenda.minutes)
        return preparing.create(made, shortest.key)
    return made.workshops.latest("created_at")
