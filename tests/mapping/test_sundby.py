"""The map of a municipality with 231 people, against figures worked out from the raw file by other means."""

import csv
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from statistics import mean

import pytest

from sammenhold.directory import commands
from sammenhold.directory.models import Unit
from sammenhold.mapping.queries.extent import Extent, extent_of
from sammenhold.stats.ratings import FLOOR

FILE = Path(__file__).parent.parent / "data" / "people" / "people-clean.csv"
COLUMNS = {"title": "Stilling", "profession": "Faggruppe", "site": "Arbejdssted"}


def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, delimiter=";"))


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def shares() -> dict[str, Fraction]:
    """Each employee's share of days apart: all of them where somebody has another workplace than most of
    the unit has, else home days of the days that they work."""
    of_unit = defaultdict[str, list[str]](list)
    for row in rows():
        of_unit[row["Afdeling"]].append(row["Arbejdssted"])
    found = {}
    for row in rows():
        sites = of_unit[row["Afdeling"]]
        most = max(set(sites), key=sites.count)
        together = 2 * sites.count(most) > len(sites)
        home = number(row["Hjemmearbejdsdage pr. uge"]) / (5 * number(row["Ansættelsesbrøk"] or "1"))
        found[row["Medarbejdernr"]] = (
            Fraction(1) if together and row["Arbejdssted"] != most else min(Fraction(1), home)
        )
    return found


@pytest.fixture
def extent(db: None) -> Extent:
    admin = commands.found_organisation("Sundby", "Anna Admin", "anna@sundby.example")
    home, content = admin.organisation_id, FILE.read_bytes()
    commands.import_people(content, home, commands.plan_import(content, home).digest)
    admin.delete()
    root = Unit.objects.filter(people__isnull=False).select_related("parent__parent__parent")[0]
    while root.parent:
        root = root.parent
    return extent_of(home, root.pk)[0]


def test_all_231_are_on_the_map(extent: Extent) -> None:
    assert (extent.people, extent.known, extent.said) == (231, 231, 0)


def test_the_whole_has_the_figures_of_the_raw_file(extent: Extent) -> None:
    assert extent.whole
    assert extent.whole.share == round(100 * mean(shares().values()))
    home = mean(number(row["Hjemmearbejdsdage pr. uge"]) for row in rows())
    assert extent.whole.home == round(float(home), 1)


@pytest.mark.parametrize("key", COLUMNS)
def test_each_group_that_stands_alone_has_the_figures_of_the_raw_file(extent: Extent, key: str) -> None:
    apart = shares()
    shown = next(each for each in extent.breakdowns if each.key == key)
    assert sum(row.figure.n for row in shown.rows) == 231
    assert len(shown.rows) > 3
    for row in shown.rows:
        inside = [each for each in rows() if each[COLUMNS[key]] in row.names]
        assert row.figure.n == len(inside) >= FLOOR
        share = 100 * mean(apart[each["Medarbejdernr"]] for each in inside)
        home = mean(number(each["Hjemmearbejdsdage pr. uge"]) for each in inside)
        few = len(inside) < 10
        assert abs(row.figure.share - share) <= (2.5 if few else 0.5)
        assert abs(row.figure.home - home) <= (0.25 if few else 0.05)


def test_the_units_hold_everybody_once(extent: Extent) -> None:
    shown = next(each for each in extent.breakdowns if each.key == "unit")
    names = [name for row in shown.rows for name in row.names]
    assert len(names) == len(set(names))
    assert set(names) == {row["Afdeling"] for row in rows()}
    for row in shown.rows:
        assert row.figure.n == sum(each["Afdeling"] in row.names for each in rows()) >= FLOOR


def test_screen_work_is_counted_as_in_the_raw_file(extent: Extent) -> None:
    number_above = sum(number(row["Hjemmearbejdsdage pr. uge"]) > 2 for row in rows())
    assert extent.screen == number_above
