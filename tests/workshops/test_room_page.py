"""The room under a running engine: one reading of the workshop serves many pages, and none is old."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sammenhold.live.engine import engine
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.doors import cookie_name
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
READS_THE_WORKSHOP = 'FROM "workshops_workshop"'


@pytest.fixture(autouse=True)
def _running() -> Iterator[None]:
    loop, hub = asyncio.new_event_loop(), engine().hub
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    asyncio.run_coroutine_threadsafe(hub.start(), loop).result()
    yield
    asyncio.run_coroutine_threadsafe(hub.stop(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def page(table: Table, seat: int) -> str:
    """The room as the device at this seat gets it."""
    device = Client()
    device.cookies[cookie_name(table.workshop)] = table.keys[seat]
    return device.get(f"/w/{table.workshop.code}/").content.decode()


def test_many_pages_of_one_look_read_the_workshop_once(table: Table) -> None:
    page(table, 0)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        pages = [page(table, seat) for seat in range(1, 9)]
    assert len(pages) == 8
    assert not [query for query in asked if READS_THE_WORKSHOP in query["sql"]]


def test_a_page_after_a_step_has_what_is_ones_own_there(table: Table) -> None:
    step = table.go_to("question", "write")
    table.say(table.people[0], "note", text="Vi ses for lidt")
    assert "Vi ses for lidt" in page(table, 0)
    table.go_to("question", "vote")
    group = step.groups.create(position=0)
    table.say(table.people[0], "dots", **{f"dots-{group.pk.hex}": "1"})
    assert f'"dots-{group.pk.hex}": "1"' in page(table, 0)
    assert f'"dots-{group.pk.hex}": "1"' not in page(table, 1)


def test_new_terms_are_on_the_next_page(table: Table) -> None:
    before = page(table, 0)
    preparing.settle_terms(table.workshop, "Et helt andet navn", None, False)
    assert "Et helt andet navn" not in before
    assert "Et helt andet navn" in page(table, 0)
