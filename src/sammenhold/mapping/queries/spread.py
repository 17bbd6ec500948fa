"""How spread out each unit is, by the staff list alone: where people's workplaces are, and their clocks."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from sammenhold.directory.models import Person, Unit
from sammenhold.directory.queries import units_below
from sammenhold.directory.zones import SAID_IN, zone_said
from sammenhold.stats.dispersion import imbalance_index, isolation_index, site_index, time_zone_index
from sammenhold.stats.ratings import FLOOR


@dataclass(frozen=True)
class Spread:
    """One unit of at least five people with a known workplace. `hours` are between two clocks on average."""

    unit: str
    members: tuple[int, ...]
    site: float
    isolation: float
    imbalance: float
    hours: float

    @property
    def people(self) -> int:
        return sum(self.members)

    @property
    def hours_share(self) -> float:
        """How long the bar of hours is: half a day is all of it."""
        return 100 * self.hours / 12


@dataclass(frozen=True)
class Spreads:
    """The units shown, the most spread first, and how many are too small."""

    units: tuple[Spread, ...]
    too_small: int


def spreads(organisation_id: int, unit_id: int) -> Spreads:
    units = dict(Unit.objects.filter(pk__in=units_below(organisation_id, unit_id)).values_list("pk", "name"))
    people = Person.objects.filter(unit__in=units, site__isnull=False).order_by("pk")
    placed = defaultdict[int, list[tuple[int, float]]](list)
    now = timezone.now()
    for unit, site, *zones in people.values_list("unit", "site", *SAID_IN):
        placed[unit].append((site, _offset(zones, now)))
    found = [_spread(units[unit], inside) for unit, inside in placed.items() if len(inside) >= FLOOR]
    ordered = sorted(found, key=lambda spread: (-spread.site, spread.unit))
    return Spreads(tuple(ordered), sum(0 < len(inside) < FLOOR for inside in placed.values()))


def _spread(unit: str, placed: Sequence[tuple[int, float]]) -> Spread:
    members = tuple(number for _, number in Counter(site for site, _ in placed).most_common())
    return Spread(
        unit,
        members,
        100 * site_index(members),
        100 * isolation_index(members),
        100 * imbalance_index(members),
        time_zone_index([offset for _, offset in placed]),
    )


def _offset(zones: Sequence[str | None], now: datetime) -> float:
    offset = now.astimezone(zone_said(*zones)).utcoffset()
    assert offset is not None
    return offset.total_seconds() / 3600
