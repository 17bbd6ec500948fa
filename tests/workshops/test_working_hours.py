"""The schedule page says where a part gives people little of their own working hours."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from sammenhold.directory.models import Person, Unit
from sammenhold.workshops.commands import windows
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.scene import scene_of
from sammenhold.workshops.queries.windows import parts_of
from sammenhold.workshops.queries.working_hours import Scarce, scarce
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = date(2026, 11, 30)


@pytest.fixture
def planned(make_table: Callable[..., Table]) -> Workshop:
    table = make_table(0, 0, begun=False)
    windows.plan_days(table.workshop, COPENHAGEN, MONDAY)
    table.workshop.refresh_from_db()
    return table.workshop


def found(workshop: Workshop, unit: Unit) -> tuple[Scarce, ...]:
    return scarce(workshop, unit.pk, parts_of(scene_of(workshop.pk)))


def employ(unit: Unit, name: str, zone: str, own: str = "") -> Person:
    site = unit.organisation.sites.get_or_create(name=name, time_zone=zone)[0]
    return unit.people.create(organisation=unit.organisation, name=name, site=site, time_zone=own)


def test_a_place_elsewhere_is_told_of_and_one_where_the_clock_is_the_same_is_not(
    planned: Workshop, unit: Unit
) -> None:
    employ(unit, "Aalborg", "Europe/Copenhagen")
    employ(unit, "Oslo", "Europe/Oslo")
    assert found(planned, unit) == ()
    employ(unit, "Rigshuset i Nuuk", "America/Nuuk")
    (nuuk,) = found(planned, unit)
    assert nuuk.place == "Rigshuset i Nuuk"
    assert [part.rpartition(" (")[2] for part in nuuk.parts] == ["30 minutter)"]


def test_whoever_works_far_from_their_site_is_named_by_the_city_of_their_clock(
    planned: Workshop, unit: Unit
) -> None:
    employ(unit, "Aalborg", "Europe/Copenhagen", own="Asia/Kolkata")
    (pune,) = found(planned, unit)
    assert pune.place == "Kolkata"
    assert any(part.endswith("(ingen arbejdstid)") for part in pune.parts)


def test_one_part_a_day_leaves_enough_for_everybody(planned: Workshop, unit: Unit) -> None:
    employ(unit, "Nuuk", "America/Nuuk")
    windows.plan_days(planned, COPENHAGEN, MONDAY, apart=True)
    assert found(planned, unit) == ()


def test_what_is_closed_is_not_warned_about(planned: Workshop, unit: Unit) -> None:
    employ(unit, "Nuuk", "America/Nuuk")
    first = parts_of(scene_of(planned.pk))[0]
    first.step.windows.update(closed_at=datetime(2026, 11, 30, 11, 30, tzinfo=COPENHAGEN))
    assert found(planned, unit) == ()


def test_a_larger_unit_asks_the_database_no_more(
    planned: Workshop,
    unit: Unit,
    django_assert_num_queries: Callable[..., object],
) -> None:
    parts = parts_of(scene_of(planned.pk))
    for number in range(12):
        employ(unit, f"Sted {number}", "America/Nuuk" if number % 2 else "Asia/Kolkata")
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert len(scarce(planned, unit.pk, parts)) == 12
