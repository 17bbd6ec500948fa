"""The steps of a workshop as sections of a paper. Steps with nothing to keep make none."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sammenhold.reports.opinions import opinions_told
from sammenhold.stats.ratings import FLOOR, ROUNDED_BELOW
from sammenhold.workshops.models import Answer, Proposal
from sammenhold.workshops.queries.origins import named
from sammenhold.workshops.queries.proposals import sentence
from sammenhold.workshops.queries.reading import is_gathered, notes_of
from sammenhold.workshops.queries.rewording import Run, rewording
from sammenhold.workshops.queries.votes import is_counted, told

Json = dict[str, Any]
Day = Callable[[date | None], str]
LINE = 80
"""Characters, at least."""

TOGETHER = 36
"""Lines of a proposal that are kept on one page; a longer one is broken."""


def section_of(step: Json, day: Day) -> Json | None:
    section = _section(step, day)
    return section and {**section, "anchor": step["anchor"]}


def _section(step: Json, day: Day) -> Json | None:
    match step["kind"]:
        case "gains" if step["notes"]:
            heading = _("What works, and what we want to keep")
            return {"kind": "notes", "heading": heading, "notes": step["notes"]}
        case "risks" if step["bars"]:
            return _bars(step)
        case "question":
            return _question(step, day)
    return None


def tally(counts: dict[str, int]) -> str:
    """How many gave each answer; empty where nobody was asked."""
    return " · ".join(f"{Answer.Stance(stance).label}: {number}" for stance, number in counts.items())


def _bars(step: Json) -> Json:
    caption = _(
        "0 is not at all, 100 is very much. Under %(floor)s answers no figure is shown; "
        "under %(rounded)s answers figures are rounded to five."
    ) % {"floor": FLOOR, "rounded": ROUNDED_BELOW}
    if step["repeat"]:
        caption += " " + _("A difference between the two may be chance: talk about it.")
    return {
        "kind": "bars",
        "heading": _("%(title)s – first and last") % step if step["repeat"] else step["title"],
        "caption": caption,
        "drawn": _("The thin line is the first answer.") if step["repeat"] else "",
        "repeated": step["repeat"],
        "bars": [_bar(bar) for bar in step["bars"]],
    }


def _bar(bar: Json) -> Json:
    before = bar["before"] or {"n": bar["n"], "score": None}
    answers = str(bar["n"]) if before["n"] == bar["n"] else f"{before['n']} → {bar['n']}"
    return {"title": bar["title"], "answers": answers, "score": bar["score"], "before": before["score"]}


def _question(step: Json, day: Day) -> Json:
    gathered = [group for group in step["groups"] if is_gathered(group)]
    others = [note for group in step["groups"] if not is_gathered(group) for note in worded_notes(group)]
    return {
        "kind": "question",
        "heading": step["title"],
        "groups": [_group(group) for group in gathered],
        "others": others,
        "opinions": opinions_told(step.get("opinions")),
        "proposals": [_proposal(proposal, day) for proposal in step["proposals"]],
        "told": _("The group told the others: %(summary)s") % step if step.get("summary") else "",
        "empty": _missing(step),
    }


def _missing(step: Json) -> str:
    """Why there are no notes, or none of a second round."""
    if step["groups"] and step.get("unshown"):
        return _(
            "The notes of the second round were deleted without being shown: a leader was in the room, and "
            "fewer than five people had written."
        )
    if step["groups"]:
        return ""
    if step.get("unshown"):
        return _(
            "The notes were deleted without being shown: a leader was in the room, and fewer than five "
            "people had written."
        )
    return _("Nothing was written.")


def worded_notes(group: Json) -> list[str]:
    """The notes, those of a second round marked."""
    return [
        _("%(note)s (second round)") % {"note": text} if later else text for text, later in notes_of(group)
    ]


def _group(group: Json) -> Json:
    """A group with no title goes by its first note; a short note on its own is not said twice."""
    name, notes = named(group), worded_notes(group)
    return {
        "title": name,
        "anchor": group["anchor"],
        "ways": group["ways"],
        "dots": group.get("dots", 0),
        "counted": told(group) if is_counted(group) else "",
        "notes": [] if notes == [name] and not group["title"] else notes,
    }


def _proposal(proposal: Json, day: Day) -> Json:
    adopted = proposal["state"] == "adopted"
    settled = [proposal["owner"], day(proposal["due"]) if proposal["due"] else ""]
    told = {
        "when": _("When %(when)s") % proposal if proposal["when"] else "",
        "text": proposal["text"],
        "adopted": adopted,
        "state": states().get(proposal["state"], _("Not decided")),
        "settled": " · ".join(part for part in settled if part),
        "tally": tally(proposal["tally"]),
        "changes": [asdict(run) for run in _changes(proposal)],
        "earlier": [_earlier(number, earlier) for number, earlier in enumerate(proposal["earlier"], start=1)],
        "voices": [voice_of(voice) for voice in proposal["voices"]],
    }
    found = {"anchor": proposal["anchor"], "ways": proposal["ways"]}
    return told | found | {"together": _lines(told) <= TOGETHER}


def states() -> dict[str, str]:
    return {"adopted": _("Decided"), "parked": _("Parked")}


def _changes(proposal: Json) -> tuple[Run, ...]:
    if not proposal["earlier"]:
        return ()
    before = proposal["earlier"][-1]
    return rewording(sentence(before["when"], before["text"]), sentence(proposal["when"], proposal["text"]))


def _earlier(number: int, earlier: Json) -> Json:
    """A round that was asked before. Minutes of older workshops hold its words only."""
    words = {"number": number, "sentence": sentence(earlier["when"], earlier["text"])}
    return {
        "text": _("Version %(number)s: %(sentence)s") % words,
        "tally": tally(earlier.get("tally", {})),
        "voices": [voice_of(voice) for voice in earlier.get("voices", [])],
    }


def _lines(told: Any) -> int:
    """About how many lines it takes in print, rather too many than too few."""
    if isinstance(told, str):
        return told.count("\n") + len(told) // LINE + 2 if told else 0
    if isinstance(told, dict):
        return sum(_lines(value) for value in told.values())
    return sum(_lines(value) for value in told) if isinstance(told, list) else 0


def voice_of(voice: Json) -> Json:
    stance = str(Answer.Stance(voice["stance"]).label)
    who = f"{stance} ({voice['name']})" if voice["name"] else stance
    return {"who": who, "reason": voice["reason"]}


def parked(found: list[Json]) -> Json | None:
    """What others are to decide."""
    if not found:
        return None
    told = [
        {
            "text": sentence(each["when"], each["text"]),
            "because": because(each),
            "anchor": each["anchor"],
            "ways": each["ways"],
        }
        for each in found
    ]
    return {"kind": "parked", "heading": _("Parked for others to decide"), "parked": told}


def because(each: Json) -> str:
    if each["desk"] == Proposal.Desk.LEADER:
        return _("The leader is to decide, because: %(because)s") % each
    return _("AMO, MED or SU is to decide, because: %(because)s") % each
