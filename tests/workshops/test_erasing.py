"""When the time to keep notes is over: what goes, what stays, and who is told."""

import json
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sammenhold.jobs import clock
from sammenhold.live.engine import page
from sammenhold.live.looks import Viewer
from sammenhold.reports.paper import paper_of
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.commands.erasing import erase, without_notes
from sammenhold.workshops.due import erase_what_is_due
from sammenhold.workshops.models import Answer, Note, Proposal, Workshop
from sammenhold.workshops.queries.keeping import due_with, minutes_of, sentence, telling
from sammenhold.workshops.queries.origins import traced
from sammenhold.workshops.queries.reading import read
from tests.livesite import LiveSite
from tests.reports import samples
from workshops.conftest import Table, dump

WORDS = ("Giv ordet til dem", "Hop ind i en pause", "Det vil skade", "Nævner en kollega", "Kaffe uden skema")


def ended(table: Table) -> Workshop:
    """A whole workshop with notes, one of them hidden, a vote, a named group, and a decision asked twice."""
    table.go_to("gains", "write")
    table.say(table.people[0], "note", text="Kaffe uden skema")
    table.go_to("question", "write")
    for who, text in zip(
        table.people, ("Giv ordet til dem", "Hop ind i en pause", "Skal skjules"), strict=False
    ):
        table.say(who, "note", text=text)
    step = table.go_to("question", "group")
    first, second = step.notes.exclude(text="Skal skjules")
    table.say(table.people[0], "move", note=first.pk.hex, to=f"note:{second.pk.hex}")
    group = step.groups.get()
    table.say(table.people[0], "group-title", group=group.pk.hex, title="Ordet")
    hidden = step.notes.get(text="Skal skjules")
    table.lead("hide", note=hidden.pk.hex, on="1", reason="Nævner en kollega")
    table.go_to("question", "vote")
    table.say(table.people[0], "dots", **{f"dots-{group.pk.hex}": "2"})
    table.go_to("question", "decide")
    table.lead("lead-propose", text="Runde til sidst", group=group.pk.hex)
    for number, text in enumerate(("Runde til sidst", "Runde til sidst hver gang"), start=1):
        proposal = Proposal.objects.get()
        if number > 1:
            table.lead("amend", proposal=proposal.pk.hex, text=text)
        stance = {f"stance-{proposal.pk.hex}-{number}": "objection"}
        table.say(
            table.people[1], "answer", proposal=proposal.pk.hex, reason=f"Det vil skade {number}", **stance
        )
        table.lead("settle", proposal=proposal.pk.hex)
    table.lead("adopt", proposal=proposal.pk.hex, owner="Mette Holm", due="2099-01-01")
    table.lead("end")
    return Workshop.objects.get(pk=table.workshop.pk)


def after(workshop: Workshop, days: float) -> datetime:
    assert workshop.closed_at
    return workshop.closed_at + timedelta(days=days)


def everything_kept(workshop: Workshop) -> str:
    workshop.refresh_from_db()
    screens = "".join(
        html
        for audience in ("participant", "facilitator", "screen")
        for html in page(workshop.topic, Viewer(audience, "da")).regions.values()
    )
    return "\n".join((dump(), json.dumps(workshop.minutes, ensure_ascii=False), screens))


def told(workshop: Workshop) -> dict[str, Any]:
    minutes = minutes_of(workshop)
    assert minutes
    return traced(telling(read(minutes, "da")))


def test_on_the_day_and_not_before_every_word_is_gone(table: Table) -> None:
    workshop = ended(table)
    with clock.at(after(workshop, 29.9)):
        erase_what_is_due()
    assert all(word in everything_kept(workshop) for word in WORDS)
    with clock.at(after(workshop, 30)):
        erase_what_is_due()
    kept = everything_kept(workshop)
    assert not any(word in kept for word in WORDS)
    assert not Note.objects.exists()
    assert not Answer.objects.exists()
    assert workshop.erased_at == after(workshop, 30)


def test_decisions_groups_and_counts_stay(table: Table) -> None:
    workshop = ended(table)
    before = told(workshop)
    with clock.at(after(workshop, 31)):
        erase_what_is_due()
    workshop.refresh_from_db()
    minutes = told(workshop)
    assert minutes["decisions"] == before["decisions"]
    assert minutes["decisions"][0]["owner"] == "Mette Holm"
    step = next(step for step in minutes["steps"] if step.get("proposals"))
    group = step["groups"][0]
    assert (group["title"], group["dots"], group["notes"]) == ("Ordet", 2, ["2 indlæg, nu slettet"])
    (proposal,) = step["proposals"]
    assert proposal["tally"]["objection"] == proposal["earlier"][0]["tally"]["objection"] == 1
    assert proposal["voices"] == proposal["earlier"][0]["voices"] == []
    assert minutes["hidden"] == ["1 indlæg blev skjult. Begrundelsen er slettet."]
    gains = next(step for step in minutes["steps"] if step["kind"] == "gains")
    assert gains["notes"] == ["1 indlæg, nu slettet"]


