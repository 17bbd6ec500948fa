"""Where a person's days go, and how many of them are apart from most of the team. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sammenhold.mapping.rules import FULL_TIME, WEEKS


@dataclass(frozen=True)
class Days:
    """Days of four weeks: how many at which site (``None``: at a site, but nobody has said which)."""

    sites: Mapping[int | None, float] = field(default_factory=dict)
    home: float = 0
    road: float = 0

    @property
    def total(self) -> float:
        return sum(self.sites.values()) + self.home + self.road


def listed(site: int | None, home_a_week: float | None, fraction: float | None) -> Days | None:
    """The days that the staff list tells of; ``None`` when it does not say how many are home days.

    Part of full time can be short days: nobody has fewer days than home days.
    """
    if home_a_week is None:
        return None
    home = WEEKS * home_a_week
    total = max(home, FULL_TIME * (fraction or 1))
    return Days({site: total - home} if total > home else {}, home)


def main_site(days: Days | None, listed_site: int | None) -> int | None:
    """Where somebody is most of their days at a site; else where the staff list has them."""
    known = {site: number for site, number in days.sites.items() if site} if days else {}
    if not known:
        return listed_site
    return max(known, key=lambda site: (known[site], site == listed_site, -site))


def common_sites(places: Iterable[tuple[int, int | None]]) -> Mapping[int, int]:
    """Of (unit, main site): the site where more than half of a unit is together, by unit."""
    sites = defaultdict[int, Counter[int]](Counter)
    for unit, site in places:
        if site:
            sites[unit][site] += 1
    most = {unit: counted.most_common(1)[0] for unit, counted in sites.items()}
    return {unit: site for unit, (site, number) in most.items() if 2 * number > sites[unit].total()}


def share_apart(days: Days | None, site: int | None, common: int | None) -> float | None:
    """The share of somebody's days, 0 to 1, that are not together with most of the team.

    Where no site is most people's, everybody's own site counts as together. Who has another main site and
    of whom nothing else is known is apart all days.
    """
    if days is None or not days.total:
        return 1.0 if site and common and site != common else None
    here = days.sites if common is None else {common, None} & days.sites.keys()
    return 1 - sum(days.sites[site] for site in here) / days.total
