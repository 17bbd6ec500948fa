"""A published result as a workbook: the figures of a unit and of those beneath it, and how they are made."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from sammenhold.reports.book import Row, sheet
from sammenhold.reports.result import words
from sammenhold.reports.result.letterhead import facts, kind_of
from sammenhold.reports.result.talk import steps, why
from sammenhold.stats.disclosure.figures import HIGHEST, LOWEST
from sammenhold.surveys.queries.beneath import beneath
from sammenhold.surveys.queries.lines import Line, value
from sammenhold.surveys.queries.results import ResultView

Json = dict[str, Any]


def book_of(view: ResultView, language: str) -> Json:
    first = _talk(view) if view.talks else _figures(view)
    return {
        "title": f"{kind_of(view)}: {view.place.name}",
        "author": view.wave.round.organisation.name,
        "cut": "",
        "sheets": [first, _how(view, language)],
    }


def _figures(view: ResultView) -> Json:
    """The places beneath stand under the unit itself, each as its own page shows it."""
    columns = (
        (_("Unit"), "text", 28),
        (_("Code"), "text", 9),
        (_("Question"), "text", 60),
        (_("Risk"), "text", 32),
        (_("Answers"), "number", 10),
        (_("Figure"), "number", 14),
        (_("± (points)"), "number", 11),
        (_("If all others answered at the bottom"), "number", 18),
        (_("If all others answered at the top"), "number", 18),
        (_("Virtual"), "number", 14),
        (_("On site"), "number", 14),
        (_("Do the two differ?"), "text", 50),
    )
    shown = [(view.place, view.all), *beneath(view)]
    rows = [_row(_named(view, place.name), line) for place, lines in shown for line in lines]
    return sheet(_named(view, _("Figures")), columns, rows)


def _named(view: ResultView, name: str) -> str:
    """Made-up figures say so in every row, so that they do where they are copied to."""
    return f"{name} ({_('made up')})" if view.wave.made_up else name


def _row(unit: str, line: Line) -> Row:
    about = [unit, line.item.code, str(line.item.text), str(line.risk.title) if line.risk else ""]
    if not line.dot:
        return [*about, None, _("too few"), None, None, None, None, None, ""]
    low, high = line.dot.worst or (None, None)
    sides = (line.sides.virtual, line.sides.on_site) if line.sides else ()
    figures = [line.dot.n, figure(line.dot.score), line.dot.margin or None, low, high]
    return [*about, *figures, *(map(figure, sides) if sides else (None, None)), words.apart(line)]


def figure(score: int) -> int | str:
    """A number to count with, but words at the ends of the scale."""
    return score if LOWEST < score < HIGHEST else value(score)


def _talk(view: ResultView) -> Json:
    columns = (
        (_("Risk"), "text", 36),
        (_("How it may be here"), "text", 60),
        (_("When it goes well"), "text", 60),
    )
    rows = [[str(risk.title), str(risk.statement), str(risk.keep)] for risk in view.theme.rated]
    return sheet(_("Conversation sheet"), columns, rows)


def _how(view: ResultView, language: str) -> Json:
    rows: list[Row] = [[kind_of(view), view.place.name]]
    rows += [[name, told] for name, told in facts(view, language)]
    rows += _said(_("Made up"), [words.made_up(view.wave)])
    if view.talks:
        rows += _said(_("Here you talk, instead of reading figures"), [why(view), *steps(view)])
        return _about(_("How to talk about it"), rows)
    rows += _said(_("Counted together"), [words.together(view)])
    rows += _said(_("How the numbers are made"), words.how_made(view.wave))
    return _about(_("How the numbers are made"), rows)


def _said(name: str, told: Sequence[str]) -> list[Row]:
    return [[name, each] for each in told if each]


def _about(name: str, rows: Sequence[Row]) -> Json:
    return sheet(name, ((_("What"), "text", 28), (_("Content"), "text", 100)), rows)
