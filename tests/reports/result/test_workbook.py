"""A published result for Excel: only figures that a page shows, and text that stays text."""

import io
from typing import Any

import pytest
from django.utils.translation import override
from openpyxl import Workbook, load_workbook

from sammenhold.reports.printing import result_file
from sammenhold.surveys.commands import simulating
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.lines import Line
from sammenhold.surveys.queries.results import result_of
from tests.surveys.conftest import House

FORMULAS = ("=1+1", "+45 12 34", "-2", "@SUM(A1)", "=cmd|' /C'!A0")


def workbook(wave: Wave, node: str = "", language: str = "da") -> Workbook:
    with override(language):
        view = result_of(wave, node)
    return load_workbook(io.BytesIO(result_file(view, "xlsx", language)))


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    header, *told = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in told]


def test_the_sheets_in_both_languages(published: House) -> None:
    assert workbook(published.wave).sheetnames == ["Tal", "Sådan er tallene lavet"]
    english = workbook(published.wave, language="en")
    assert english.sheetnames == ["Figures", "How the numbers are made"]
    first = [cell.value for cell in english["Figures"][1]]
    assert first == [
        *("Unit", "Code", "Question", "Risk", "Answers", "Figure", "± (points)"),
        *("If all others answered at the bottom", "If all others answered at the top"),
        *("Virtual", "On site", "Do the two differ?"),
    ]


def test_it_holds_the_unit_and_those_beneath_that_have_figures(published: House) -> None:
    units = [row["Enhed"] for row in rows(workbook(published.wave), "Tal")]
    assert list(dict.fromkeys(units)) == ["Borger og Service", "Borgerservice"]
    alone = [row["Enhed"] for row in rows(workbook(published.wave, str(published.service.pk)), "Tal")]
    assert set(alone) == {"Borgerservice"}


def test_no_number_is_there_that_no_page_shows(published: House) -> None:
    shown = {
        (name, line.item.code): numbers(line)
        for name, node in (("Borger og Service", ""), ("Borgerservice", str(published.service.pk)))
        for line in result_of(published.wave, node).all
    }
    told = rows(workbook(published.wave), "Tal")
    assert len(told) == len(shown)
    for row in told:
        found = [value for value in row.values() if isinstance(value, int)]
        assert found == shown[row["Enhed"], row["Kode"]]


def numbers(line: Line) -> list[int]:
    """What a page tells of a question, in the order of the columns."""
    dot, sides = line.dot, line.sides
    assert dot
    return [
        *(dot.n, dot.score),
        *([dot.margin] if dot.margin else []),
        *(dot.worst or ()),
        *((sides.virtual, sides.on_site) if sides else ()),
    ]


@pytest.mark.parametrize(
    ("score", "told"), [(10, "10 eller mindre"), (11, 11), (89, 89), (90, "90 eller mere")]
)
def test_the_ends_of_the_scale_are_words(published: House, score: int, told: int | str) -> None:
    result = published.wave.results.get(node=str(published.service.pk))
    result.figures["whole"]["items"]["V1"]["score"] = score
    result.save()
    found = rows(workbook(published.wave, str(published.service.pk)), "Tal")
    assert next(row["Tal"] for row in found if row["Kode"] == "V1") == told


def test_a_unit_that_talks_has_no_number_at_all(published: House) -> None:
    book = workbook(published.wave, str(published.team.pk))
    assert book.sheetnames == ["Samtaleark", "Sådan taler I om det"]
    cells = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [value for value in cells if isinstance(value, int | float)]


def test_made_up_figures_say_so_in_every_row(published: House) -> None:
    wave = simulating.simulate(published.round, published.wave.asked, 0.8, 1)
    book = workbook(wave)
    assert all(row["Enhed"].endswith("(opdigtet)") for row in rows(book, "Tal (opdigtet)"))
    assert "Opdigtet" in [row["Hvad"] for row in rows(book, "Sådan er tallene lavet")]


@pytest.mark.parametrize("name", FORMULAS)
def test_a_unit_named_like_a_formula_stays_text(published: House, name: str) -> None:
    published.wave.tree[str(published.service.pk)]["name"] = name
    for cell in workbook(published.wave, str(published.service.pk))["Tal"]["A"][1:]:
        assert (cell.value, cell.data_type, cell.quotePrefix) == (name, "s", True)
