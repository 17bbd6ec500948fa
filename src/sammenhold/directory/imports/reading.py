"""Bytes of a CSV or XLSX file as rows of text."""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 100_000
MAX_UNPACKED = 200 * 1024 * 1024
DELIMITERS = (";", ",", "\t", "|")
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Trouble(StrEnum):
    """Why a file cannot be read at all."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    TOO_MANY_ROWS = "too many rows"
    OLD_EXCEL = "old excel"
    NO_TABLE = "no table"
    NO_NAMES = "no names"


class UnreadableError(Exception):
    def __init__(self, trouble: Trouble, seen: tuple[str, ...] = ()) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.seen = seen


@dataclass(frozen=True)
class Line:
    """`number` is the row a person sees in a spreadsheet: a line break inside a cell makes no new row."""

    number: int
    cells: tuple[str, ...]


Candidates = tuple[tuple[Line, ...], ...]


def read(content: bytes) -> Candidates:
    """The file's lines in every way it may be meant, one for each delimiter; who knows the columns chooses.

    Raises
    ------
    UnreadableError
        When the file is empty, too large, or no table.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableError(Trouble.TOO_LARGE)
    if not content.strip():
        raise UnreadableError(Trouble.EMPTY)
    if content.startswith(_OLD_EXCEL):
        raise UnreadableError(Trouble.OLD_EXCEL)
    if content.startswith(_ZIP):
        return (_bounded(_workbook_rows(content)),)
    text = _text(content)
    return tuple(_bounded(_csv_rows(text, delimiter)) for delimiter in DELIMITERS)


def _bounded(rows: Iterable[Iterable[str]]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for number, row in enumerate(rows, 1):
        cells = tuple(row)
        if any(cell.strip() for cell in cells):
            lines.append(Line(number, cells))
        if len(lines) > MAX_ROWS + 1:
            raise UnreadableError(Trouble.TOO_MANY_ROWS)
    if not lines:
        raise UnreadableError(Trouble.EMPTY)
    return tuple(lines)


def _text(content: bytes) -> str:
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff")
    raise UnreadableError(Trouble.NO_TABLE)


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    start = content[:1000]
    if start[1::2].count(0) > len(start) // 4:
        return ("utf-16-le",)
    if start[::2].count(0) > len(start) // 4:
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def _csv_rows(text: str, delimiter: str) -> list[list[str]]:
    if text[:4].casefold() == "sep=":  # written by Excel for itself, and not shown as a row
        text = text.partition("\n")[2]
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return _without_quotes(text, delimiter)


def _without_quotes(text: str, delimiter: str) -> list[list[str]]:
    """A quotation mark never closed would swallow the people below it: then it is only a character."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE))
    except csv.Error:
        raise UnreadableError(Trouble.NO_TABLE) from None


def _workbook_rows(content: bytes) -> list[list[str]]:
    try:
        return _first_sheet(content)
    except UnreadableError:
        raise
    except Exception:  # openpyxl meets a broken file with whatever comes first
        raise UnreadableError(Trouble.NO_TABLE) from None


def _first_sheet(content: bytes) -> list[list[str]]:
    import openpyxl  # 25 MB, for the few who import a workbook

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
            raise UnreadableError(Trouble.TOO_LARGE)
    # Not data_only: a formula is kept as the text it is, and nobody's idea of its result.
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()
        return [[_shown(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    finally:
        book.close()


def _shown(value: object) -> str:
    """A cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
