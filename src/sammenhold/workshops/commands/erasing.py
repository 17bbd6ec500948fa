"""When the time to keep notes is over: notes and single answers go for good, decisions and counts stay."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sammenhold.jobs import clock
from sammenhold.jobs.forgetting import forget
from sammenhold.live.engine import announce
from sammenhold.workshops.models import (
    Answer,
    Given,
    Note,
    Proposal,
    Rating,
    Ready,
    Regrouping,
    Step,
    Tally,
    Vote,
    Workshop,
)
from sammenhold.workshops.queries.keeping import erases_at
from sammenhold.workshops.queries.votes import is_counted

Json = dict[str, Any]
OF_STEPS = (Note, Rating, Given, Ready, Regrouping, Tally)


@transaction.atomic
def erase(workshop_id: UUID) -> bool:
    """Erase what is due. Asked again under the lock, so that of two clocks one does it."""
    workshop = (
        Workshop.objects.select_for_update(of=("self",))
        .select_related("round__organisation")
        .get(pk=workshop_id)
    )
    when = erases_at(workshop)
    if workshop.state != Workshop.State.CLOSED or workshop.erased_at or when is None or when > clock.now():
        return False
    for table in OF_STEPS:
        table._default_manager.filter(step__workshop=workshop).delete()
    Vote.objects.filter(group__step__workshop=workshop).delete()
    Answer.objects.filter(proposal__step__workshop=workshop).delete()
    workshop.steps.update(summaries=[])
    _silence_history(workshop)
    workshop.erased_at = clock.now()
    workshop.minutes = workshop.minutes and without_notes(workshop.minutes)
    workshop.save(update_fields=["erased_at", "minutes"])
    forget(*OF_STEPS, Step, Vote, Answer, Proposal, Workshop)
    transaction.on_commit(lambda: announce(workshop.topic))
    return True


def _silence_history(workshop: Workshop) -> None:
    """Of earlier rounds the counts stay: which answers there were, without reasons and names."""
    for proposal in Proposal.objects.filter(Q(step__workshop=workshop) & ~Q(history=[])):
        for kept in proposal.history:
            stances = sorted(answer["stance"] for answer in kept["answers"])
            kept["answers"] = [{"stance": stance, "reason": "", "name": ""} for stance in stances]
        proposal.save(update_fields=["history"])


def without_notes(minutes: Json) -> Json:
    """The frozen minutes with counts where notes, reasons and names of those who answered stood."""
    steps = [_step(step) for step in minutes["steps"]]
    return {**minutes, "steps": steps, "hidden": [], "hidden_erased": len(minutes["hidden"])}


def _step(step: Json) -> Json:
    left = {**step, "summary": ""} if step.get("summary") else {**step}
    if "notes" in step:
        left |= {"notes": [], "erased": len(step["notes"])}
    if "groups" in step:
        asked = {proposal.get("group") for proposal in step["proposals"]}
        groups, places = _groups(step["groups"], asked)
        proposals = [_proposal(proposal, places) for proposal in step["proposals"]]
        left |= {"groups": groups, "proposals": proposals}
    if step.get("opinions"):
        left["opinions"] = _opinions(step["opinions"], {group["title"] for group in step["groups"]})
    return left


def _opinions(found: Json, titles: set[str]) -> Json:
    """The picture without the lines that quote a note; how many people and where they stand stays."""

    def titled(lines: list[Json]) -> list[Json]:
        return [line for line in lines if line["name"] in titles]

    groups = [{**group, "differences": titled(group["differences"])} for group in found["groups"]]
    return {**found, "uniting": titled(found["uniting"]), "groups": groups, "erased": True}


def _groups(groups: list[Json], asked: set[int | None]) -> tuple[list[Json], dict[int, int]]:
    """The groups that stand for something, a count of all other notes, and where each group is now."""
    left, places, others = list[Json](), dict[int, int](), 0
    for place, group in enumerate(groups, start=1):
        number = len(group["notes"])
        if group["title"] or is_counted(group) or number > 1 or place in asked:
            left.append({**group, "notes": [], "later": 0, "erased": number})
            places[place] = len(left)
        else:
            others += number
    if others:
        left.append({"title": "", "dots": 0, "notes": [], "erased": others, "others": True})
    return left, places


def _proposal(proposal: Json, places: dict[int, int]) -> Json:
    earlier = [{**version, "voices": []} for version in proposal["earlier"]]
    group = places.get(proposal.get("group") or 0)
    return {**proposal, "voices": [], "earlier": earlier, "group": group}
