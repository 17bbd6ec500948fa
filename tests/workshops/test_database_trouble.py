"""The database is read-only, full or locked: a readable page, the act waits, and what was there is there."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sammenhold.live.acts import Done, Refused
from sammenhold.workshops.doors import cookie_name
from sammenhold.workshops.models import Note
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
PAUSE = {"da": "En kort pause", "en": "A short pause"}
AGAIN = {"da": "Det kunne ikke gemmes lige nu", "en": "That could not be saved just now"}


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def read_only() -> Iterator[None]:
    postgresql = connection.vendor == "postgresql"
    run("SET default_transaction_read_only = on" if postgresql else "PRAGMA query_only = ON")
    try:
        yield
    finally:
        run("SET default_transaction_read_only = off" if postgresql else "PRAGMA query_only = OFF")


@contextmanager
def full() -> Iterator[None]:
    """No page more than there are now; what is left in those soon ends."""
    run("VACUUM")
    run("PRAGMA max_page_count = 1")
    try:
        yield
    finally:
        run("PRAGMA max_page_count = 1073741823")


@contextmanager
def locked() -> Iterator[None]:
    """Somebody else is writing and does not come to an end."""
    name = str(connection.settings_dict["NAME"])
    with closing(sqlite3.connect(name, uri=True, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


def troubles() -> list[Callable[[], object]]:
    return [read_only] if connection.vendor == "postgresql" else [read_only, full, locked]


@pytest.mark.parametrize("trouble", troubles(), ids=lambda trouble: trouble.__name__)
@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_is_lost_and_a_page_says_so(table: Table, trouble, language: str) -> None:  # type: ignore[no-untyped-def]
    who = table.join("room", language=language)
    client = Client(headers={"accept-language": language}, raise_request_exception=False)
    client.cookies[cookie_name(table.workshop)] = table.keys[-1]
    table.go_to("question", "write")
    kept = ["skrevet før"]
    table.say(who, "note", text=kept[0])
    reading: dict[str, Any] = {"headers": {"accept-language": language}, "raise_request_exception": False}
    here = {"place": "room", "language": language, "name": "z" * 40}
    address = reverse("join", args=[table.workshop.code])
    with trouble():
        for number in range(25):
            key, text = f"{number:08d}-0000-4000-8000-000000000000", f"{number}" * 300
            waits = table.say(who, "note", key, text=text)
            if isinstance(waits, Refused):
                break
            kept.append(text)
        assert isinstance(waits, Refused)
        assert waits.code == "unavailable", "the browser keeps it and sends it again"
        form = client.post(reverse("act", args=[table.workshop.code]), {"kind": "note", "text": "y" * 500})
        assert "y" * 500 in form.content.decode() or PAUSE[language] in form.content.decode()
        assert AGAIN[language] in form.content.decode() or PAUSE[language] in form.content.decode()
        answers = (Client(**reading).post(address, here) for _ in range(60))
        joining = next(answer for answer in answers if answer.status_code != 302)
        assert joining.status_code == 503
        assert f'lang="{language}"' in joining.content.decode()
        assert PAUSE[language] in joining.content.decode()
    assert isinstance(table.say(who, "note", key, text=text), Done)
    assert sorted(Note.objects.values_list("text", flat=True)) == sorted([*kept, text])
