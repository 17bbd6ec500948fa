"""Questions as rows of a picture: what is drawn, the same as figures, and the same as a text."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from sammenhold.reports.result import words
from sammenhold.surveys.queries.lines import Dot, Line
from sammenhold.surveys.queries.results import ResultView

Json = dict[str, Any]


def chart(view: ResultView, heading: str, lines: Sequence[Line], caption: str = "") -> Json:
    """A heading and its rows; `sides` when the picture has virtual and on site in it."""
    return {
        "heading": heading,
        "caption": caption,
        "sides": any(line.sides for line in lines),
        "rows": [_row(line) for line in lines],
    }


def _row(line: Line) -> Json:
    dot, sides = line.dot, line.sides
    return {
        "title": str(line.title),
        "anchor": anchor(line),
        "drawn": _drawn(line) if dot else None,
        "alt": _as_text(line, dot) if dot else "",
        "figure": dot.value if dot else _("too few found it relevant"),
        "margin": words.margin(dot) if dot else "",
        "virtual": sides.virtual_value if sides else "",
        "on_site": sides.on_site_value if sides else "",
    }


def anchor(line: Line) -> str:
    """Where the line is told in words; only the risks are."""
    return f"q-{line.item.code}" if line.item.kind == "core" else ""


def _drawn(line: Line) -> Json:
    dot, sides = line.dot, line.sides
    assert dot
    return {
        "score": dot.score,
        "line": [dot.low, dot.high] if dot.has_line else None,
        "virtual": sides.virtual if sides else None,
        "on_site": sides.on_site if sides else None,
    }


def _as_text(line: Line, dot: Dot) -> str:
    told = [_("The dot stands at %(figure)s.") % {"figure": dot.value}]
    if dot.has_line:
        told.append(_("The line goes from %(low)s to %(high)s.") % {"low": dot.low, "high": dot.high})
    if line.sides:
        both = {"virtual": line.sides.virtual_value, "on_site": line.sides.on_site_value}
        told.append(_("Virtual stands at %(virtual)s, on site at %(on_site)s.") % both)
    return " ".join(told)
