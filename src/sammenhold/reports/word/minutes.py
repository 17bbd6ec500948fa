"""The minutes as a Word document, in the order of the PDF."""

from collections.abc import Callable, Sequence
from typing import Any

from docx.text.paragraph import Paragraph

from sammenhold.reports.word import house
from sammenhold.reports.word.pages import Pages
from sammenhold.reports.word.writing import linked, said

Json = dict[str, Any]


def written(paper: Json, made_at: int) -> bytes:
    """The document as a file. `paper` holds every word; nothing in it is read as anything but text."""
    return Minutes(paper, made_at).file()


class Minutes(Pages):
    def __init__(self, paper: Json, made_at: int) -> None:
        super().__init__(paper, made_at)
        self._decisions(paper["decisions"])
        for section in paper["sections"]:
            self._heading(section["heading"], 1, section.get("anchor", ""))
            self._section(section)
        self._signatures(paper["signatures"])
        for remark in paper["remarks"]:
            self._line(remark, "Caption")

    def _ways(self, ways: Sequence[Json]) -> None:
        for way in ways:
            linked(self._line(style="Caption"), way["text"], way["anchor"])

    def _decisions(self, decisions: Sequence[Json]) -> None:
        words = self.words
        self._heading(words["decisions"], 1)
        if not decisions:
            self._line(words["undecided"])
            return
        header = (words["what"], words["who"], words["when"])
        table = house.ruled(self.document, words["decisions"], header, (9.4, 3.7, 3.3))
        for decision in decisions:
            what, who, when = house.add_row(table)
            self._mark(what.paragraphs[0], decision["anchor"])
            _proposed(what.paragraphs[0], decision)
            if decision["tally"]:
                said(what.add_paragraph(style="Caption"), decision["tally"])
            for way in decision["ways"]:
                linked(what.add_paragraph(style="Caption"), way["text"], way["anchor"])
            said(who.paragraphs[0], decision["owner"])
            said(when.paragraphs[0], decision["due"])

    def _section(self, section: Json) -> None:
        shown: dict[str, Callable[[Json], None]] = {
            "parked": self._parked,
            "notes": lambda told: self._list(told["notes"]),
            "bars": self._bars,
            "question": self._question,
            "text": self._told,
            "level": self._told,
        }
        shown[section["kind"]](section)

    def _told(self, section: Json) -> None:
        self._line(section["text"])
        self._list(section.get("more", []))

    def _parked(self, section: Json) -> None:
        for each in section["parked"]:
            line = self._line()
            self._mark(line, each["anchor"])
            said(line, each["text"], bold=True)
            self._line(each["because"])
            self._ways(each["ways"])

    def _bars(self, section: Json) -> None:
        words, first = self.words, section["repeated"]
        self._line(section["caption"], "Caption")
        header = [words["about"], *([words["first"]] if first else []), words["applies"], words["answers"]]
        widths = (7.4, 2.2, 4.6, 2.2) if first else (9.4, 4.6, 2.4)
        table = house.ruled(self.document, section["heading"], header, widths)
        for bar in section["bars"]:
            before = [_figure(bar["before"], "–")] if first else []
            told = [bar["title"], *before, _figure(bar["score"], words["few"]), bar["answers"]]
            for cell, text in zip(house.add_row(table), told, strict=True):
                said(cell.paragraphs[0], text)

    def _question(self, section: Json) -> None:
        if section["told"]:
            self._line(section["told"])
        if section["empty"]:
            self._line(section["empty"])
        for group in section["groups"]:
            self._group(group)
        if section["others"]:
            if section["groups"]:
                self._heading(self.words["others"], 2)
            self._list(section["others"])
        for told in section["opinions"]:
            self._heading(told["heading"], 2)
            self._list(told["lines"])
        if section["proposals"]:
            self._heading(self.words["proposals"], 2)
        for proposal in section["proposals"]:
            self._proposal(proposal)

    def _group(self, group: Json) -> None:
        self._heading(group["title"], 2, group["anchor"])
        if group["counted"]:
            self._line(group["counted"], "Caption")
        self._list(group["notes"])
        self._ways(group["ways"])

    def _proposal(self, proposal: Json) -> None:
        line = self._line()
        line.paragraph_format.keep_with_next = True
        self._mark(line, proposal["anchor"])
        said(line, f"{proposal['state']}: ", bold=True)
        _proposed(line, proposal)
        if proposal["settled"]:
            self._line(proposal["settled"])
        self._answers(proposal)
        if proposal["changes"]:
            line = self._line(f"{self.words['changed']} ", "Caption")
            _reworded(line, proposal["changes"])
        for earlier in proposal["earlier"]:
            self._line(earlier["text"], "Caption")
            self._answers(earlier)
        self._ways(proposal["ways"])

    def _answers(self, told: Json) -> None:
        if told["tally"]:
            self._line(told["tally"], "Caption")
        for voice in told["voices"]:
            line = self._line(style="List Bullet")
            said(line, f"{voice['who']}: ", bold=True)
            said(line, voice["reason"])


def _proposed(line: Paragraph, told: Json) -> None:
    if told["when"]:
        said(line, f"{told['when']}, ", bold=True)
    said(line, told["text"])


def _reworded(line: Paragraph, runs: Sequence[Json]) -> None:
    """Struck out and underlined, so that it can be told apart without colours."""
    for run in runs:
        out, put = run["what"] == "out", run["what"] == "in"
        said(line, run["text"] + (" " if out else ""), strike=out or None, underline=put or None)


def _figure(number: int | None, none: str) -> str:
    return none if number is None else str(number)
