"""Several server processes have a clock each: a mail is sent once, whoever is first."""

import json
import socket
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from tests.livesite import LiveSite
from tests.workshops.postroom import Server

PLAN = """
from datetime import date
from zoneinfo import ZoneInfo
from uuid import uuid4
from sammenhold.live.acts import Act
from sammenhold.live.engine import perform_one
from sammenhold.directory.models import Person
from sammenhold.workshops.commands import mailing, windows
from sammenhold.workshops.due import close_windows
from sammenhold.workshops.models import Workshop
workshop = Workshop.objects.get()
unit = workshop.round.unit
for number in range(30):
    unit.people.create(organisation=unit.organisation, name=f"P{number}", email=f"p{number}@sundby.example")
windows.plan_days(workshop, ZoneInfo("Europe/Copenhagen"), date(2026, 3, 30))
perform_one(Act(str(uuid4()), workshop.topic, "facilitator", "lead-1", "da", "open", {}))
close_windows()
chosen = Person.objects.filter(unit=unit, email__startswith="p").values_list("pk", flat=True)
mailing.choose_recipients(workshop, list(chosen), "https://sammenhold.example.dk")
"""
SEND = """
from sammenhold.workshops.commands.mailing import send_due
print("ready", flush=True)
input()
for _ in range(4):
    send_due()
"""
TOLD = """
from sammenhold.workshops.models import Invitation
result = [Invitation.objects.exclude(told="").count(), Invitation.objects.filter(told="").count()]
"""


@pytest.mark.slow
def test_of_four_clocks_one_writes_to_each_person(
    start_site: Callable[..., LiveSite], tmp_path: Path
) -> None:
    clock, handler = tmp_path / "now", Server()
    clock.write_text("2026-03-30T07:00:00Z")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    site = start_site(
        demo=True,
        SAMMENHOLD_CLOCK="off",
        SAMMENHOLD_CLOCK_FILE=str(clock),
        SAMMENHOLD_MAIL_URL=f"smtp://127.0.0.1:{port}",
    )
    site.python(PLAN)
    site.at_once(SEND)
    server.stop()
    written = Counter(mail.to[0] for mail in handler.taken)
    assert len(written) == 30
    assert set(written.values()) == {1}, json.dumps(written)
    assert site.python(TOLD) == [30, 0]
