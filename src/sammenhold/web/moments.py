"""Moments in words, on the clock of a named place."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Told:
    """A moment for a page: `iso` for the browser, which shows its reader's time, and words without one."""

    iso: str
    text: str


def told(moment: datetime, zone: ZoneInfo) -> Told:
    local = moment.astimezone(zone)
    day = date_format(local, _("l j F, H:i"))
    return Told(moment.astimezone(UTC).isoformat(), f"{day} ({place_of(zone)})")


def place_of(zone: ZoneInfo) -> str:
    """The city that a time zone is named after."""
    place = zone.key.rpartition("/")[2].replace("_", " ")
    return {"Copenhagen": _("Copenhagen time")}.get(place, place)
