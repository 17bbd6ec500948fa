"""How long the notes of a workshop are kept, what is due to be erased, and how minutes tell of it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sammenhold.jobs import clock
from sammenhold.workshops.models import Workshop

Json = dict[str, Any]
DAYS = {"da": "j. F Y", "en": "j F Y"}


def erases_at(workshop: Workshop) -> datetime | None:
    """When its notes are to be erased; None while it has not ended."""
    ended = workshop.closed_at
    return ended + timedelta(days=workshop.days_kept) if ended else None


def due_now() -> list[Workshop]:
    now = clock.now()
    return [workshop for workshop in _kept() if (when := erases_at(workshop)) and when <= now]


def due_with(organisation_id: int, days: int) -> int:
    """How many workshops would have their notes erased at once, were they kept for `days` only."""
    latest = clock.now() - timedelta(days=days)
    return _kept().filter(round__organisation=organisation_id, closed_at__lte=latest).count()


def _kept() -> QuerySet[Workshop]:
    closed = Workshop.objects.filter(state=Workshop.State.CLOSED, erased_at=None, closed_at__isnull=False)
    return closed.select_related("round__organisation").defer("minutes")


def minutes_of(workshop: Workshop) -> Json | None:
    """The frozen minutes, with when their notes are erased, or were."""
    if workshop.minutes is None:
        return None
    when = workshop.erased_at or erases_at(workshop)
    erasing = {"done": bool(workshop.erased_at), "when": when.isoformat() if when else None}
    return {**workshop.minutes, "erasing": erasing}


def telling(minutes: Mapping[str, Any]) -> Json:
    """Minutes in one language in which a line stands where notes were erased."""
    return {**minutes, "steps": [_step(step) for step in minutes["steps"]], "hidden": _hidden(minutes)}


def _step(step: Json) -> Json:
    told = {**step}
    if step.get("erased"):
        told["notes"] = [_erased(step["erased"])]
    if "groups" in step:
        told["groups"] = [_group(group) for group in step["groups"]]
    return told


def _group(group: Json) -> Json:
    if not group.get("erased"):
        return group
    title = _("Other notes") if group.get("others") else group["title"] or _("A group without a name")
    return {**group, "title": title, "notes": [_erased(group["erased"])]}


def _erased(number: int) -> str:
    words = ngettext("%(number)s note, now erased", "%(number)s notes, now erased", number)
    return words % {"number": number}


def _hidden(minutes: Mapping[str, Any]) -> list[str]:
    number = minutes.get("hidden_erased", 0)
    words = ngettext(
        "%(number)s note was hidden. The reason is erased.",
        "%(number)s notes were hidden. The reasons are erased.",
        number,
    )
    return [words % {"number": number}] if number else list(minutes["hidden"])


def sentence(minutes: Mapping[str, Any], language: str) -> str:
    """When the notes were erased, or will be, and what stays."""
    erasing = minutes.get("erasing") or {}
    if not erasing.get("when"):
        return ""
    when = _day(datetime.fromisoformat(erasing["when"]), language)
    stays = _("What was decided, the names of the groups, what they got, and how answers fell stay.")
    if erasing["done"]:
        told = _("The notes, and the reasons people gave with their answers, were erased on %(day)s.")
    else:
        told = _("The notes, and the reasons people gave with their answers, are erased on %(day)s.")
    return f"{told % {'day': when}} {stays}"


def _day(moment: datetime, language: str) -> str:
    day: date = timezone.localtime(moment).date()
    return date_format(day, DAYS[language])
