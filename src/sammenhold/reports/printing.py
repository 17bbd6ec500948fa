"""Minutes as PDF: the words here, the setting in the press."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from django.utils.translation import override

from sammenhold.reports.paper import made_at, paper_of

SECONDS = 60


def minutes_pdf(frozen: Mapping[str, Any], language: str) -> bytes:
    """The frozen minutes as an accessible PDF; the same minutes give the same bytes.

    Raises ``subprocess.SubprocessError`` when the press fails; its words are on the server's error output.
    """
    with override(language):
        paper = paper_of(frozen, language)
    order = {"template": "minutes.typ", "paper": paper, "made_at": made_at(frozen)}
    press = [sys.executable, "-m", "sammenhold.reports.press"]
    return subprocess.run(  # noqa: S603 (our own program; what people wrote goes to its input only)
        press, input=json.dumps(order).encode(), stdout=subprocess.PIPE, timeout=SECONDS, check=True
    ).stdout
