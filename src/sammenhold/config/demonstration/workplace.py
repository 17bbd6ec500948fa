"""Make the demonstration once, and find it again on the next start."""

from dataclasses import dataclass

from django.core.management.base import CommandError
from django.db import transaction

from sammenhold.accounts import commands as accounts
from sammenhold.accounts.models import User
from sammenhold.config.demonstration import people
from sammenhold.directory.models import Organisation, Person
from sammenhold.rounds.models import Lead, Round
from sammenhold.themes.queries import theme
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Workshop


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
        organisation = organisation or people.build()
        return Made(people.person(organisation, people.FACILITATOR), _workshop(organisation))


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
