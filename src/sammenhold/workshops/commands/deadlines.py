"""Until when a part is open: by minutes in a live workshop, by its window over days."""

from datetime import datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from django.utils import timezone

from sammenhold.jobs import clock
from sammenhold.mail.hours import working_days
from sammenhold.workshops.models import Step, Window, Workshop
from sammenhold.workshops.rules import is_for_all, minutes_of, phases
from sammenhold.workshops.schedule import DAY_ENDS, parts


def deadline_entering(workshop: Workshop, step: Step) -> datetime | None:
    """For a part that opens. Over days a part in which there is nothing to do is over at once: what it shows
    stands on the page of what has been. A part without a closing time waits for those who lead."""
    if not workshop.over_days:
        return timezone.now() + timedelta(minutes=minutes_of(step.course, step.phase, step.minutes))
    return closing_of(step) if is_for_all(step.course, step.phase) else clock.now()


def deadline_showing(workshop: Workshop, step: Step) -> datetime | None:
    """For a part that is shown again: its own closing time, when that is still to come."""
    closing = closing_of(step) if workshop.over_days else None
    return closing if closing and closing > clock.now() else None


def closing_of(step: Step) -> datetime | None:
    window = Window.objects.filter(step=step, phase=step.phase).first()
    return window.closes_at if window else None


def mark_closed(step: Step) -> None:
    """Remember when a window closed, so that a reader can be told what happened since the last visit."""
    Window.objects.filter(step=step, phase=step.phase, closed_at=None).update(closed_at=clock.now())


def too_late(workshop: Workshop) -> bool:
    """Would a workshop over days that begins now run through parts whose time is over already?"""
    return (
        workshop.over_days
        and Window.objects.filter(step__workshop=workshop, closes_at__lte=clock.now()).exists()
    )


def fit_times(workshop: Workshop) -> None:
    """After a change to the agenda: the closing times stay, and the parts to come take them in order.

    Further parts get a working day each; times that nobody needs are dropped.
    """
    if not workshop.over_days:
        return
    windows = Window.objects.filter(step__workshop=workshop)
    closed = {(window.step_id, window.phase) for window in windows.exclude(closed_at=None)}
    times = list(windows.filter(closed_at=None).order_by("closes_at").values_list("closes_at", flat=True))
    wanted = [part for part in _parts(workshop) if part not in closed]
    windows.filter(closed_at=None).delete()
    Window.objects.bulk_create(
        Window(step_id=step, phase=phase, closes_at=closes)
        for (step, phase), closes in zip(wanted, _enough(times, len(wanted), workshop.zone), strict=True)
    )


def _parts(workshop: Workshop) -> list[tuple[int, str]]:
    steps = list(workshop.steps.order_by("position", "pk"))
    moments = parts([step.course for step in steps])
    return [(steps[at.step].pk, phases(steps[at.step].course)[at.phase]) for at in moments]


def _enough(times: list[datetime], number: int, zone: ZoneInfo) -> list[datetime]:
    last = (times[-1] if times else clock.now()).astimezone(zone).date()
    further = working_days(last + timedelta(days=1))
    days = islice(further, max(0, number - len(times)))
    return [*times[:number], *(datetime.combine(day, time(DAY_ENDS), zone) for day in days)]
