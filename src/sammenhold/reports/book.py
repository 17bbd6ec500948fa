"""Minutes as a workbook: sheets of rows to sort and filter, worded in the language that is active.

A sheet is ``{"name", "columns": [{"title", "kind", "width"}], "rows": [[...]]}``. A column is of ``text``,
``number`` or ``date`` (as ``2026-12-01``); a cell may be empty.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sammenhold.reports.paper import facts_of, remarks_of
from sammenhold.reports.sections import because, states, worded_notes
from sammenhold.workshops.models import Answer, Proposal
from sammenhold.workshops.queries.equal_terms import sentences
from sammenhold.workshops.queries.keeping import telling
from sammenhold.workshops.queries.origins import named, traced
from sammenhold.workshops.queries.proposals import sentence
from sammenhold.workshops.queries.reading import read
from sammenhold.workshops.queries.votes import is_counted, told

Json = dict[str, Any]
Row = list[Any]
STANCES = tuple(Answer.Stance.values)


def book_of(frozen: Mapping[str, Any], language: str) -> Json:
    minutes = traced(telling(read(frozen, language)))
    sheets = [_decisions(minutes), _notes(minutes), _told(minutes)]
    sheets += [_ratings(minutes), _proposals(minutes), _reasons(minutes)]
    return {
        "title": f"{_('Minutes')}: {minutes['title']}",
        "author": minutes["organisation"],
        "cut": _("[The rest is in the PDF and in the Word document.]"),
        "sheets": [_about(minutes, language), *(each for each in sheets if each["rows"])],
    }


def sheet(name: str, columns: Sequence[tuple[str, str, int]], rows: Sequence[Row]) -> Json:
    shaped = [{"title": title, "kind": kind, "width": width} for title, kind, width in columns]
    return {"name": name, "columns": shaped, "rows": list(rows)}


def _about(minutes: Json, language: str) -> Json:
    rows: list[Row] = [[_("Minutes"), minutes["title"]], [_("Unit"), minutes["unit"]]]
    rows += [[name, value] for name, value in facts_of(minutes, language)]
    rows += [[_("A conversation on equal terms?"), line] for line in _equal(minutes["equal"])]
    rows += [[_("Why a note was hidden"), reason] for reason in minutes["hidden"]]
    rows += [[_("About the minutes"), remark] for remark in remarks_of(minutes, language)]
    return sheet(_("The workshop"), ((_("What"), "text", 26), (_("Content"), "text", 90)), rows)


def _equal(equal: Json | None) -> list[str]:
    if equal is None:
        return []
    if equal["score"] is None:
        return [_("Too few answered for a figure.")]
    figure = _("%(score)s of 100, from %(n)s answers. 100 is: fully on equal terms.") % equal
    return [figure, *sentences(equal)]


def _decisions(minutes: Json) -> Json:
    columns = (
        (_("Kind"), "text", 14),
        (_("What we do"), "text", 60),
        (_("Who sees to it"), "text", 22),
        (_("By when"), "date", 13),
        (_("Question"), "text", 36),
        (_("Group of notes"), "text", 30),
        *_answer_columns(),
    )
    rows = [
        [
            str(Proposal.Kind(each["kind"]).label),
            sentence(each["when"], each["text"]),
            each["owner"],
            _day(each["due"]),
            each["question"],
            each["grew_from"],
            *_answers(each["tally"]),
        ]
        for each in minutes["decisions"]
    ]
    return sheet(_("Decisions"), columns, rows)


def _answer_columns() -> tuple[tuple[str, str, int], ...]:
    return tuple((str(Answer.Stance(stance).label), "number", 13) for stance in STANCES)


def _answers(tally: Mapping[str, int]) -> Row:
    return [tally.get(stance) for stance in STANCES]


def _day(due: Any) -> str | None:
    return due.isoformat() if due else None


def _notes(minutes: Json) -> Json:
    """One row a note, with what its group came to."""
    columns = (
        (_("Question"), "text", 36),
        (_("Group of notes"), "text", 32),
        (_("What the group got"), "text", 32),
        (_("Note"), "text", 80),
    )
    rows: list[Row] = []
    for step in minutes["steps"]:
        rows += [[_("What works, and what we want to keep"), "", "", note] for note in step.get("notes", [])]
        rows += [[step["title"], *row] for group in step.get("groups", []) for row in _of_group(group)]
    return sheet(_("Notes"), columns, rows)


def _of_group(group: Json) -> list[Row]:
    alone = not group["title"] and len(group["notes"]) == 1
    counted = told(group) if is_counted(group) else ""
    return [["" if alone else named(group), counted, note] for note in worded_notes(group)]


def _told(minutes: Json) -> Json:
    """What each group told the others, where groups worked on different questions."""
    columns = ((_("Question"), "text", 36), (_("What the group told the others"), "text", 90))
    steps = minutes["steps"]
    rows = [[step["title"], step["summary"]] for step in steps if step.get("summary")]
    return sheet(_("What the groups told"), columns, rows)


def _ratings(minutes: Json) -> Json:
    columns = (
        (_("Part of the workshop"), "text", 36),
        (_("About"), "text", 50),
        (_("How much it applies here, 0 to 100"), "number", 18),
        (_("Answers"), "number", 12),
        (_("Remark"), "text", 30),
    )
    rows = [
        [
            _("%(title)s – once more") % step if step["repeat"] else step["title"],
            bar["title"],
            bar["score"],
            bar["n"],
            _("too few answers") if bar["score"] is None else "",
        ]
        for step in minutes["steps"]
        for bar in step.get("bars", [])
    ]
    return sheet(_("Ratings"), columns, rows)


def _proposals(minutes: Json) -> Json:
    """One row a version, the last one with what became of it."""
    columns = (
        (_("Question"), "text", 36),
        (_("Group of notes"), "text", 30),
        (_("Proposal"), "text", 60),
        (_("Version"), "number", 10),
        (_("What became of it"), "text", 20),
        *_answer_columns(),
        (_("Who sees to it"), "text", 22),
        (_("By when"), "date", 13),
        (_("Why it was parked"), "text", 40),
    )
    parked = {sentence(each["when"], each["text"]): because(each) for each in minutes["parked"]}
    rows: list[Row] = []
    for proposal in _all_proposals(minutes):
        origin, words = [proposal["question"], proposal["grew_from"]], _worded(proposal)
        for version, earlier in enumerate(proposal["earlier"], start=1):
            counts = _answers(earlier.get("tally", {}))
            rows.append([*origin, _worded(earlier), version, _("Changed"), *counts, "", None, ""])
        why = parked.get(words, "") if proposal["state"] == Proposal.State.PARKED else ""
        state = states().get(proposal["state"], _("Not decided"))
        last = [_answers(proposal["tally"]), proposal["owner"], _day(proposal["due"]), why]
        rows.append([*origin, words, len(proposal["earlier"]) + 1, state, *last[0], *last[1:]])
    return sheet(_("Proposals"), columns, rows)


def _worded(proposal: Json) -> str:
    return sentence(proposal["when"], proposal["text"])


def _all_proposals(minutes: Json) -> list[Json]:
    return [proposal for step in minutes["steps"] for proposal in step.get("proposals", [])]


def _reasons(minutes: Json) -> Json:
    columns = (
        (_("Proposal"), "text", 60),
        (_("Version"), "number", 10),
        (_("Answer"), "text", 24),
        (_("Name, where it was given openly"), "text", 24),
        (_("Reason"), "text", 70),
    )
    rows = [
        [_worded(asked), version, str(Answer.Stance(voice["stance"]).label), voice["name"], voice["reason"]]
        for proposal in _all_proposals(minutes)
        for version, asked in enumerate([*proposal["earlier"], proposal], start=1)
        for voice in asked.get("voices", [])
    ]
    return sheet(_("Reasons"), columns, rows)
