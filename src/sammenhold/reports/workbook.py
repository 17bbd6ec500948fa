"""A process of its own that writes one workbook and ends. ``python -m sammenhold.reports.workbook``

Reads one JSON object: ``paper`` (sheets of rows, see ``book``) and ``made_at``. Writes the file. Text stays
text: nothing in a cell is ever a formula, a link or a number unless its column says so. Knows no Django.
"""

import json
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sammenhold.reports.signs import writable

Json = dict[str, Any]
LONGEST = 16_000
"""Characters of one cell: half of what Excel takes, as it counts some signs twice."""
LINE, HIGHEST = 15.5, 400.0
"""Points: one line, and nearly the most that Excel allows a row."""
RISKY = ("=", "+", "-", "@", "\t", "\n")
"""Cells that begin so are marked as text, so that they stay text when somebody edits them."""
A4 = 9
ACCENT = "#0D5A4A"


def written(book: Json, made_at: int) -> bytes:
    file = BytesIO()
    with Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as workbook:
        made = datetime.fromtimestamp(made_at, UTC).replace(tzinfo=None)
        about = {"title": book["title"][:255], "author": book["author"][:255], "created": made}
        workbook.set_properties(about)
        looks = _looks(workbook)
        for number, sheet in enumerate(book["sheets"], start=1):
            Sheet(workbook.add_worksheet(sheet["name"]), looks, book["cut"]).fill(sheet, number)
    return file.getvalue()


def _looks(workbook: Workbook) -> dict[str, Format]:
    cell = {"text_wrap": True, "valign": "top", "font_name": "Calibri", "font_size": 11}
    header = {**cell, "bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT}
    return {
        "header": workbook.add_format(header),
        "text": workbook.add_format(cell),
        "risky": workbook.add_format({**cell, "quote_prefix": True}),
        "number": workbook.add_format({**cell, "num_format": "0", "align": "center"}),
        "date": workbook.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "left"}),
    }


@dataclass(frozen=True)
class Sheet:
    """One sheet as a table: header row that stays in sight, filters, and room for the words."""

    sheet: Worksheet
    looks: dict[str, Format]
    cut: str

    def fill(self, told: Json, number: int) -> None:
        columns, rows = told["columns"], told["rows"]
        headers = [{"header": column["title"], "header_format": self.looks["header"]} for column in columns]
        shape = {"name": f"Table_{number}", "columns": headers, "style": "Table Style Light 1"}
        self.sheet.add_table(0, 0, len(rows), len(columns) - 1, shape)
        self._lay_out(columns)
        for line, row in enumerate(rows, start=1):
            self.sheet.set_row(line, _height(row, columns))
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                self._write(line, place, column["kind"], value)

    def _lay_out(self, columns: list[Json]) -> None:
        self.sheet.freeze_panes(1, 0)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0)
        self.sheet.set_row(0, _height([column["title"] for column in columns], columns))
        for place, column in enumerate(columns):
            self.sheet.set_column(place, place, column["width"])

    def _write(self, line: int, place: int, kind: str, value: Any) -> None:
        at = (line, place)
        if value is None or value == "":
            self.sheet.write_blank(*at, None, self.looks["text"])
        elif kind == "number" and not isinstance(value, str):
            self.sheet.write_number(*at, value, self.looks["number"])
        elif kind == "date":
            self.sheet.write_datetime(*at, date.fromisoformat(value), self.looks["date"])
        else:
            text = value if len(value) <= LONGEST else f"{value[:LONGEST]} {self.cut}"
            self.sheet.write_string(*at, text, self.looks["risky" if text.startswith(RISKY) else "text"])


def _height(row: list[Any], columns: list[Json]) -> float:
    """Room for the longest cell: programs differ in whether they make it themselves."""
    lines: list[int] = [
        sum(1 + len(line) // column["width"] for line in str(value).split("\n"))
        for value, column in zip(row, columns, strict=True)
    ]
    return min(LINE * max(lines), HIGHEST)


if __name__ == "__main__":
    order = json.load(sys.stdin)
    sys.stdout.buffer.write(written(writable(order["paper"]), order["made_at"]))
