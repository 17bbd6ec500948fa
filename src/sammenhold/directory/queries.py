"""Questions to the directory. Every answer is a frozen value and costs a fixed number of queries."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from sammenhold.directory.models import Organisation, Person, Role, Unit, Upload

PAGE_SIZE = 50


@dataclass(frozen=True)
class UnitName:
    id: int
    name: str


@dataclass(frozen=True)
class Branch:
    """A unit in the tree: `people` work in it, `total` in it and everything below."""

    id: int
    name: str
    parent_id: int | None
    depth: int
    people: int
    total: int

    @property
    def indent(self) -> str:
        """Spaces that show the depth where lists cannot be nested: in menus and tables."""
        return "\u2003" * self.depth


@dataclass(frozen=True)
class PersonLine:
    id: int
    name: str
    email: str
    title: str
    unit_id: int
    unit: str
    site: str
    home_days: Decimal | None
    roles: tuple[str, ...]
    can_sign_in: bool


@dataclass(frozen=True)
class RoleLine:
    id: int
    kind: str
    unit_id: int
    unit: str


@dataclass(frozen=True)
class PersonCard:
    id: int
    name: str
    email: str
    number: str
    title: str
    profession: str
    unit_id: int
    unit: str
    site: str
    manager_id: int | None
    manager: str
    fraction: Decimal | None
    home_days: Decimal | None
    time_zone: str
    roles: tuple[RoleLine, ...]
    user_id: int | None
    can_sign_in: bool


def unit_path(unit_id: int) -> tuple[UnitName, ...]:
    """The unit and everything above it, from the top down."""
    rows = Unit.objects.filter(organisation__units=unit_id).values_list("id", "parent_id", "name")
    units = {key: (parent, name) for key, parent, name in rows}
    path: list[UnitName] = []
    at: int | None = unit_id
    while at in units and len(path) <= len(units):
        parent, name = units[at]
        path.append(UnitName(at, name))
        at = parent
    return tuple(reversed(path))


def units_below(organisation_id: int, unit_id: int) -> frozenset[int]:
    """The unit and everything below it; empty when it is not of this organisation."""
    branches = tree(organisation_id)
    within: set[int] = {unit_id} & {branch.id for branch in branches}
    for branch in branches:
        if branch.parent_id in within:
            within.add(branch.id)
    return frozenset(within)


def tree(organisation_id: int) -> tuple[Branch, ...]:
    """All units, each directly followed by those below it, alphabetically."""
    rows = Unit.objects.filter(organisation=organisation_id).annotate(people_count=Count("people"))
    children: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in sorted(rows, key=lambda unit: unit.name.casefold()):
        children[unit.parent_id].append(unit)
    return tuple(_branches(children, None, 0))


def _branches(children: dict[int | None, list[Unit]], parent: int | None, depth: int) -> list[Branch]:
    found: list[Branch] = []
    for unit in children[parent]:
        below = _branches(children, unit.pk, depth + 1)
        people: int = unit.people_count  # type: ignore[attr-defined]
        total = people + sum(branch.people for branch in below)
        found += [Branch(unit.pk, unit.name, parent, depth, people, total), *below]
    return found


def people_of_unit(unit_id: int) -> tuple[PersonLine, ...]:
    """Those who work in the unit itself, by name."""
    return tuple(map(_line, _people().filter(unit=unit_id)))


def people(
    organisation_id: int, search: str = "", unit_id: int | None = None, page: object = 1
) -> Page[PersonLine]:
    """One page of the organisation's people; with `unit_id` those in that unit and below it."""
    found = _people().filter(organisation=organisation_id)
    if unit_id is not None:
        found = found.filter(unit__in=units_below(organisation_id, unit_id))
    for word in search.split():
        found = found.filter(_holding(word))
    paged = Paginator(found, PAGE_SIZE).get_page(page)  # type: ignore[arg-type]
    return Page([_line(person) for person in paged], paged.number, cast(Any, paged.paginator))


def person(organisation_id: int, person_id: int) -> PersonCard:
    """Raises ``Person.DoesNotExist`` for somebody of another organisation."""
    found = _people().select_related("manager").get(organisation=organisation_id, pk=person_id)
    roles = sorted(found.roles.all(), key=lambda role: (role.kind, role.unit.name))
    return PersonCard(
        id=found.pk,
        name=found.name,
        email=found.email,
        number=found.number,
        title=found.title,
        profession=found.profession,
        unit_id=found.unit_id,
        unit=found.unit.name,
        site=found.site.name if found.site else "",
        manager_id=found.manager_id,
        manager=found.manager.name if found.manager else "",
        fraction=found.employment_fraction,
        home_days=found.home_days_per_week,
        time_zone=found.time_zone,
        roles=tuple(
            RoleLine(role.pk, role.get_kind_display(), role.unit_id, role.unit.name) for role in roles
        ),
        user_id=found.user_id,
        can_sign_in=bool(found.user and found.user.is_active),
    )


@dataclass(frozen=True)
class KeptFile:
    id: uuid.UUID
    name: str
    content: bytes


def upload(organisation_id: int, upload_id: uuid.UUID) -> KeptFile:
    """A file waiting for agreement. Raises ``Upload.DoesNotExist`` when it is not (any longer) there."""
    found = Upload.objects.get(organisation=organisation_id, pk=upload_id)
    return KeptFile(found.pk, found.file_name, bytes(found.content))


def administrators_but(role_id: int, organisation_id: int) -> int:
    """How many other administrator roles there are."""
    held = Role.objects.filter(kind=Role.Kind.ADMINISTRATOR, unit__organisation=organisation_id)
    return held.exclude(pk=role_id).count()


def _people() -> QuerySet[Person]:
    known = Person.objects.select_related("unit", "site", "user").prefetch_related("roles__unit")
    return known.order_by("name", "pk")


def _holding(word: str) -> Q:
    """SQLite folds the case of a to z only; a Danish name needs its Æ, Ø and Å tried both ways."""
    wanted = Q()
    for form in {word, word.lower(), word.upper(), word.capitalize()}:
        for field in ("name", "email", "title", "number", "unit__name", "site__name"):
            wanted |= Q(**{f"{field}__icontains": form})
    return wanted


def _line(person: Person) -> PersonLine:
    kinds = {role.kind: str(role.get_kind_display()) for role in person.roles.all()}
    return PersonLine(
        person.pk,
        person.name,
        person.email,
        person.title,
        person.unit_id,
        person.unit.name,
        person.site.name if person.site else "",
        person.home_days_per_week,
        tuple(kinds[kind] for kind in Role.Kind.values if kind in kinds),
        bool(person.user and person.user.is_active),
    )


def notes_days(organisation_id: int) -> int:
    """For how many days after its end a workshop's notes are kept."""
    return Organisation.objects.values_list("notes_days", flat=True).get(pk=organisation_id)
