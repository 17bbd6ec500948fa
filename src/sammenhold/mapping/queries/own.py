"""What somebody meets when they tell how they work: what is known of them already."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from sammenhold.directory.models import Person, Site
from sammenhold.directory.zones import zone_of
from sammenhold.mapping import rules
from sammenhold.mapping.choices import Source
from sammenhold.mapping.days import Days
from sammenhold.mapping.models import PatternLink, WorkPattern
from sammenhold.mapping.queries.standing import listed_days

NEAR = 2


@dataclass(frozen=True)
class Own:
    """The person, the sites to ask about (the nearest first, then the rest), and how the form begins."""

    person_id: int
    name: str
    organisation: str
    unit_id: int
    unit: str
    near: tuple[tuple[int, str], ...]
    far: tuple[tuple[int, str], ...]
    zones: tuple[str, ...]
    initial: Mapping[str, object]
    has_said: bool
    home_days: float
    leads: bool


@dataclass(frozen=True)
class Link:
    person_id: int
    used: bool
    too_old: bool


def own(person_id: int, *, from_staff_list: bool = False) -> Own:
    """With `from_staff_list` nothing is shown of what the person may have said before."""
    person = Person.objects.select_related("organisation", "unit", "site").get(pk=person_id)
    kept = WorkPattern.objects.filter(person=person_id, source=Source.SAID).prefetch_related("sites").first()
    pattern = None if from_staff_list else kept
    initial = _said(pattern) if pattern else _listed(person)
    near, far = _sites(person, {int(name[5:]) for name in initial if name.startswith("site_")})
    zones = sorted(
        {str(zone_of(person)), person.organisation.time_zone, *_zones(person), str(initial["time_zone"])}
    )
    return Own(
        person_id,
        person.name,
        person.organisation.name,
        person.unit_id,
        person.unit.name,
        near,
        far,
        tuple(zones),
        initial,
        pattern is not None,
        pattern.home_days if pattern else 0,
        person.reports.exists(),
    )


def link(token: str) -> Link | None:
    found = PatternLink.objects.filter(token_hash=rules.fingerprint(token)).first()
    if found is None:
        return None
    return Link(found.person_id, found.used, found.made_at <= timezone.now() - rules.LINK_LIFETIME)


def _listed(person: Person) -> dict[str, object]:
    days = listed_days(person) or Days()
    found: dict[str, object] = {f"site_{site}": round(number) for site, number in days.sites.items() if site}
    known = {"home_days": round(days.home), "road_days": 0} if days.total else {}
    return found | known | {"time_zone": str(zone_of(person))}


def _said(pattern: WorkPattern) -> dict[str, object]:
    found: dict[str, object] = {f"site_{row.site_id}": row.days for row in pattern.sites.all()}
    names = (
        *("home_days", "road_days", "wished_home_days", "expected_home_days", "home_weekdays"),
        *("starts", "ends", "time_zone", "channels", "served", "sharing"),
    )
    tasks = {f"task_{task}": degree for task, degree in pattern.tasks.items()}
    return found | tasks | {name: getattr(pattern, name) for name in names}


def _sites(person: Person, own: set[int]) -> tuple[tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]]:
    """The sites that the person or most of the unit is at, and all others by name."""
    names = dict(
        Site.objects.filter(organisation=person.organisation_id).order_by("name").values_list("pk", "name")
    )
    counted = Person.objects.filter(unit=person.unit_id, site__isnull=False).values_list("site")
    common = [site for site, _ in counted.annotate(number=Count("pk")).order_by("-number", "site")]
    first = [site for site in dict.fromkeys([person.site_id, *sorted(own), *common]) if site]
    near = first[: max(NEAR, len(own))]
    return tuple((site, names[site]) for site in near), tuple(
        (site, name) for site, name in names.items() if site not in near
    )


def _zones(person: Person) -> set[str]:
    return set(Site.objects.filter(organisation=person.organisation_id).values_list("time_zone", flat=True))
