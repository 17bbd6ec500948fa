"""Minutes and results as files to take home: the words here, the setting in a press of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import override

from sammenhold.reports import document
from sammenhold.reports.book import book_of
from sammenhold.reports.paper import made_at, paper_of
from sammenhold.reports.result import book, paper
from sammenhold.rounds.queries import PaperView, RoundView
from sammenhold.surveys.queries.results import ResultView

Json = dict[str, Any]
SECONDS = 60
PRESSES = {"pdf": "press", "docx": "word", "xlsx": "workbook"}
"""For each kind of file: the program that makes it."""
MINUTES: dict[str, Callable[[Mapping[str, Any], str], Json]] = {
    "pdf": paper_of,
    "docx": paper_of,
    "xlsx": book_of,
}
RESULTS: dict[str, Callable[[ResultView, str], Json]] = {
    "pdf": paper.paper_of,
    "docx": paper.paper_of,
    "xlsx": book.book_of,
}
"""What each program is given."""


def minutes_file(frozen: Mapping[str, Any], kind: str, language: str) -> bytes:
    """The minutes as `kind`: an accessible PDF, a document for Word, or a workbook for Excel.

    Raises ``subprocess.SubprocessError`` when the press fails; its words are on the server's error output.
    """
    with override(language):
        told = MINUTES[kind](frozen, language)
    return _pressed(kind, {"template": "minutes", "paper": told, "made_at": made_at(frozen)})


def result_file(view: ResultView, kind: str, language: str) -> bytes:
    """A published result as `kind`, as `minutes_file`. The view has been asked for in the same language."""
    with override(language):
        told = RESULTS[kind](view, language)
    template = "talk" if view.talks else "figures"
    computed = view.wave.computed_at
    made = int(computed.timestamp()) if computed else 0
    return _pressed(kind, {"template": template, "paper": told, "made_at": made})


def document_file(round: RoundView, paper: PaperView, kind: str, language: str) -> bytes:
    """A document of a round as `kind`, for print or for Word, as `minutes_file`."""
    with override(language):
        told = document.paper_of(round, paper, language)
    return _pressed(kind, {"template": "document", "paper": told, "made_at": document.made_at(paper)})


def _pressed(kind: str, order: Json) -> bytes:
    press = [sys.executable, "-m", f"sammenhold.reports.{PRESSES[kind]}"]
    return subprocess.run(  # noqa: S603 (our own program; what people wrote goes to its input only)
        press, input=json.dumps(order).encode(), stdout=subprocess.PIPE, timeout=SECONDS, check=True
    ).stdout
