"""A document of a round as a paper to print: what those who lead wrote, in the language they wrote it in."""

from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sammenhold.reports.paper import DAYS, part_in_sentence, signatures
from sammenhold.rounds.queries import PaperView, RoundView

Json = dict[str, Any]
BULLET = "- "


def paper_of(round: RoundView, paper: PaperView, language: str) -> Json:
    """What the template prints, and nothing that it does not."""
    document, day = paper.document, _changed(paper, language)
    return {
        "language": language,
        "kind": round.title,
        "title": str(document.title),
        "heading": f"{document.title}: {round.unit}",
        "author": round.organisation,
        "description": f"{document.title} · {round.unit} · {day}",
        "sender": f"{round.organisation} · {round.unit}",
        "footer": " · ".join(filter(None, (str(document.title), round.unit, day))),
        "facts": _facts(round, paper, language),
        "sections": [
            {"heading": str(blank.label), "parts": _parts(paper.texts.get(blank.name, ""))}
            for blank in document.blanks
        ],
        "signatures": _signing(round) if document.signed else [],
        "sources": [str(source) for source in document.sources],
        "words": _words(),
    }


def made_at(paper: PaperView) -> int:
    """When it was last changed, in seconds since 1970."""
    changed = paper.done_at or paper.saved_at
    return int(changed.timestamp()) if changed else 0


def _facts(round: RoundView, paper: PaperView, language: str) -> list[tuple[str, str]]:
    leads = " · ".join(f"{lead.name}, {part_in_sentence(lead.part)}" for lead in round.leads)
    state = _("Marked as done by %(name)s") if paper.done_at else _("A draft, last changed by %(name)s")
    name = paper.done_name or paper.saved_name
    facts = [(_("Unit"), round.unit), (_("Led by"), leads)]
    if name:
        facts.append((_("State"), f"{state % {'name': name}}, {_changed(paper, language)}"))
    return facts


def _parts(text: str) -> list[Json]:
    """Paragraphs, and lines that begin with a dash as one list."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        {"kind": "list" if listed else "text", "lines": [line.removeprefix(BULLET) for line in some]}
        for listed, some in groupby(lines, lambda line: line.startswith(BULLET))
    ]


def _signing(round: RoundView) -> list[Json]:
    return signatures([{"name": lead.name, "part": lead.part} for lead in round.leads])


def _changed(paper: PaperView, language: str) -> str:
    changed = paper.done_at or paper.saved_at
    return date_format(timezone.localtime(changed), DAYS[language]) if changed else ""


def _words() -> dict[str, str]:
    return {
        "page": _("page"),
        "of": _("of"),
        "signatures": _("Signatures"),
        "confirm": _("Signed, this can be kept as written proof."),
        "sources": _("Where the rules come from"),
        "day": _("Date"),
        "name": _("Name"),
        "part": _("Role"),
        "signature": _("Signature"),
        "spelled": _(
            "Signs that the typeface lacks are spelled out in square brackets; "
            "the page shows them as written."
        ),
    }
