"""The minutes for Excel: everything in rows, text as text, dates as dates."""

import io
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from sammenhold.reports.book import book_of
from sammenhold.reports.printing import minutes_file
from sammenhold.reports.signs import writable
from sammenhold.reports.workbook import LONGEST, written
from tests.reports import samples

FORMULAS = (
    "=1+1",
    "+45 12 34",
    "-2",
    "@SUM(A1)",
    '=HYPERLINK("https://example.org";"klik")',
    "{=1}",
    "=cmd|' /C'!A0",
)


def workbook(frozen: dict[str, Any], language: str = "da") -> Workbook:
    return load_workbook(io.BytesIO(minutes_file(frozen, "xlsx", language)))


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    """Each row by the names of its columns."""
    header, *told = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in told]


def test_the_sheets_in_both_languages() -> None:
    danish = ["Workshoppen", "Beslutninger", "Indlæg", "Vurderinger", "Forslag", "Begrundelser"]
    english = ["The workshop", "Decisions", "Notes", "Ratings", "Proposals", "Reasons"]
    book = workbook(samples.minutes())
    assert book.sheetnames == danish
    assert workbook(samples.minutes(), "en").sheetnames == english
    assert book.properties.title == "Referat: Sammen på afstand"


def test_what_each_group_told_the_others_is_a_sheet() -> None:
    frozen = samples.minutes()
    asked = next(step for step in frozen["steps"] if step["kind"] == "question")
    asked["summary"] = "Vi mødes over kaffen"
    (told,) = rows(workbook(frozen), "Det, grupperne fortalte")
    assert told == {
        "Spørgsmål": asked["title"]["da"],
        "Det, gruppen fortalte de andre": "Vi mødes over kaffen",
    }


def test_each_sheet_has_a_header_that_stays_and_filters() -> None:
    for sheet in workbook(samples.minutes()).worksheets:
        assert sheet.freeze_panes == "A2"
        (table,) = sheet.tables.values()
        assert table.autoFilter is not None
        assert table.ref.startswith("A1:")


def test_a_decision_is_a_row_with_person_date_question_and_answers() -> None:
    first, microphones, _late = rows(workbook(samples.with_origins()), "Beslutninger")
    assert first["Det gør vi"].startswith("Når et møde har deltagere")
    assert (first["Slags"], first["Ansvarlig"]) == ("Teamaftale", "Amalie")
    assert first["Hvornår"] == datetime(2026, 12, 1)  # noqa: DTZ001 (a cell has no time zone)
    assert first["Bunke af indlæg"] == "Møder, hvor alle kan høre og blive hørt"
    assert first["Spørgsmål"].startswith("Hvad skal der til")
    assert (first["Enig"], first["Enig, med en bekymring"], first["Indvending"]) == (6, 1, 0)
    assert microphones["Slags"] == "Indsats"
    assert microphones["Spørgsmål"] is None


def test_every_note_is_a_row_with_its_group_and_votes() -> None:
    frozen = samples.minutes()
    told = rows(workbook(frozen), "Indlæg")
    written_down = [note for step in frozen["steps"] for note in step.get("notes", [])]
    grouped = [
        note for step in frozen["steps"] for group in step.get("groups", []) for note in group["notes"]
    ]
    assert [row["Indlæg"] for row in told] == [*written_down, *grouped]
    jokes = next(row for row in told if row["Indlæg"].startswith("Jokes"))
    assert (jokes["Bunke af indlæg"], jokes["Hvad bunken fik"]) == (
        "Møder, hvor alle kan høre og blive hørt",
        "11 prikker",
    )


def test_ratings_are_numbers_and_too_few_is_said() -> None:
    told = rows(workbook(samples.minutes()), "Vurderinger")
    by_part = {(row["Del af workshoppen"], row["Om"]): row for row in told}
    assert len(told) == len(by_part) == 20
    few = [row for row in told if row["Hvor meget det gælder her, 0 til 100"] is None]
    assert {row["Bemærkning"] for row in few} == {"for få svar"}
    assert all(isinstance(row["Svar"], int) for row in told)


def test_a_proposal_is_a_row_for_each_version_and_reasons_have_a_sheet() -> None:
    book = workbook(samples.with_origins())
    old, new, dropped, parked = rows(book, "Forslag")
    assert (old["Udgave"], old["Hvad det blev til"], old["Indvending"]) == (1, "Ændret", 4)
    assert (new["Udgave"], new["Hvad det blev til"], new["Indvending"]) == (2, "Besluttet", 0)
    assert dropped["Hvad det blev til"] == "Ikke besluttet"
    assert parked["Hvorfor det er parkeret"].startswith("AMO, MED eller SU skal afgøre det")
    reasons = rows(book, "Begrundelser")
    assert [row["Udgave"] for row in reasons] == [1, 2, 2, 1]
    assert reasons[0]["Navn, hvor svaret er givet åbent"] == "Aviaja"
    assert reasons[2]["Navn, hvor svaret er givet åbent"] is None


@pytest.mark.parametrize("note", FORMULAS)
def test_what_looks_like_a_formula_is_text(note: str) -> None:
    for cell in (
        cell for row in workbook(samples.with_notes(note))["Indlæg"].iter_rows(min_row=2) for cell in row
    ):
        assert cell.data_type in ("s", "n")
        if cell.value == note:
            assert cell.data_type == "s"
            assert cell.quotePrefix == note.startswith(("=", "+", "-", "@"))
    assert note in [row["Indlæg"] for row in rows(workbook(samples.with_notes(note)), "Indlæg")]


def test_what_people_wrote_stands_as_they_wrote_it() -> None:
    notes = [*samples.HOSTILE, *samples.RIGHT_TO_LEFT, "God idé 😀👍🏽", "中", "12", "1/2", "true"]
    told = [row["Indlæg"] for row in rows(workbook(samples.with_notes(*notes)), "Indlæg")]
    assert told == [note.replace("\r\n", "\n") for note in notes] * 2
    (controls, _again) = [
        row["Indlæg"] for row in rows(workbook(samples.with_notes("\x00 \ud800 \x0b")), "Indlæg")
    ]
    assert controls == "[u+0000] [u+d800] [u+000b]"


def test_what_no_cell_can_hold_is_cut_and_said_to_be() -> None:
    first, _again = (row["Indlæg"] for row in rows(workbook(samples.with_notes("😀" * 200_000)), "Indlæg"))
    assert first.startswith("😀" * LONGEST)
    assert first.endswith("[Resten står i PDF'en og i Word-dokumentet.]")


def test_nothing_said_and_nothing_decided_still_makes_a_workbook() -> None:
    assert workbook(samples.empty()).sheetnames == ["Workshoppen"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(), min_size=1, max_size=80), min_size=1, max_size=8))
def test_no_text_can_stop_it(notes: list[str]) -> None:
    frozen = samples.with_notes(*notes) | {
        "title": notes[0],
        "unit": notes[-1],
        "organisation": notes[0] * 300,
    }
    made = written(writable(book_of(frozen, "da")), 0)
    assert load_workbook(io.BytesIO(made)).worksheets
