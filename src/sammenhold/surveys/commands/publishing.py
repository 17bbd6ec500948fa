"""Publishing, once: the figures are worked out by a process of its own, frozen, and the answers deleted."""

import logging
from collections import defaultdict
from uuid import UUID

from django.db import transaction

from sammenhold.jobs import clock
from sammenhold.jobs.forgetting import forget
from sammenhold.jobs.programs import Json, ProgramError, answer_of
from sammenhold.mapping.bands import Band
from sammenhold.surveys import events, rules
from sammenhold.surveys.commands import texts
from sammenhold.surveys.models import Remark, Response, Result, Wave

logger = logging.getLogger(__name__)

PROGRAM = "sammenhold.stats.survey"
SECONDS = 300


class FailedError(Exception):
    """The figures could not be worked out; everything is as it was, and it is tried again."""


def due() -> list[UUID]:
    """Closed, and without figures."""
    waiting = Wave.objects.filter(state=Wave.State.CLOSED, computed_at=None)
    return list(waiting.values_list("pk", flat=True))


def publish(wave_id: UUID) -> bool:
    """Work out and freeze. Of two clocks that work it out, one freezes."""
    wave = Wave.objects.get(pk=wave_id)
    if wave.state != Wave.State.CLOSED or wave.computed_at:
        return False
    return _freeze(wave_id, worked_out(collected(wave)))


def collected(wave: Wave) -> Json:
    """What the figures are worked out from."""
    answers = defaultdict[str, list[str]](list)
    mixed = Response.objects.filter(group__wave=wave).order_by("?")
    for group, given in mixed.values_list("group", "answers"):
        answers[str(group)].append(given)
    return {
        "floor": wave.floor,
        "bands": list(Band),
        "items": [_item(item) for item in wave.questionnaire["items"]],
        "parents": {key: node["parent"] for key, node in wave.tree.items()},
        "groups": [
            {"key": str(group.pk), "node": group.node, "bands": group.bands, "invited": group.invited}
            for group in wave.groups.order_by("pk")
        ],
        "answers": answers,
        "earlier": _earlier(wave),
    }


def worked_out(given: Json) -> Json:
    try:
        found = answer_of(PROGRAM, given, SECONDS)
    except ProgramError as error:
        raise FailedError(str(error)) from None
    if found["recoverable"]:
        raise FailedError("somebody's answers could be worked out from the figures")
    return found


def release(wave_id: UUID) -> bool:
    """Show it to everybody who was asked."""
    shown = Wave.objects.filter(pk=wave_id, released_at=None).exclude(computed_at=None)
    if not shown.update(released_at=clock.now()):
        return False
    events.wave_released.send(Wave, wave_id=wave_id)
    return True


def release_due() -> list[UUID]:
    now = clock.now()
    waiting = Wave.objects.filter(released_at=None).exclude(computed_at=None)
    return [wave.pk for wave in waiting if rules.release_due(wave, now)]


@transaction.atomic
def _freeze(wave_id: UUID, found: Json) -> bool:
    wave = Wave.objects.select_for_update().get(pk=wave_id)
    if wave.computed_at:
        return False
    Result.objects.bulk_create(_results(wave, found))
    wave.summary = {key: found[key] for key in ("answered", "invited", "rate")} | {
        "texts": texts.settle(wave)
    }
    wave.computed_at = clock.now()
    wave.save(update_fields=["summary", "computed_at"])
    Response.objects.filter(group__wave=wave).delete()
    forget(Response, Remark)
    return True


def _results(wave: Wave, found: Json) -> list[Result]:
    shown = defaultdict[str, list[Json]](list)
    for each in found["shown"]:
        shown[each["node"] or ""].append(each)
    return [
        Result(
            wave=wave,
            node=node,
            figures={
                "whole": next(each for each in sets if not each["bands"]),
                "sides": found["sides"].get(node),
                "comparison": found["comparisons"].get(node, {}),
                "change": found["changes"].get(node, {}),
            },
            moments=found["moments"].get(node, {}),
        )
        for node, sets in shown.items()
    ]


def _item(item: Json) -> Json:
    return {
        "code": item["code"],
        "reversed": item["reversed"],
        "compared": item["kind"] != "follow" and item["asked"] == "everyone",
    }


def _earlier(wave: Wave) -> Json:
    """The moments of the wave before, of the same unit and in the same words."""
    earlier = Wave.objects.filter(round__unit=wave.round.unit_id, made_up=wave.made_up)
    known = earlier.filter(opened_at__lt=wave.opened_at).exclude(computed_at=None)
    before = known.order_by("-opened_at").first()
    if before is None:
        return {}
    same = {item["code"] for item in before.questionnaire["items"] if item in wave.questionnaire["items"]}
    return {
        result.node: {code: moments for code, moments in result.moments.items() if code in same}
        for result in before.results.all()
        if _same_place(result.node, before, wave)
    }


def _same_place(node: str, before: Wave, wave: Wave) -> bool:
    return not node or before.tree.get(node) == wave.tree.get(node)
