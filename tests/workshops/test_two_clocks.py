"""Several server processes have a clock each: a part is closed once, whoever is first."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.livesite import LiveSite

PLAN = """
from datetime import date
from zoneinfo import ZoneInfo
from uuid import uuid4
from sammenhold.live.acts import Act
from sammenhold.live.engine import perform_one
from sammenhold.workshops.commands import joining, windows
from sammenhold.workshops.due import close_windows
from sammenhold.workshops.models import Workshop
workshop = Workshop.objects.get()
windows.plan_days(workshop, ZoneInfo("Europe/Copenhagen"), date(2026, 3, 30))
perform_one(Act(str(uuid4()), workshop.topic, "facilitator", "lead-1", "da", "open", {}))
close_windows()
who = joining.participant_with(joining.join(workshop, "room", "da"), workshop.pk)
perform_one(Act(str(uuid4()), workshop.topic, "participant", who.pk.hex, "da", "note", {"text": "Ro"}))
"""
PRESS = """
import json
from sammenhold.workshops import due
pressed, press = [], due._press
due._press = lambda workshop: pressed.append(press(workshop)) or pressed[-1]
print("ready", flush=True)
input()
due.close_windows()
print(json.dumps(sum(pressed)))
"""
SEE = """
from sammenhold.workshops.models import Note, Window, Workshop
at = Workshop.objects.select_related("step").get().step
result = [at.kind, at.phase, Note.objects.count(), Window.objects.exclude(closed_at=None).count()]
"""


@pytest.mark.slow
def test_of_four_clocks_at_one_moment_one_presses(
    start_site: Callable[..., LiveSite], tmp_path: Path
) -> None:
    clock = tmp_path / "now"
    clock.write_text("2026-03-30T06:00:00Z")
    site = start_site(demo=True, SAMMENHOLD_CLOCK="off", SAMMENHOLD_CLOCK_FILE=str(clock))
    site.python(PLAN)
    clock.write_text("2026-03-30T13:00:00Z")
    said = site.at_once(PRESS)
    # Two windows are over, and after each a part that only shows what it brought.
    assert sum(json.loads(words) for words in said) == 4
    assert site.python(SEE) == ["question", "write", 1, 2]
