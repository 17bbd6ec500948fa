"""Files as people bring them: encodings, delimiters, workbooks, and what is no table at all."""

import csv
import io
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.people import PEOPLE, file_of
from sammenhold.directory.imports import columns, drafts, reading
from sammenhold.directory.imports.columns import Sheet
from sammenhold.directory.imports.reading import Trouble, UnreadableError

CELLS = st.text("abcæøåÆØÅ ;,\t|\"'\n", max_size=12)


def sheet_of(content: bytes) -> Sheet:
    return columns.recognise(reading.read(content))


def as_csv(rows: list[list[str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def trouble_of(content: bytes) -> Trouble:
    with pytest.raises(UnreadableError) as caught:
        sheet_of(content)
    return caught.value.trouble


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", reading.DELIMITERS)
def test_every_encoding_and_delimiter_reads_the_same(encoding: str, delimiter: str) -> None:
    rows = [["Navn", "E-mail", "Afdeling"], ["Øjvind Ågård", "oe@x.example", "Miljø; vand, \t| luft"]]
    sheet = sheet_of(as_csv(rows, delimiter, encoding))
    assert [row.cells for row in sheet.rows] == [
        {"name": "Øjvind Ågård", "email": "oe@x.example", "unit": "Miljø; vand, \t| luft"}
    ]


@settings(deadline=None)
@given(
    st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5),
    st.sampled_from(reading.DELIMITERS),
    st.sampled_from(["utf-8-sig", "cp1252", "utf-16"]),
)
def test_what_is_written_is_read_again(rows: list[tuple[str, str]], delimiter: str, encoding: str) -> None:
    written = [["Navn", "Stilling"], *map(list, rows)]
    sheet = sheet_of(as_csv(written, delimiter, encoding))
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert [tuple(row.cells.values()) for row in sheet.rows] == kept


@pytest.mark.parametrize("name", sorted(path.name for path in PEOPLE.glob("*.csv")))
def test_a_workbook_reads_as_the_same_table(name: str) -> None:
    encoding = "cp1252" if "cp1252" in name else "utf-8-sig"
    delimiter = "," if "comma" in name else ";"
    text = file_of(name).decode(encoding)
    rows: list[list[object]] = [
        list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    ]
    from_csv, from_xlsx = sheet_of(file_of(name)), sheet_of(as_xlsx(rows))
    assert [draft.values for draft in drafts.drafts(from_xlsx)] == [
        draft.values for draft in drafts.drafts(from_csv)
    ]
    assert [row.number for row in from_xlsx.rows] == [row.number for row in from_csv.rows]


def test_numbers_and_formulas_of_a_workbook_are_text() -> None:
    rows = [["Navn", "Nr.", "FTE"], ["=1+1", 4101.0, 0.6], ["Ida", 12, True]]
    first, second = sheet_of(as_xlsx(rows)).rows
    assert first.cells == {"name": "=1+1", "number": "4101", "fraction": "0.6"}
    assert second.cells["number"] == "12"


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    content = b'sep=;\r\nListe over alle\r\n\r\nNavn;Titel\r\nA;"to\r\nlinjer"\r\n;;\r\nB;x\r\n'
    assert [(row.number, row.cells["name"]) for row in sheet_of(content).rows] == [(4, "A"), (6, "B")]


def test_english_names_first_and_last_names_and_unknown_columns() -> None:
    content = as_csv(
        [["First name", "Surname", "Work e-mail", "Shoe size"], ["Ida", "Vang", "i@x.example", "39"]]
    )
    sheet = sheet_of(content)
    assert sheet.ignored == ("Shoe size",)
    assert drafts.draft(sheet.rows[0]).values == {"name": "Ida Vang", "email": "i@x.example"}


def test_a_quotation_mark_never_closed_swallows_nobody() -> None:
    content = b'Navn;Stilling\nMette "Mulle" Holm;"leder\nIda Vang;konsulent\n'
    assert [row.cells["name"] for row in sheet_of(content).rows] == ['Mette "Mulle" Holm', "Ida Vang"]


def test_what_is_no_table_gets_one_clear_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    hollow = io.BytesIO()
    with zipfile.ZipFile(hollow, "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert trouble_of(b"") is Trouble.EMPTY
    assert trouble_of(b" \r\n ") is Trouble.EMPTY
    assert trouble_of(b";;\r\n;;") is Trouble.EMPTY
    assert trouble_of(b"\xd0\xcf\x11\xe0" + b"x" * 50) is Trouble.OLD_EXCEL
    assert trouble_of(hollow.getvalue()) is Trouble.NO_TABLE
    assert trouble_of(b"PK\x03\x04 broken") is Trouble.NO_TABLE
    assert trouble_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x81") is Trouble.NO_TABLE
    assert trouble_of(b"Kaere alle\nhusk kagen") is Trouble.NO_NAMES
    assert trouble_of(b"x" * (reading.MAX_BYTES + 1)) is Trouble.TOO_LARGE
    monkeypatch.setattr(reading, "MAX_ROWS", 3)
    assert trouble_of(b"Navn\n" + b"A\n" * 4) is Trouble.TOO_MANY_ROWS
    assert len(sheet_of(b"Navn\n" + b"A\n" * 3).rows) == 3


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = as_xlsx([["Navn"], ["Ida"]])
    monkeypatch.setattr(reading, "MAX_UNPACKED", 100)
    assert trouble_of(content) is Trouble.TOO_LARGE


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for start in (b"", b"Navn;E-mail;Leder\n", b"PK\x03\x04"):
        with suppress(UnreadableError):
            drafts.drafts(sheet_of(start + content))
