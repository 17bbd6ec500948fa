"""A published result as a Word document, in the order of the PDF. Tables stand for the pictures."""

from typing import Any

from sammenhold.reports.word import house
from sammenhold.reports.word.pages import Pages
from sammenhold.reports.word.writing import linked, said

Json = dict[str, Any]


def written(paper: Json, made_at: int) -> bytes:
    return Figures(paper, made_at).file()


class Figures(Pages):
    def __init__(self, paper: Json, made_at: int) -> None:
        super().__init__(paper, made_at)
        self.columns = paper["columns"]
        self._warning(paper["made_up"])
        if paper["together"]:
            self._line(paper["together"])
        self._begin(paper["begin"])
        for chart in (paper["risks"], *paper["charts"]):
            self._chart(chart)
        self._own_words(paper["own_words"])
        self._heading(paper["in_words"], 1)
        for told in paper["lines"]:
            self._told(told, paper["tried"])
        self._numbers(paper["numbers"])

    def _begin(self, told: Json) -> None:
        self._heading(told["heading"], 1)
        if told["best"]:
            line = self._line()
            said(line, f"{told['keep']} ", bold=True)
            said(line, told["best"])
        if told["first"]:
            said(self._line(), told["talk"], bold=True)
        for each in told["first"]:
            line = self._line(style="List Number")
            linked(line, each["title"], each["anchor"])
            said(line, f" {each['near']}")
        for remark in filter(None, (told["close"], told["apart"])):
            self._line(remark)

    def _chart(self, chart: Json) -> None:
        names, sides = self.columns, chart["sides"]
        self._heading(chart["heading"], 1)
        if chart["caption"]:
            self._line(chart["caption"], "Caption")
        header = [
            names["question"],
            names["figure"],
            *([names["virtual"], names["on_site"]] if sides else []),
        ]
        table = house.ruled(self.document, chart["heading"], header, (7.6, 3.6, 2.6, 2.6)[: len(header)])
        for row in chart["rows"]:
            figure = f"{row['figure']} {row['margin']}".strip()
            told = [row["title"], figure, *([row["virtual"], row["on_site"]] if sides else [])]
            for cell, text in zip(house.add_row(table), told, strict=True):
                said(cell.paragraphs[0], text)

    def _own_words(self, told: Json) -> None:
        if told["questions"]:
            self._heading(told["heading"], 1)
            self._line(told["caption"], "Caption")
        for each in told["questions"]:
            self._heading(each["question"], 2)
            self._list(each["texts"])
            if each["told"]:
                self._line(each["told"], "Caption")

    def _told(self, told: Json, tried: str) -> None:
        self._heading(told["title"], 2, told["anchor"])
        line = self._line()
        said(line, f"{told['figure']} ", bold=True)
        said(line, told["near"])
        self._line(f"{told['label']} {told['question']}", "Caption")
        for words in filter(None, (told["told"], told["text"], *told["deeper"])):
            self._line(words)
        if told["measures"]:
            said(self._line(), tried, bold=True)
        for measure in told["measures"]:
            line = self._line(style="List Bullet")
            said(line, f"{measure['title']}. ", bold=True)
            said(line, f"{measure['text']} ({measure['evidence']})")

    def _numbers(self, told: Json) -> None:
        self._heading(told["heading"], 1)
        self._list(told["told"])
        self._heading(told["worst"], 2)
        table = house.ruled(self.document, told["worst"], told["header"], (7.6, 3, 2, 3.8))
        for row in told["rows"]:
            for cell, text in zip(house.add_row(table), row, strict=True):
                said(cell.paragraphs[0], text)
