"""Minutes as a paper to print: every word in place, in the language that is active."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sammenhold.reports.sections import parked, section_of, tally
from sammenhold.rounds.models import Lead
from sammenhold.workshops.queries.equal_terms import sentences
from sammenhold.workshops.queries.keeping import sentence, telling
from sammenhold.workshops.queries.origins import traced
from sammenhold.workshops.queries.reading import read

Json = dict[str, Any]
DAYS = {"da": "j. F Y", "en": "j F Y"}
CLOCKS = {"da": "H.i", "en": "H:i"}


def paper_of(frozen: Mapping[str, Any], language: str) -> Json:
    """What the template prints, and nothing that it does not."""
    minutes = traced(telling(read(frozen, language)))
    held = _day(minutes["closed_at"], language)
    return {
        "language": language,
        "kind": _("Minutes"),
        "title": minutes["title"],
        "heading": f"{_('Minutes')}: {minutes['title']}",
        "author": minutes["organisation"],
        "description": f"{minutes['theme']} · {minutes['unit']} · {held}",
        "sender": f"{minutes['organisation']} · {minutes['unit']}",
        "footer": f"{_('Minutes')} · {minutes['unit']} · {held}",
        "facts": facts_of(minutes, language),
        "decisions": [_decision(found, language) for found in minutes["decisions"]],
        "sections": _sections(minutes, language),
        "signatures": signatures(minutes["leads"]),
        "remarks": remarks_of(minutes, language),
        "words": _words(),
    }


def made_at(frozen: Mapping[str, Any]) -> int:
    """When the minutes were frozen, in seconds since 1970."""
    ended = frozen["closed_at"]
    return int(datetime.fromisoformat(ended).timestamp()) if ended else 0


def _day(day: date | None, language: str) -> str:
    if isinstance(day, datetime):
        day = timezone.localtime(day)
    return date_format(day, DAYS[language]) if day else "–"


def _clock(moment: datetime, language: str) -> str:
    return date_format(timezone.localtime(moment), CLOCKS[language])


def facts_of(minutes: Json, language: str) -> list[tuple[str, str]]:
    present = minutes["participants"]
    words = {**present, "people": present["room"] + present["elsewhere"]}
    leads = [f"{lead['name']}, {part_in_sentence(lead['part'])}" for lead in minutes["leads"]]
    facts = [
        (_("Held"), _when(minutes["opened_at"], minutes["closed_at"], language)),
        (_("Led by"), " · ".join(leads)),
        (_("Took part"), _("%(people)s people: %(room)s in the room, %(elsewhere)s elsewhere") % words),
        (_("Theme"), minutes["theme"]),
    ]
    return [(name, value) for name, value in facts if value]


def _when(opened: datetime | None, closed: datetime | None, language: str) -> str:
    """One day with its hours, or the first and the last day."""
    if not opened or not closed:
        return _day(closed, language)
    first, last = _day(opened, language), _day(closed, language)
    if first != last:
        return f"{first} – {last}"
    hours = {"day": first, "start": _clock(opened, language), "end": _clock(closed, language)}
    return _("%(day)s, %(start)s–%(end)s") % hours


def part_in_sentence(part: str) -> str:
    """The part somebody has in leading, inside a sentence."""
    label = str(Lead.Part(part).label) if part in Lead.Part.values else part
    return label[:1].lower() + label[1:]


def _decision(decision: Json, language: str) -> Json:
    return {
        "when": _("When %(when)s") % decision if decision["when"] else "",
        "text": decision["text"],
        "owner": decision["owner"] or "–",
        "due": _day(decision["due"], language),
        "tally": tally(decision["tally"]),
        "anchor": decision["anchor"],
        "ways": decision["ways"],
    }


def _sections(minutes: Json, language: str) -> list[Json]:
    """In the order of the agenda. Ratings asked twice stand once, with both figures side by side."""
    again = any(step.get("repeat") and step["bars"] for step in minutes["steps"])
    steps = [step for step in minutes["steps"] if not again or step.get("repeat", True)]
    told = [section_of(step, lambda day: _day(day, language)) for step in steps]
    last = (_equal(minutes["equal"]), _hidden(minutes["hidden"]))
    return [section for section in (parked(minutes.get("parked", [])), *told, *last) if section]


def _equal(equal: Json | None) -> Json | None:
    if equal is None:
        return None
    heading = _("A conversation on equal terms?")
    if equal["score"] is None:
        return {"kind": "text", "heading": heading, "text": _("Too few answered for a figure.")}
    text = _("%(score)s of 100, from %(n)s answers. 100 is: fully on equal terms.") % equal
    shown = {"score": equal["score"], "before": None, "more": sentences(equal)}
    return {"kind": "level", "heading": heading, "text": text, **shown}


def _hidden(reasons: list[str]) -> Json | None:
    heading = _("Notes that were hidden, and why")
    return {"kind": "notes", "heading": heading, "notes": reasons} if reasons else None


def signatures(leads: list[Json]) -> list[Json]:
    """A line for each who led, and one for the leader and the safety representative in any case."""
    signing = [(lead["part"], lead["name"]) for lead in leads]
    there = {part for part, _name in signing}
    signing += [(part, "") for part in (Lead.Part.LEADER, Lead.Part.SAFETY_REP) if part not in there]
    order = list(Lead.Part.values)
    signing.sort(key=lambda one: order.index(one[0]) if one[0] in order else len(order))
    return [{"name": name, "part": str(Lead.Part(part).label)} for part, name in signing]


def remarks_of(minutes: Json, language: str) -> list[str]:
    parts = (sentence(minutes, language), _frozen(minutes, language), _source(minutes["source"]))
    return [part for part in parts if part]


def _frozen(minutes: Json, language: str) -> str:
    if not minutes["closed_at"]:
        return ""
    words = {"day": _day(minutes["closed_at"], language), "time": _clock(minutes["closed_at"], language)}
    if (minutes.get("erasing") or {}).get("done"):
        return (
            _(
                "Frozen when the workshop ended, %(day)s at %(time)s; since then only erased from. "
                "Names stand with decisions."
            )
            % words
        )
    return (
        _(
            "Frozen when the workshop ended, %(day)s at %(time)s, and unchanged since. "
            "Notes stand without names. Names stand with decisions and with answers given openly."
        )
        % words
    )


def _source(source: Json) -> str:
    told = [source["title"], source["publisher"], source["year"], source["url"]]
    return _("The theme builds on: %(source)s") % {"source": ", ".join(str(part) for part in told if part)}


def _words() -> dict[str, str]:
    return {
        "page": _("page"),
        "of": _("of"),
        "decisions": _("Decisions"),
        "undecided": _(
            "No decisions were made. What was said is below, and can be taken up at the next meeting."
        ),
        "what": _("What we do"),
        "who": _("Who sees to it"),
        "when": _("By when"),
        "about": _("About"),
        "answers": _("Answers"),
        "first": _("First"),
        "applies": _("How much it applies here"),
        "few": _("too few answers"),
        "others": _("Other notes"),
        "proposals": _("Proposals"),
        "changed": _("What has been changed:"),
        "signatures": _("Signatures"),
        "confirm": _(
            "Signed, these minutes can be kept as written proof of what was talked about and decided."
        ),
        "day": _("Date"),
        "name": _("Name"),
        "part": _("Role"),
        "signature": _("Signature"),
        "spelled": _(
            "Signs that the typeface lacks are spelled out in square brackets; "
            "the page shows them as written."
        ),
    }
