"""A published result as a paper: first what a meeting needs, then each risk in words, then how it is made."""

from typing import Any

from django.utils.translation import gettext as _

from sammenhold.reports.result import words
from sammenhold.reports.result.chart import anchor, chart
from sammenhold.reports.result.letterhead import letterhead
from sammenhold.reports.result.own_words import own_words_of
from sammenhold.reports.result.talk import talk_of
from sammenhold.surveys.queries.lines import Line
from sammenhold.surveys.queries.results import ResultView

Json = dict[str, Any]


def paper_of(view: ResultView, language: str) -> Json:
    """A unit with figures gets them; one without gets what it needs in order to talk."""
    return {**letterhead(view, language), **(talk_of(view) if view.talks else _figures_of(view))}


def _figures_of(view: ResultView) -> Json:
    order = _("Those most in need of attention first. 100 is best, 0 is worst.")
    risks = chart(view, _("The nine risks and the work itself"), view.risks, order)
    gains = chart(view, _("What works, and should be kept"), view.gains)
    others = chart(view, _("What else was asked"), view.others)
    return {
        "begin": _begin(view),
        "risks": risks,
        "charts": [each for each in (gains, others) if each["rows"]],
        "legend": _legend(view),
        "columns": _columns(),
        "own_words": own_words_of(view),
        "in_words": _("Each in words"),
        "lines": [_in_words(view, line) for line in view.risks],
        "tried": _("What others have tried:"),
        "numbers": _numbers(view),
    }


def _begin(view: ResultView) -> Json:
    close = _("The fourth lies so close that chance may have decided the order. Use your own judgement too.")
    return {
        "heading": _("Where to begin"),
        "keep": _("Keep:"),
        "best": _best(view),
        "talk": _("Talk about:"),
        "first": [
            {"title": str(line.title), "near": words.answered(line), "anchor": anchor(line)}
            for line in view.first
        ],
        "close": close if view.close_call else "",
        "apart": _apart(view),
    }


def _best(view: ResultView) -> str:
    return words.answered(view.best) if view.best else ""


def _apart(view: ResultView) -> str:
    """Whether virtual and on site differ; empty where they are not compared."""
    if not view.compares:
        return ""
    if not view.apart:
        return _(
            "Virtual and on-site colleagues cannot be told apart by the figures. "
            "Each side’s own experience is still worth hearing."
        )
    titles = ", ".join(str(line.title) for line in view.apart)
    return f"{_('Virtual and on site differ by more than chance would make it in:')} {titles}."


def _legend(view: ResultView) -> Json:
    return {
        "whole": _("everybody"),
        "line": _("where the mean of all asked may lie"),
        "on_site": view.on_site,
        "virtual": view.virtual,
    }


def _columns() -> Json:
    return {
        "question": _("Question"),
        "figure": _("Figure"),
        "virtual": _("Virtual"),
        "on_site": _("On site"),
    }


def _in_words(view: ResultView, line: Line) -> Json:
    told = [words.answers(line.dot.n), *words.sides(view, line)] if line.dot else []
    return {
        "anchor": anchor(line),
        "title": str(line.title),
        "figure": " ".join(filter(None, (line.dot.value, words.margin(line.dot)))) if line.dot else "",
        "near": "" if line.dot else _("too few found it relevant"),
        "label": _("The question:"),
        "question": words.answered(line) if line.dot else str(line.item.text),
        "told": " ".join([*told, *words.change(line.change)]),
        "text": str(line.risk.text) if line.risk else "",
        "deeper": [_deeper(each) for each in line.deeper if each.dot],
        "measures": _measures(line) if line in view.first else [],
    }


def _deeper(line: Line) -> str:
    assert line.dot
    return f"{line.item.text} {line.dot.value}, {words.near(line)}"


def _measures(line: Line) -> list[Json]:
    return [
        {"title": str(each.title), "text": str(each.text), "evidence": str(each.evidence.label)}
        for each in line.measures
    ]


def _numbers(view: ResultView) -> Json:
    return {
        "heading": _("How the numbers are made"),
        "told": words.how_made(view.wave),
        "worst": _("What those who did not answer could change"),
        "header": [
            _("Question"),
            _("Figure"),
            _("Answers"),
            _("If all others answered at the bottom, at the top"),
        ],
        "rows": [_worst(line) for line in view.all],
    }


def _worst(line: Line) -> list[str]:
    if not line.dot:
        return [str(line.title), _("too few"), "", ""]
    worst = "–".join(map(str, line.dot.worst)) if line.dot.worst else ""
    return [str(line.title), line.dot.value, str(line.dot.n), worst]
