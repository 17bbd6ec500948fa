"""The steps of a workshop as sections of a paper. Steps with nothing to keep make none."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sammenhold.stats.ratings import FLOOR, ROUNDED_BELOW
from sammenhold.workshops.models import Answer

Json = dict[str, Any]
Day = Callable[[date | None], str]
HEADING = 80


def section_of(step: Json, day: Day) -> Json | None:
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
    """How many agreed, had a concern, objected; empty while answers are still given."""
    if not counts:
        return ""
    return _("Agree: %(agree)s · with a concern: %(concern)s · objection: %(objection)s") % counts


def _bars(step: Json) -> Json:
    caption = _(
        "0 is not at all, 100 is very much. Under %(floor)s answers no figure is shown; "
        "under %(rounded)s answers figures are rounded to five."
    ) % {"floor": FLOOR, "rounded": ROUNDED_BELOW}
    if step["repeat"]:
        caption += " " + _(
            "The thin line is the first answer. A difference between the two may be chance: talk about it."
        )
    return {
        "kind": "bars",
        "heading": _("%(title)s – first and last") % step if step["repeat"] else step["title"],
        "caption": caption,
        "repeated": step["repeat"],
        "bars": [_bar(bar) for bar in step["bars"]],
    }


def _bar(bar: Json) -> Json:
    before = bar["before"] or {"n": bar["n"], "score": None}
    answers = str(bar["n"]) if before["n"] == bar["n"] else f"{before['n']} → {bar['n']}"
    return {"title": bar["title"], "answers": answers, "score": bar["score"], "before": before["score"]}


def _question(step: Json, day: Day) -> Json:
    gathered = [group for group in step["groups"] if _is_gathered(group)]
    others = [note for group in step["groups"] if not _is_gathered(group) for note in group["notes"]]
    return {
        "kind": "question",
        "heading": step["title"],
        "groups": [_group(group) for group in gathered],
        "others": others,
        "proposals": [_proposal(proposal, day) for proposal in step["proposals"]],
        "empty": not step["groups"],
    }


def _is_gathered(group: Json) -> bool:
    return bool(group["title"] or group["dots"] or len(group["notes"]) > 1)


def _group(group: Json) -> Json:
    """A group with no title goes by its first note; a short note on its own is not said twice."""
    first, notes = group["notes"][0], group["notes"]
    if not group["title"] and notes == [first[:HEADING]]:
        notes = []
    return {
        "title": group["title"] or (first if len(first) <= HEADING else first[:HEADING].rstrip() + "…"),
        "dots": group["dots"],
        "counted": ngettext("%(dots)s dot", "%(dots)s dots", group["dots"]) % group,
        "notes": notes,
    }


def _proposal(proposal: Json, day: Day) -> Json:
    adopted = proposal["state"] == "adopted"
    settled = [proposal["owner"], day(proposal["due"]) if proposal["due"] else ""]
    return {
        "when": _("When %(when)s") % proposal if proposal["when"] else "",
        "text": proposal["text"],
        "adopted": adopted,
        "state": _("Decided") if adopted else _("Not decided"),
        "settled": " · ".join(part for part in settled if part),
        "tally": tally(proposal["tally"]),
        "earlier": [_wording(earlier) for earlier in proposal["earlier"]],
        "voices": [_voice(voice) for voice in proposal["voices"]],
    }


def _wording(earlier: Json) -> str:
    if not earlier["when"]:
        return str(earlier["text"])
    return _("When %(when)s, %(text)s") % earlier


def _voice(voice: Json) -> Json:
    stance = str(Answer.Stance(voice["stance"]).label)
    who = f"{stance} ({voice['name']})" if voice["name"] else stance
    return {"who": who, "reason": voice["reason"]}
