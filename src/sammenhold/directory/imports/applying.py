"""Writing a plan: everything or nothing, in batches."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db import transaction

from sammenhold.accounts.models import User
from sammenhold.directory.imports.planning import Plan
from sammenhold.directory.imports.present import Record
from sammenhold.directory.imports.units import NewUnit
from sammenhold.directory.models import Person, Site, Unit

BATCH = 1000
WRITTEN = (
    "unit",
    "site",
    "number",
    "name",
    "email",
    "title",
    "profession",
    "manager",
    "employment_fraction",
    "home_days_per_week",
    "time_zone",
)


@transaction.atomic
def write(plan: Plan, organisation_id: int) -> None:
    units = _units(plan.new_units, organisation_id)
    sites = _sites(plan, organisation_id)
    released = sorted(plan.released)
    for start in range(0, len(released), BATCH):
        Person.objects.filter(pk__in=released[start : start + BATCH]).update(email="", number="")
    new = [_person(record, units, sites, organisation_id) for record in plan.new]
    Person.objects.bulk_create(new, batch_size=BATCH)
    ids = {record.id: person.pk for record, person in zip(plan.new, new, strict=True)}
    changed = [_person(record, units, sites, organisation_id) for record in plan.changed]
    for record, person in zip((*plan.new, *plan.changed), (*new, *changed), strict=True):
        person.manager_id = ids.get(record.manager or 0, record.manager)
    _rewrite(changed + [person for person in new if person.manager_id])
    _follow_addresses(plan, organisation_id)


def _units(new: tuple[NewUnit, ...], organisation_id: int) -> dict[int, int]:
    """Level by level, since a unit needs the id of the one above it."""
    ids: dict[int, int] = {}
    waiting = list(new)
    while waiting:
        ready = [unit for unit in waiting if unit.parent > 0 or unit.parent in ids]
        made = [Unit(organisation_id=organisation_id, name=unit.name) for unit in ready]
        for unit, row in zip(ready, made, strict=True):
            row.parent_id = ids.get(unit.parent, unit.parent)
        Unit.objects.bulk_create(made)
        ids.update({unit.id: row.pk for unit, row in zip(ready, made, strict=True)})
        waiting = [unit for unit in waiting if unit.id not in ids]
    return ids


def _sites(plan: Plan, organisation_id: int) -> dict[int, int]:
    made = [
        Site(organisation_id=organisation_id, name=site.name, time_zone=site.zone) for site in plan.new_sites
    ]
    Site.objects.bulk_create(made)
    return {site.id: row.pk for site, row in zip(plan.new_sites, made, strict=True)}


def _person(record: Record, units: dict[int, int], sites: dict[int, int], organisation_id: int) -> Person:
    return Person(
        pk=record.id if record.id > 0 else None,
        organisation_id=organisation_id,
        unit_id=units.get(record.unit, record.unit),
        site_id=sites.get(record.site or 0, record.site),
        number=record.number,
        name=record.name,
        email=record.email,
        title=record.title,
        profession=record.profession,
        employment_fraction=record.fraction,
        home_days_per_week=record.home_days,
        time_zone=record.time_zone,
    )


def _rewrite(people: Iterable[Person]) -> None:
    """All fields of many people at once; ``bulk_update`` writes a case for every field of every row."""
    Person.objects.bulk_create(
        people, batch_size=BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=WRITTEN
    )


def _follow_addresses(plan: Plan, organisation_id: int) -> None:
    """Whoever signs in does so with the new address, and no longer with the old: somebody else may get it."""
    emails = {record.id: record.email for record in plan.changed if record.id in plan.released}
    users = User.objects.filter(person__organisation=organisation_id).select_related("person")
    moving = [user for user in users if emails.get(user.person.pk, user.email) not in {"", user.email}]
    wanted = {user.pk: emails[user.person.pk] for user in moving}
    taken = User.objects.filter(email__in=wanted.values()).exclude(pk__in=wanted)
    busy = set(taken.values_list("email", flat=True))
    moving = [user for user in moving if wanted[user.pk] not in busy]
    for email in ("moving-{pk}@invalid", "{email}"):  # two may exchange theirs
        for user in moving:
            user.email = email.format(pk=user.pk, email=wanted[user.pk])
        User.objects.bulk_update(moving, ["email"])
    EmailAddress.objects.filter(user__in=moving).delete()
