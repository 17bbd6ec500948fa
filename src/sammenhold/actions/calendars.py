"""Calendar files: what stands in them, and handing them to a client that may ask every minute."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from http import HTTPStatus

import icalendar
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

HOST = "sammenhold"
AGAIN = timedelta(hours=6)
"""How often a calendar is asked to look for news."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Event:
    """A whole day, or from one moment to another. `sequence` and `changed` say how new it is."""

    uid: str
    title: str
    begins: date | datetime
    changed: datetime
    ends: datetime | None = None
    text: str = ""
    sequence: int = 0


def file_of(name: str, events: Iterable[Event]) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Sammenhold//Sammenhold//DA")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for event in events:
        calendar.add_component(_component(event))
    return bytes(calendar.to_ical())


def calendar_response(request: HttpRequest, name: str, events: Iterable[Event]) -> HttpResponseBase:
    """The file; or that nothing has changed since the client's last look, which is told without making it."""
    found = tuple(events)
    tag = f'"{sha256(repr((name, found)).encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=tag) or HttpResponse(file_of(name, found))
    if response.status_code == HTTPStatus.OK:
        response["Content-Type"] = "text/calendar; charset=utf-8"
        response["Content-Disposition"] = 'inline; filename="sammenhold.ics"'
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = tag
    return response


def _component(event: Event) -> icalendar.Event:
    found = icalendar.Event()
    found.add("uid", f"{event.uid}@{HOST}")
    found.add("dtstamp", event.changed.astimezone(UTC))
    found.add("last-modified", event.changed.astimezone(UTC))
    found.add("sequence", event.sequence)
    found.add("summary", event.title)
    found.add("dtstart", _moment(event.begins))
    if isinstance(event.begins, datetime):
        found.add("dtend", _moment(event.ends or event.begins))
    else:
        found.add("dtend", event.begins + DAY)
        found.add("transp", "TRANSPARENT")
    if event.text:
        found.add("description", event.text)
    return found


def _moment(moment: date | datetime) -> date | datetime:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
