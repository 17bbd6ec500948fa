"""Sundby Kommune, which does not exist, and the people of its digital citizen service."""

from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

from sammenhold.accounts.models import User
from sammenhold.directory.models import Organisation, Person, Role, Site, Unit

NAME = "Sundby Kommune"
HOUSE = "Sundby Rådhus"
DOMAIN = "sundby.example"
PLAIN = {ord("æ"): "ae", ord("ø"): "oe", ord("å"): "aa", ord(" "): "."}


@dataclass(frozen=True)
class Line:
    """One person. `home` is days a week worked from home."""

    name: str
    title: str
    site: str = HOUSE
    home: str = "0"
    roles: tuple[Role.Kind, ...] = ()

    @property
    def email(self) -> str:
        return f"{self.name.lower().translate(PLAIN)}@{DOMAIN}"


SITES = {HOUSE: "Europe/Copenhagen", "Kontorhuset i Aalborg": "Europe/Copenhagen", "Nuuk": "America/Nuuk"}

TEAM = "Digital Borgerservice"
FACILITATOR = Line("Karen Juhl", "Borgerrådgiver", roles=(Role.Kind.SAFETY_REP, Role.Kind.FACILITATOR))
LEADER = Line("Mette Holm", "Teamleder", home="1", roles=(Role.Kind.LEADER,))
MEMBERS = (
    LEADER,
    FACILITATOR,
    Line("Ali Demir", "Borgerrådgiver"),
    Line("Birthe Sørensen", "Sagsbehandler", home="1"),
    Line("Jens Kjær", "IT-konsulent"),
    Line("Aviaja Petersen", "Sagsbehandler", site="Nuuk", home="1", roles=(Role.Kind.UNION_REP,)),
    Line("Søren Bach", "Webredaktør", site="Kontorhuset i Aalborg", home="2"),
    Line("Lone Østergaard", "Sagsbehandler", home="4"),
    Line("Thomas Winther", "IT-konsulent", home="5"),
)
OTHERS = {
    "HR og Arbejdsmiljø": (
        Line("Hanne Lund", "Arbejdsmiljøkonsulent", roles=(Role.Kind.ADMINISTRATOR,)),
        Line("Peter Krogh", "HR-konsulent", home="2"),
    ),
    "Løn og Økonomi": (
        Line("Ingrid Madsen", "Afdelingsleder", roles=(Role.Kind.LEADER,)),
        Line("Anders Vestergaard", "Økonomikonsulent", home="2"),
        Line("Fatima Haddad", "Lønkonsulent", home="3"),
    ),
}
EVERYTHING = {Role.Kind.ADMINISTRATOR}

SERVICE = "Borger og Service"
PENSIONS = "Pension og Ydelse"
FIRST_NAMES = ("Anne", "Bo", "Camilla", "Dorthe", "Erik", "Freja", "Gitte", "Henrik")
LAST_NAMES = ("Andersen", "Bjerre", "Christensen", "Dahl", "Eskildsen")
AT_HOME = ("0",) * 12 + ("1",) * 6 + ("2",) * 7 + ("3",) * 6 + ("4",) * 5 + ("5",) * 4
"""Forty people, fifteen of them mostly at home."""


def pensions() -> tuple[Line, ...]:
    """A unit that is large enough to be asked anonymously."""
    names = [f"{first} {last}" for last in LAST_NAMES for first in FIRST_NAMES]
    roles = ((Role.Kind.LEADER,), (Role.Kind.SAFETY_REP,))
    return tuple(
        Line(
            name,
            "Afdelingsleder" if place == 0 else "Sagsbehandler",
            home=home,
            roles=roles[place] if place < len(roles) else (),
        )
        for place, (name, home) in enumerate(zip(names, AT_HOME, strict=True))
    )


def build() -> Organisation:
    """The whole workplace. Only those with a role sign in; the others take part by code."""
    organisation = Organisation.objects.create(name=NAME)
    for name, zone in SITES.items():
        ZoneInfo(zone)
        organisation.sites.create(name=name, time_zone=zone)
    top = organisation.units.create(name=NAME)
    service = organisation.units.create(name=SERVICE, parent=top)
    _staff(organisation.units.create(name=TEAM, parent=service), LEADER, MEMBERS)
    forty = pensions()
    _staff(organisation.units.create(name=PENSIONS, parent=service), forty[0], forty)
    for unit_name, lines in OTHERS.items():
        _staff(organisation.units.create(name=unit_name, parent=top), lines[0], lines)
    return organisation


def team(organisation: Organisation) -> Unit:
    return organisation.units.get(name=TEAM)


def person(organisation: Organisation, line: Line) -> Person:
    return organisation.people.get(email=line.email)


def _staff(unit: Unit, leader: Line, lines: tuple[Line, ...]) -> None:
    manager = None
    for line in (leader, *(other for other in lines if other is not leader)):
        somebody = _person(unit, line, manager)
        manager = manager or somebody


def _person(unit: Unit, line: Line, manager: Person | None) -> Person:
    site = Site.objects.get(organisation=unit.organisation, name=line.site)
    somebody = unit.people.create(
        organisation=unit.organisation,
        site=site,
        user=User.objects.create_user(line.email) if line.roles else None,
        name=line.name,
        email=line.email,
        title=line.title,
        manager=manager,
        employment_fraction=Decimal(1),
        home_days_per_week=Decimal(line.home),
        time_zone="" if site.time_zone == unit.organisation.time_zone else site.time_zone,
    )
    top = unit.organisation.units.get(parent=None)
    for kind in line.roles:
        somebody.roles.create(unit=top if kind in EVERYTHING else unit, kind=kind)
    return somebody