def test_of_two_clocks_one_erases(table: Table) -> None:
    workshop = ended(table)
    with clock.at(after(workshop, 40)):
        assert erase(workshop.pk)
        assert not erase(workshop.pk)


def test_a_workshop_that_has_not_ended_is_left_alone(table: Table) -> None:
    table.go_to("gains", "write")
    table.say(table.people[0], "note", text="Kaffe uden skema")
    with clock.at(clock.now() + timedelta(days=400)):
        assert not erase(table.workshop.pk)
        erase_what_is_due()
    assert Note.objects.count() == 1


def test_fewer_days_hold_at_once_and_more_days_never_for_what_was_told(table: Table) -> None:
    workshop = ended(table)
    house = workshop.round.organisation
    with clock.at(after(workshop, 8)):
        assert (due_with(house.pk, 9), due_with(house.pk, 7)) == (0, 1)
        house.notes_days = 365
        house.save()
        assert Workshop.objects.get(pk=workshop.pk).days_kept == 30
        house.notes_days = 7
        house.save()
        erase_what_is_due()
    assert not Note.objects.exists()


def test_a_workshop_keeps_what_was_told_when_it_was_prepared(make_table: Callable[..., Table]) -> None:
    house = make_table(begun=False).workshop.round.organisation
    house.notes_days = 60
    house.save()
    again = preparing.create(Workshop.objects.get().round, "45")
    assert (again.notes_days, again.days_kept) == (60, 60)


def test_the_minutes_say_when_notes_go_and_when_they_went(table: Table) -> None:
    workshop = ended(table)
    minutes = minutes_of(workshop)
    assert minutes
    assert "bliver slettet den" in sentence(minutes, "da")
    with clock.at(after(workshop, 30)):
        erase_what_is_due()
    workshop.refresh_from_db()
    erased = minutes_of(workshop)
    assert erased
    assert "blev slettet den" in sentence(erased, "da")
    remarks = " ".join(paper_of(erased, "da")["remarks"])
    assert "blev slettet den" in remarks
    assert "ikke ændret siden" not in remarks


def test_a_group_without_a_name_is_called_so_and_loose_notes_become_one_count() -> None:
    frozen = samples.with_origins()
    frozen["steps"][3]["proposals"][0]["group"] = 3
    left = traced(telling(read(without_notes(frozen), "da")))["steps"][3]
    assert [group["title"] for group in left["groups"]] == [
        "Møder, hvor alle kan høre og blive hørt",
        "Den uformelle snak",
        "En bunke uden navn",
        "Øvrige indlæg",
    ]
    assert left["groups"][3]["notes"] == ["2 indlæg, nu slettet"]
    assert left["proposals"][0]["grew_from"] == "En bunke uden navn"


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_every_file_can_still_be_made(kind: str) -> None:
    from sammenhold.reports.printing import minutes_file

    frozen = without_notes(samples.with_origins())
    frozen["erasing"] = {"done": True, "when": "2026-12-12T12:00:00+00:00"}
    assert minutes_file(frozen, kind, "en")[:2] in (b"%P", b"PK")


def test_who_joins_is_told(table: Table) -> None:
    text = Client().get(reverse("join", args=[table.workshop.code])).text
    assert "bliver slettet 30 dage efter, at workshoppen er slut" in text


ENDED_LONG_AGO = """
from datetime import timedelta
from django.db import connection
from django.utils import timezone
from sammenhold.rounds.models import Round
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Note, Workshop
workshop = preparing.create(Round.objects.first(), "45")
step = workshop.steps.get(kind="gains")
Note.objects.create(step=step, text="KENDEORD i tabellen")
workshop.state, workshop.closed_at = "closed", timezone.now() - timedelta(days=31)
notes = ["KENDEORD i referatet"] * 400
steps = [{"kind": "gains", "notes": notes}]
workshop.minutes = {"steps": steps, "hidden": ["KENDEORD skjult"], "decisions": []}
workshop.save()
if connection.vendor == "sqlite":
    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
"""
ERASE = """
from django.db import connection
from sammenhold.workshops.due import erase_what_is_due
erase_what_is_due()
result = []
with connection.cursor() as cursor:
    for table in connection.introspection.table_names(cursor):
        cursor.execute(f'SELECT * FROM "{table}"')
        result += [str(row) for row in cursor.fetchall()]
"""


def test_neither_the_tables_nor_the_disk_hold_a_word(start_site: Callable[..., LiveSite]) -> None:
    site = start_site(demo=True)
    site.halt()
    site.python(ENDED_LONG_AGO)
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        assert b"KENDEORD" in on_disk(site.folder), "it was there"
    rows = site.python(ERASE)
    assert rows
    assert not any("KENDEORD" in row for row in rows)
    assert b"KENDEORD" not in on_disk(site.folder)


def on_disk(folder: Path) -> bytes:
    return b"".join(found.read_bytes() for found in sorted(folder.rglob("*")) if found.is_file())
