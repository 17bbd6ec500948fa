"""A document of a round for Word, in the order of the PDF."""

from typing import Any

from sammenhold.reports.word.pages import Pages

Json = dict[str, Any]


def written(paper: Json, made_at: int) -> bytes:
    return Document(paper, made_at).file()


class Document(Pages):
    def __init__(self, paper: Json, made_at: int) -> None:
        super().__init__(paper, made_at)
        for section in paper["sections"]:
            self._heading(section["heading"], 1)
            for part in section["parts"]:
                self._part(part)
        if paper["signatures"]:
            self._signatures(paper["signatures"])
        if paper["sources"]:
            self._heading(self.words["sources"], 2)
            for source in paper["sources"]:
                self._line(source, "Caption")

    def _part(self, part: Json) -> None:
        if part["kind"] == "list":
            self._list(part["lines"])
            return
        for line in part["lines"]:
            self._line(line)
