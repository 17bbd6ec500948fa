"""Public holidays where somebody is: those of the country of their time zone. Pure, no database."""

from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from babel.core import get_global


def is_holiday(day: date, zone: ZoneInfo) -> bool:
    """Is `day` a public holiday in the whole country of `zone`? Never, where the country is not known."""
    country = _country(zone.key)
    return country is not None and day in _holidays(country, day.year)


@cache
def _country(zone: str) -> str | None:
    name = get_global("zone_aliases").get(zone, zone)
    return get_global("zone_territories").get(name)


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    from holidays import country_holidays  # a tenth of a second, and only those who send mail need it

    try:
        return frozenset(country_holidays(country, years=year))
    except NotImplementedError:  # the library has no such country
        return frozenset()
