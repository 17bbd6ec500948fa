"""The directory as it is, in values an import can be compared with."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models.functions import Lower

from sammenhold.directory.models import Organisation, Person, Site, Unit

FIELDS = (
    "number",
    "name",
    "email",
    "unit",
    "site",
    "title",
    "profession",
    "manager",
    "fraction",
    "home_days",
    "time_zone",
)


@dataclass(frozen=True)
class Record:
    """A person as stored, or as wanted: then ids below zero mean what the import will create."""

    id: int
    unit: int
    name: str = ""
    number: str = ""
    email: str = ""
    site: int | None = None
    title: str = ""
    profession: str = ""
    manager: int | None = None
    fraction: Decimal | None = None
    home_days: Decimal | None = None
    time_zone: str = ""


@dataclass(frozen=True)
class KnownUnit:
    id: int
    parent: int | None
    name: str


@dataclass(frozen=True)
class Present:
    organisation: str
    zone: str
    top: int
    units: tuple[KnownUnit, ...]
    sites: tuple[tuple[int, str], ...]
    people: tuple[Record, ...]


def load(organisation_id: int) -> Present:
    """Four queries, whatever the size."""
    organisation = Organisation.objects.get(pk=organisation_id)
    units = Unit.objects.filter(organisation=organisation_id).order_by("pk")
    known = tuple(KnownUnit(*row) for row in units.values_list("pk", "parent_id", "name"))
    sites = Site.objects.filter(organisation=organisation_id).order_by("pk")
    return Present(
        organisation.name,
        organisation.time_zone,
        next(unit.id for unit in known if unit.parent is None),
        known,
        tuple(sites.values_list("pk", "name")),
        tuple(_records(organisation_id)),
    )


def _records(organisation_id: int) -> list[Record]:
    people = Person.objects.filter(organisation=organisation_id).order_by("pk")
    rows = people.values_list(
        "pk",
        "unit_id",
        "name",
        "number",
        Lower("email"),
        "site_id",
        "title",
        "profession",
        "manager_id",
        "employment_fraction",
        "home_days_per_week",
        "time_zone",
    )
    return [Record(*row) for row in rows.iterator(chunk_size=5000)]
