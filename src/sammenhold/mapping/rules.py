"""What a pattern can be, and who may ask for one. Pure decisions."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from hashlib import sha256

from sammenhold.directory.members import Member
from sammenhold.rounds.models import Lead
from sammenhold.rounds.queries import RoundView

WEEKS = 4
DAYS = 7 * WEEKS
FULL_TIME = 5 * WEEKS
SCREEN_DAYS_A_WEEK = 2
LONGEST_DAY = timedelta(hours=13)
LINK_LIFETIME = timedelta(days=60)


def too_many_days(days: Iterable[int]) -> bool:
    """Whether there are more days than four weeks have."""
    return sum(days) > DAYS


def length(starts: time, ends: time) -> timedelta:
    """From one clock time to the next other; past midnight where need be, and never nothing."""
    day = datetime(2000, 1, 1)  # noqa: DTZ001 (a span on the clock, of no zone)
    span = datetime.combine(day, ends) - datetime.combine(day, starts)
    return span if span > timedelta() else span + timedelta(days=1)


def is_a_day(starts: time, ends: time) -> bool:
    """Whether the hours can be somebody's usual day: the rest of it is left for rest."""
    return length(starts, ends) <= LONGEST_DAY


def screen_rule_applies(home_days: float) -> bool:
    """Whether these home days of four weeks are more than two a week on average."""
    return home_days > SCREEN_DAYS_A_WEEK * WEEKS


def may_estimate(member: Member, round: RoundView) -> bool:
    """Only the round's leaders: they estimate what they know of their own people."""
    return any(lead.person_id == member.person_id and lead.part == Lead.Part.LEADER for lead in round.leads)


def fingerprint(token: str) -> str:
    """What is stored of a link's token; it does not lead back to it."""
    return sha256(f"pattern:{token}".encode()).hexdigest()
