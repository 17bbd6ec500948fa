"""A Word document while it is being written, from top to bottom: what every kind has in common."""

from collections.abc import Sequence
from io import BytesIO
from itertools import count
from typing import Any

from docx.shared import Pt
from docx.text.paragraph import Paragraph

from sammenhold.reports.word import house
from sammenhold.reports.word.writing import mark, said

Json = dict[str, Any]


class Pages:
    def __init__(self, paper: Json, made_at: int) -> None:
        """The letterhead stands; a kind of document goes on from there."""
        self.words, self.numbers = paper["words"], count(1)
        self.document = house.blank(paper, made_at)
        self._line(paper["kind"], "Caption")
        self._line(paper["title"], "Title")
        for name, value in paper["facts"]:
            self._lead(f"{name}: ", value)

    def file(self) -> bytes:
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()

    def _line(self, words: str = "", style: str = "Normal") -> Paragraph:
        line = self.document.add_paragraph(style=style)
        if words:
            said(line, words)
        return line

    def _lead(self, name: str, value: str) -> None:
        """What it is, and in bold what there is to know."""
        said(self._line(name), value, bold=True)

    def _warning(self, words: str) -> None:
        if words:
            said(self._line(), words, bold=True)

    def _heading(self, words: str, level: int, anchor: str = "") -> None:
        self._mark(self._line(words, f"Heading {level}"), anchor)

    def _mark(self, line: Paragraph, anchor: str) -> None:
        if anchor:
            mark(line, anchor, next(self.numbers))

    def _list(self, items: Sequence[str]) -> None:
        for item in items:
            self._line(item, "List Bullet")

    def _signatures(self, signing: Sequence[Json]) -> None:
        """A row for each to sign in."""
        words = self.words
        self._heading(words["signatures"], 1)
        self._line(words["confirm"])
        header = (words["name"], words["part"], words["signature"], words["day"])
        table = house.ruled(self.document, words["signatures"], header, (4.2, 4.2, 5.2, 2.8))
        for who in signing:
            cells = house.add_row(table)
            for cell, text in zip(cells, (who["name"], who["part"], "", ""), strict=True):
                said(cell.paragraphs[0], text)
                cell.paragraphs[0].paragraph_format.space_before = Pt(12)
        self._line()
