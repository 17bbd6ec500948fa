"""What each decision grew from, and what came of each group: minutes in which one finds one's way.

Minutes from before proposals kept their group have no group to show, and none is made up.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sammenhold.workshops.queries.proposals import sentence

Json = dict[str, Any]
WORDS = ("when", "text", "owner", "due")
NAME = 80
"""Characters of a note that stand for a group without a title."""


def traced(minutes: Json) -> Json:
    """Minutes in one language, with the ways between decisions, proposals, groups and questions.

    All four get an ``anchor`` and ``ways`` (text and anchor) to the others; decisions and proposals also get
    the name of the ``question`` and of the group they ``grew_from``.
    """
    steps = [_step(number, step) for number, step in enumerate(minutes["steps"], start=1)]
    settled = {
        "decisions": _settled("decision", minutes["decisions"], "adopted", steps),
        "parked": _settled("parked", minutes.get("parked", []), "parked", steps),
    }
    return {**minutes, "steps": steps, **settled}


def named(group: Json) -> str:
    """What a group is called: its title, else the beginning of its first note."""
    if group["title"]:
        return str(group["title"])
    first: str = group["notes"][0]
    return first if len(first) <= NAME else first[:NAME].rstrip() + "…"


def way(text: str, to: Json) -> Json:
    return {"text": text, "anchor": to["anchor"]}


def _step(number: int, step: Json) -> Json:
    anchor = f"step-{number}"
    if step["kind"] != "question":
        return {**step, "anchor": anchor}
    groups = [
        {**group, "anchor": f"group-{number}-{place}", "ways": []}
        for place, group in enumerate(step["groups"], start=1)
    ]
    proposals = [
        _proposal(f"proposal-{number}-{place}", proposal, {**step, "groups": groups})
        for place, proposal in enumerate(step["proposals"], start=1)
    ]
    return {**step, "anchor": anchor, "groups": groups, "proposals": proposals}


def _proposal(anchor: str, proposal: Json, step: Json) -> Json:
    place = proposal.get("group")
    told = {**proposal, "anchor": anchor, "question": step["title"], "grew_from": "", "ways": []}
    if place:
        group = step["groups"][place - 1]
        told["grew_from"] = named(group)
        told["ways"] = [way(_("Grew from the notes on “%(name)s”") % {"name": named(group)}, group)]
        worded = {"proposal": sentence(proposal["when"], proposal["text"])}
        group["ways"].append(way(_("Led to the proposal: %(proposal)s") % worded, told))
    return told


def _settled(kind: str, settled: Sequence[Json], state: str, steps: Sequence[Json]) -> list[Json]:
    """What was decided or parked is a proposal word for word, so its words find it."""
    told = []
    for number, each in enumerate(settled, start=1):
        found = next(_alike(each, state, steps), None)
        told.append(_found({**each, "anchor": f"{kind}-{number}"}, *found) if found else _alone(each))
    return told


def _alike(settled: Json, state: str, steps: Sequence[Json]) -> Iterator[tuple[Json, Json]]:
    for step in steps:
        for proposal in step.get("proposals", []):
            if proposal["state"] == state and all(proposal[word] == settled[word] for word in WORDS):
                yield step, proposal


def _found(settled: Json, step: Json, proposal: Json) -> Json:
    to_question = way(_("The question: %(title)s") % step, step)
    to_notes = [each for each in proposal["ways"] if each["anchor"].startswith("group")]
    ways = [to_question, *to_notes, way(_("The proposal and how it was answered"), proposal)]
    back = _("To the decision") if proposal["state"] == "adopted" else _("To what was parked")
    proposal["ways"].append(way(back, settled))
    return {**settled, "question": step["title"], "grew_from": proposal["grew_from"], "ways": ways}


def _alone(settled: Json) -> Json:
    """Its proposal is not in the minutes: there is no way to show."""
    return {**settled, "anchor": "", "question": "", "grew_from": "", "ways": []}
