"""The three mails of a screening, and when each may go out. Everybody gets each of them once at most."""

from datetime import datetime, timedelta
from enum import Enum

from sammenhold.surveys.models import Wave

BEFORE_A_REMINDER = timedelta(days=2)
"""From somebody's invitation."""
TOO_LATE = timedelta(hours=2)
"""Before closing nobody is reminded any more."""
NEWS_FOR = timedelta(days=14)
"""How long a result is news."""


class Occasion(Enum):
    """Its value is the field of an invitation that says when the mail was sent."""

    INVITATION = "told_at"
    REMINDER = "reminded_at"
    RESULT = "result_told_at"


def holds(occasion: Occasion, wave: Wave, now: datetime) -> bool:
    """Whether this mail about the screening may go out now."""
    if occasion is Occasion.RESULT:
        return wave.released_at is not None and now < wave.released_at + NEWS_FOR
    if wave.state != Wave.State.OPEN or wave.opened_at is None or now >= wave.closes_at:
        return False
    half = wave.opened_at + (wave.closes_at - wave.opened_at) / 2
    return occasion is Occasion.INVITATION or half <= now <= wave.closes_at - TOO_LATE
