"""What the clock does for workshops."""

from datetime import timedelta
from uuid import uuid4

from sammenhold.jobs import clock
from sammenhold.jobs.loop import every
from sammenhold.live.acts import Act, Done, Outcome
from sammenhold.live.engine import perform_one
from sammenhold.workshops.commands import mailing
from sammenhold.workshops.commands.erasing import erase
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.keeping import due_now

MOST_PARTS = 100
LEFT_OPEN_DAYS = 30
HOUR = 60 * 60


@every(1)
def close_windows() -> None:
    """Press next where a closing time has come; after a standstill, part after part until none is late."""
    for _ in range(MOST_PARTS):
        pressed = [_press(workshop) for workshop in _late()]
        if not any(pressed):
            return


def _late() -> list[Workshop]:
    return list(
        Workshop.objects.filter(
            state=Workshop.State.OPEN,
            tempo=Workshop.Tempo.DAYS,
            deadline__lte=clock.now(),
            paused_at=None,
        ).select_related("step")
    )


def _press(workshop: Workshop) -> bool:
    """Whether the room went on. The act says where it was pressed, so that of two clocks one presses."""
    if workshop.step is None:
        return False
    outcome = _act(workshop, "time-up", at=workshop.step.at)
    return isinstance(outcome, Done) and bool(outcome.regions)


@every(HOUR)
def end_what_was_left_open() -> None:
    """A workshop that nobody ended is ended, so that who wrote what is not kept for longer than it must."""
    now = clock.now()
    left = Workshop.objects.filter(
        state=Workshop.State.OPEN, opened_at__lte=now - timedelta(days=LEFT_OPEN_DAYS)
    ).exclude(tempo=Workshop.Tempo.DAYS, steps__windows__closes_at__gt=now)
    for workshop in left:
        if workshop.paused_at:
            _act(workshop, "pause", on="0")
        _act(workshop, "end")


@every(HOUR)
def erase_what_is_due() -> None:
    """Notes and single answers, when the organisation's time to keep them is over."""
    for workshop in due_now():
        erase(workshop.pk)


def _act(workshop: Workshop, kind: str, **data: str) -> Outcome:
    return perform_one(Act(str(uuid4()), workshop.topic, "facilitator", "clock", "da", kind, data))


@every(20, waits=True)
def send_mails() -> None:
    """To those whom the facilitator lets it write to: what is open now, one mail a day at most."""
    mailing.send_due()
