"""Opinion groups: asked for before the voting opens, worked out when it closes, kept as a picture only."""

from collections import Counter
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused
from sammenhold.live.engine import announce
from sammenhold.stats.opinions.enough import FEWEST_STATEMENTS, FEWEST_VOTERS
from sammenhold.workshops.commands.afterwards import afterwards
from sammenhold.workshops.commands.room import EVERYTHING, Room
from sammenhold.workshops.commands.taking_part import Outcome, leaders_only
from sammenhold.workshops.models import Step, Workshop
from sammenhold.workshops.queries.methods import has_voted
from sammenhold.workshops.queries.opinions import frozen
from sammenhold.workshops.rules import may_ask_for_opinion_groups

PROGRAM = "sammenhold.stats.opinions"
BALLOTS = """
SELECT {together} FROM workshops_vote
WHERE group_id = %s AND value IS NOT NULL
"""
TOGETHER = {
    "sqlite": "group_concat(participant_id || value)",
    "postgresql": "string_agg(participant_id::text || value::text, ',')",
}
"""All votes on a group as one text: a hundred thousand rows one by one would hold the room up."""
Json = dict[str, Any]


@leaders_only("opinion-groups")
def ask_for_opinion_groups(room: Room, act: Act) -> Outcome:
    """Choose whether opinion groups are looked for."""
    if room.step is None or not settle_opinion_groups(room.step, act.data.get("on") == "1"):
        return Refused(
            "voted", _("Opinion groups are chosen before the voting opens, so this stays as it is.")
        )
    return Done(EVERYTHING)


def settle_opinion_groups(step: Step, on: bool) -> bool:
    """Set it, unless it is too late. Call with the workshop's row held."""
    if not may_ask_for_opinion_groups(step.kind, step.phase, step.method, voted=has_voted(step)):
        return False
    step.opinion_groups = on
    step.save(update_fields=["opinion_groups"])
    return True


def ballots(step: Step) -> dict[str, str]:
    """For each group the votes on it: a person's key and the vote behind it, with commas between."""
    query = BALLOTS.format(together=TOGETHER[connection.vendor])
    found = dict[str, str]()
    with connection.cursor() as cursor:
        for key in step.groups.values_list("pk", flat=True):
            cursor.execute(query, [key.hex if connection.vendor == "sqlite" else key])
            found[key.hex] = cursor.fetchone()[0] or ""
    return found


def counted(column: str) -> Counter[int | None]:
    """How many gave each vote."""
    return Counter(int(vote[-1]) for vote in column.split(",") if vote)


def look_for_groups(step: Step, columns: dict[str, str]) -> Json | None:
    """What can be told at once; None when it is worked out after the commit."""
    if not _may_be_enough(columns):
        return {"few": True}
    keep = partial(_keep, step.pk, step.workshop_id, list(columns))
    afterwards(PROGRAM, {"columns": list(columns.values())}, keep)
    return None


def _may_be_enough(columns: dict[str, str]) -> bool:
    """Whether there are so many votes that thirty could have voted on seven."""
    votes = sum(column.count(",") + 1 for column in columns.values() if column)
    return len(columns) >= FEWEST_STATEMENTS and votes >= FEWEST_VOTERS * FEWEST_STATEMENTS


def _keep(step_id: int, workshop_id: Any, keys: list[str], answer: Json | None) -> None:
    """Store the picture with the step, and in the minutes when the workshop has ended meanwhile."""
    workshop = Workshop.rooms.select_for_update().get(pk=workshop_id)
    step = workshop.steps.get(pk=step_id)
    found = {"failed": True} if answer is None else _named(answer, keys)
    step.result = {**(step.result or {}), "opinions": found}
    step.save(update_fields=["result"])
    if workshop.minutes:
        place = list(workshop.steps.values_list("pk", flat=True)).index(step.pk)
        workshop.minutes["steps"][place]["opinions"] = frozen(step)
        workshop.save(update_fields=["minutes"])
    transaction.on_commit(lambda: announce(workshop.topic, EVERYTHING))


def _named(answer: Json, keys: list[str]) -> Json:
    """The picture with keys in place of numbers."""
    if "few" in answer:
        return answer
    groups = [
        {**group, "differences": [[keys[number], *counts] for number, *counts in group["differences"]]}
        for group in answer["groups"]
    ]
    uniting = [[keys[number], *counts] for number, *counts in answer["uniting"]]
    return {"placed": answer["placed"], "uniting": uniting, "groups": groups}
