"""The conversation sheet as a Word document, in the order of the PDF."""

from typing import Any

from sammenhold.reports.word import house
from sammenhold.reports.word.pages import Pages
from sammenhold.reports.word.writing import said

Json = dict[str, Any]


def written(paper: Json, made_at: int) -> bytes:
    return Talk(paper, made_at).file()


class Talk(Pages):
    def __init__(self, paper: Json, made_at: int) -> None:
        super().__init__(paper, made_at)
        self._warning(paper["made_up"])
        self._heading(paper["talk"], 1)
        self._line(paper["why"])
        for step in paper["steps"]:
            self._line(step, "List Number")
        self._heading(paper["list"], 1)
        for risk in paper["risks"]:
            line = self._line(style="List Bullet")
            said(line, f"{risk['title']}. ", bold=True)
            said(line, f"{risk['statement']} {paper['bright']} {risk['keep']}")
        self._to_write(paper["list"], paper["lines"])

    def _to_write(self, title: str, names: list[str]) -> None:
        table = house.ruled(self.document, title, names, [16.4 / len(names)] * len(names))
        house.add_row(table)
