"""Minutes as a file to take home: the words here, the setting in a press of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import override

from sammenhold.reports.book import book_of
from sammenhold.reports.paper import made_at, paper_of

Json = dict[str, Any]
SECONDS = 60
PRESSES: dict[str, tuple[str, Callable[[Mapping[str, Any], str], Json]]] = {
    "pdf": ("press", paper_of),
    "docx": ("word", paper_of),
    "xlsx": ("workbook", book_of),
}
"""For each kind of file: the program that makes it, and what it is given."""


def minutes_file(frozen: Mapping[str, Any], kind: str, language: str) -> bytes:
    """The minutes as `kind`: an accessible PDF, a document for Word, or a workbook for Excel.

    Raises ``subprocess.SubprocessError`` when the press fails; its words are on the server's error output.
    """
    program, worded = PRESSES[kind]
    with override(language):
        told = worded(frozen, language)
    order = {"template": "minutes.typ"} if kind == "pdf" else {}
    return _pressed(program, {**order, "paper": told, "made_at": made_at(frozen)})


def _pressed(program: str, order: Json) -> bytes:
    press = [sys.executable, "-m", f"sammenhold.reports.{program}"]
    return subprocess.run(  # noqa: S603 (our own program; what people wrote goes to its input only)
        press, input=json.dumps(order).encode(), stdout=subprocess.PIPE, timeout=SECONDS, check=True
    ).stdout
