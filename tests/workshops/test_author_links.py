"""After the reveal nothing ties a note to its author: not in any table, byte, log line or frame."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen
from uuid import UUID, uuid4

import pytest

from tests.livesite import LiveSite

AUDIENCES = ("participant", "facilitator", "screen")
NOTE = "indlæg nummer"
SET_UP = """
from django.db import connection
from sammenhold.live.ticket import Ticket, issue
from sammenhold.workshops.commands import joining
from sammenhold.workshops.models import Workshop

workshop = Workshop.objects.first()
step = workshop.steps.get(kind="gains")
step.phase = "write"
step.save()
Workshop.objects.filter(pk=workshop.pk).update(state="open", step=step)
keys = [joining.join(workshop, "room", "da", f"Navn {number}") for number in range(7)]
people = [joining.participant_with(key, workshop.pk).pk.hex for key in keys]
reader = people.pop()
who = {"participant": reader, "facilitator": "lead-1", "screen": ""} | {person: person for person in people}
audience = {"facilitator": "facilitator", "screen": "screen"}
tickets = {
    name: issue(Ticket(workshop.topic, audience.get(name, "participant"), "da", person))
    for name, person in who.items()
}
result = {"topic": workshop.topic, "at": f"{step.pk}.write"}
result |= {"people": people, "keys": keys, "tickets": tickets}
if connection.vendor == "sqlite":
    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
"""
EVERY_ROW = """
from django.db import connection
result = {}
with connection.cursor() as cursor:
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f'SELECT * FROM "{table}"')
        result[table] = [str(row) for row in cursor.fetchall()]
"""


@dataclass
class Revealed:
    """What a workshop left behind once six people's notes had been shown."""

    site: LiveSite
    people: list[str]
    secrets: list[str]
    stood: dict[str, int]
    before: dict[str, list[str]]
    frames: list[str]


class Stream(threading.Thread):
    """Everything that is sent to one audience until the last note is seen."""

    def __init__(self, address: str, ticket: str) -> None:
        super().__init__(daemon=True)
        self.answer = urlopen(Request(f"{address}/stream", headers=bearing(ticket)), timeout=60)
        self.told = ""
        self.seen = threading.Event()
        self.start()

    def run(self) -> None:
        while line := self.answer.readline():
            self.told += line.decode()
            if all(f"{NOTE} {number}" in self.told for number in range(6)):
                self.seen.set()
                return


def bearing(ticket: str) -> dict[str, str]:
    return {"Authorization": f"Ticket {ticket}", "Content-Type": "application/json"}


def post(address: str, ticket: str, kind: str, data: dict[str, Any]) -> str:
    """Do an act; its id."""
    act = {"id": str(uuid4()), "kind": kind, "data": data}
    body = json.dumps({"acts": [act]}).encode()
    with urlopen(Request(f"{address}/acts", body, bearing(ticket)), timeout=30) as answer:
        (outcome,) = json.load(answer)["outcomes"]
    assert outcome["ok"], outcome
    return str(act["id"])


@pytest.fixture
def revealed(start_site: Callable[..., LiveSite]) -> Revealed:
    """Six people write on a real server while three screens listen; then their notes are shown."""
    site = start_site(demo=True)
    room: dict[str, Any] = site.python(SET_UP)
    stood = {person: on_disk(site.folder).count(person.encode()) for person in room["people"]}
    address, tickets = f"{site.url}/live/{room['topic']}", room["tickets"]
    streams = [Stream(address, tickets[audience]) for audience in AUDIENCES]
    acts = [
        post(address, tickets[who], "note", {"text": f"{NOTE} {number}"})
        for number, who in enumerate(room["people"])
    ]
    before = site.python(EVERY_ROW)
    assert not any(stream.seen.is_set() or NOTE in stream.told for stream in streams)
    post(address, tickets["facilitator"], "next", {"at": room["at"]})
    assert all(stream.seen.wait(30) for stream in streams)
    secrets = [*room["keys"], *acts, *(UUID(act).hex for act in acts)]
    return Revealed(site, room["people"], secrets, stood, before, [stream.told for stream in streams])


def on_disk(folder: Path) -> bytes:
    """Every byte that the server keeps: its database, the write-ahead log, whatever else lies there."""
    return b"".join(found.read_bytes() for found in sorted(folder.rglob("*")) if found.is_file())


def test_nothing_ties_a_note_to_its_author(revealed: Revealed, capfd: pytest.CaptureFixture[str]) -> None:
    people = [*revealed.people, *(str(UUID(person)) for person in revealed.people)]
    notes = revealed.before["workshops_note"]
    assert sum(NOTE in row and any(person in row for person in people) for row in notes) == 6, "it was there"
    tables = revealed.site.python(EVERY_ROW)
    assert sum(NOTE in row for row in tables["workshops_note"]) == 6
    for table, rows in tables.items():
        told = "".join(rows)
        assert not any(secret in told for secret in revealed.secrets), table
        assert table == "workshops_participant" or not any(person in told for person in people), table
    for frames in revealed.frames:
        assert not any(word in frames for word in (*people, *revealed.secrets))
    assert_the_disk_tells_nothing(revealed)
    revealed.site.halt()
    logged = "".join(capfd.readouterr())
    assert not any(word in logged for word in (*people, *revealed.secrets, NOTE))


def assert_the_disk_tells_nothing(revealed: Revealed) -> None:
    """On SQLite, byte by byte: who a participant is stands where it stood before anybody had written."""
    if "DATABASE_URL" in revealed.site.env and revealed.site.env["DATABASE_URL"].startswith("postgres"):
        return
    kept = on_disk(revealed.site.folder)
    assert NOTE.encode() in kept
    assert not any(secret.encode() in kept for secret in revealed.secrets)
    for person, times in revealed.stood.items():
        assert times > 0
        assert kept.count(person.encode()) <= times, "a copy of the key was left behind"
