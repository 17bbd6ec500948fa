"""Opinion groups on paper: the same counts in lines, without the drawing."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Json = dict[str, Any]


def opinions_told(found: Json | None) -> list[Json]:
    """Blocks with a heading and lines; none where nobody asked for opinion groups."""
    if not found:
        return []
    if found["state"] != "shown":
        return [{"heading": _("Opinion groups"), "lines": [_why_not(found["state"])]}]
    told = [_uniting(found["uniting"]), _division(found["groups"]), *map(_group, found["groups"])]
    return _without_gaps(told) if found.get("erased") else told


def _without_gaps(told: list[Json]) -> list[Json]:
    """Where notes are erased, nothing is said of what is no longer there."""
    gaps = {
        _("There is nothing that clearly more than half agree on."),
        _("No single note sets it apart beyond chance."),
    }
    gone = _("The notes that it was about are erased.")
    return [{**each, "lines": [gone if line in gaps else line for line in each["lines"]]} for each in told]


def _why_not(state: str) -> str:
    if state == "few":
        return _("Opinion groups were not worked out: too few people voted on enough groups of notes.")
    return _("The opinion groups could not be worked out, and the votes are deleted. The figures are right.")


def _uniting(lines: list[Json]) -> Json:
    told = [_("%(name)s: %(agree)s of %(answered)s agree") % line for line in lines]
    return {
        "heading": _("What unites all"),
        "lines": told or [_("There is nothing that clearly more than half agree on.")],
    }


def _division(groups: list[Json]) -> Json:
    if not groups:
        line = _("There is no division that chance could not have made as well.")
        return {"heading": _("The votes show one group"), "lines": [line]}
    words = ngettext(
        "The votes fall into %(number)s group", "The votes fall into %(number)s groups", len(groups)
    )
    line = _("Worked out from the votes alone. Nobody knows who is in which group.")
    return {"heading": words % {"number": len(groups)}, "lines": [line]}


def _group(group: Json) -> Json:
    people = ngettext(
        "Opinion group %(letter)s: %(people)s person",
        "Opinion group %(letter)s: %(people)s people",
        group["people"],
    )
    told = [
        _(
            "%(name)s: %(agree)s of %(answered)s agree here, %(others_agree)s of %(others_answered)s "
            "among the others"
        )
        % line
        for line in group["differences"]
    ]
    return {
        "heading": people % group,
        "lines": told or [_("No single note sets it apart beyond chance.")],
    }
