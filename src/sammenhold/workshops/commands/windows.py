"""Over days: choose the tempo, set the closing times, and what the clock presses when a time has come."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from sammenhold.jobs import clock
from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.deadlines import closing_of, deadline_entering
from sammenhold.workshops.commands.preparing import changed
from sammenhold.workshops.commands.room import EVERYTHING, Room
from sammenhold.workshops.commands.running import go_on
from sammenhold.workshops.commands.taking_part import Outcome, leaders_only
from sammenhold.workshops.models import Step, Window, Workshop
from sammenhold.workshops.rules import phases
from sammenhold.workshops.schedule import proposed

Times = Mapping[tuple[int, str], datetime]


@leaders_only("time-up")
def close_window(room: Room, act: Act) -> Outcome:
    """Next, pressed by the clock. Whether it is time is asked again now that the row is held."""
    deadline = room.workshop.deadline
    if not room.workshop.over_days or deadline is None or deadline > clock.now():
        return Done(frozenset())
    outcome = go_on(room, act)
    if isinstance(outcome, Refused):  # too few have written, or notes wait to be read: those who lead decide
        room.workshop.deadline = None
        room.workshop.save(update_fields=["deadline"])
        return Done(frozenset({"head", "now", "side"}))
    return outcome


@leaders_only("live")
def go_live(room: Room, act: Act) -> Outcome:
    """Begun over days, finished together: from now on those who lead press next."""
    workshop, step = room.workshop, room.step
    if not workshop.over_days or step is None:
        return Done(frozenset())
    workshop.tempo = Workshop.Tempo.LIVE
    workshop.deadline = deadline_entering(workshop, step)
    workshop.save(update_fields=["tempo", "deadline"])
    return Done(EVERYTHING)


@transaction.atomic
def plan_live(workshop: Workshop) -> None:
    """Before it begins: all at the same time after all."""
    Window.objects.filter(step__workshop=workshop).delete()
    Workshop.rooms.filter(pk=workshop.pk, state=Workshop.State.DRAFT).update(tempo=Workshop.Tempo.LIVE)
    changed(workshop)


@transaction.atomic
def plan_days(workshop: Workshop, zone: ZoneInfo, first: date, *, apart: bool = False) -> None:
    """Before it begins: over days, with closing times proposed from `first`."""
    held = Workshop.rooms.select_for_update().get(pk=workshop.pk)
    if held.state != Workshop.State.DRAFT:
        return
    held.tempo, held.time_zone = Workshop.Tempo.DAYS, zone.key
    held.save(update_fields=["tempo", "time_zone"])
    steps = list(held.steps.all())
    times = proposed([step.course for step in steps], first, zone, apart=apart)
    Window.objects.filter(step__workshop=held).delete()
    Window.objects.bulk_create(
        Window(step=steps[part.step], phase=phases(steps[part.step].course)[part.phase], closes_at=closes)
        for part, closes in times.items()
    )
    changed(held)


@transaction.atomic
def set_times(workshop: Workshop, times: Times) -> None:
    """New closing times for parts that are not closed; the one that is open follows at once."""
    held = Workshop.rooms.select_for_update().get(pk=workshop.pk)
    steps = {step.pk: step for step in held.steps.all()}
    for (step, phase), closes in times.items():
        if step in steps:
            _set_time(steps[step], phase, closes)
    if held.over_days and held.step_id in steps and (held.step_id, steps[held.step_id].phase) in times:
        held.deadline = closing_of(steps[held.step_id])
        held.save(update_fields=["deadline"])
    changed(held)


def _set_time(step: Step, phase: str, closes: datetime) -> None:
    window, made = Window.objects.get_or_create(step=step, phase=phase, defaults={"closes_at": closes})
    if not made and window.closed_at is None:
        window.closes_at = closes
        window.save(update_fields=["closes_at"])
