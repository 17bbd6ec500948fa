"""Laws of the digest: it tells all that is due, once, once a week, whatever becomes of the clock."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as tries
from hypothesis import strategies as st
from pytest_django import Settings

from sammenhold.actions import rules
from sammenhold.actions.commands import mailing
from sammenhold.actions.models import Action, Post
from sammenhold.actions.queries.due import due_by
from sammenhold.jobs import clock
from sammenhold.mail.sending import Fate
from sammenhold.workshops.models import Mailbox
from tests.actions.conftest import Team

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
State = Action.State
PLACES = ("Ali", "Ravi", "Aviaja")


@pytest.fixture(autouse=True)
def _root(settings: Settings) -> None:
    settings.PUBLIC_URL = "https://sammenhold.sundby.example"


days = st.none() | st.dates(date(2026, 10, 1), date(2027, 5, 1))


@given(state=st.sampled_from(State), due=days, look=days, today=st.dates(date(2026, 11, 1), date(2027, 2, 1)))
@tries(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_condition_says_what_the_rule_says(
    team: Team, state: State, due: date | None, look: date | None, today: date
) -> None:
    Action.objects.all().delete()
    action = team.add()
    Action.objects.filter(pk=action.pk).update(state=state, due_on=due, look_on=look)
    assert Action.objects.filter(due_by(today)).exists() == rules.is_due(state, due, look, today)


steps = st.lists(
    st.tuples(
        st.integers(-30, 24 * 4),  # hours until the postman comes next; the clock can be set back
        st.sampled_from(["taken", "taken", "away", "broken", "add", "done", "more"]),
        st.sampled_from(PLACES),
        st.integers(-10, 40),
    ),
    min_size=8,
    max_size=24,
)


courses = {
    "begins": st.sampled_from([date(2026, 3, 25), date(2026, 10, 21), date(2026, 12, 22)]),
    "steps": steps,
}
quick = {
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    "phases": [Phase.generate],
    "deadline": None,
}


@given(**courses)
@tries(max_examples=4, **quick)
def test_a_digest_tells_all_that_is_due_once_and_comes_once_a_week(
    team: Team, begins: date, steps: list[tuple[int, str, str, int]]
) -> None:
    _law(team, begins, steps)


@pytest.mark.slow
@given(**courses)
@tries(max_examples=25, **quick)
def test_the_same_in_many_courses(team: Team, begins: date, steps: list[tuple[int, str, str, int]]) -> None:
    _law(team, begins, steps)


def _law(team: Team, begins: date, steps: list[tuple[int, str, str, int]]) -> None:
    """Over summer time and winter time in three places, with clocks set back and mail servers that fail."""
    for table in (Action, Post, Mailbox):
        table.objects.all().delete()
    now, weeks = datetime(begins.year, begins.month, begins.day, 7, tzinfo=UTC), Counter[tuple[str, date]]()
    with clock.at(now - WEEK):
        for who in PLACES:
            _happens(team, "add", who, begins)
    for hours, what, who, ahead in steps:
        now += timedelta(hours=hours)
        with clock.at(now), pytest.MonkeyPatch.context() as patch:
            _happens(team, what, who, now.date() + ahead * DAY)
            expected = {name: _due(team, name, now) for name in PLACES}
            if what in ("away", "broken"):
                fate = Fate.AWAY if what == "away" else Fate.UNKNOWN
                patch.setattr(mailing, "hand_over", lambda *_given, fate=fate: fate)
            mail.outbox.clear()
            mailing.send_due()
        for letter in mail.outbox:
            name = letter.to[0].partition("@")[0].capitalize()
            if name in expected:
                weeks[name, _week(team, name, now)] += 1
                _right(str(letter.body), expected[name])
                assert 8 <= now.astimezone(_zone(team, name)).hour < 16
                assert now.astimezone(_zone(team, name)).weekday() < 5
    assert set(weeks.values()) <= {1}


def _happens(team: Team, what: str, who: str, day: date) -> None:
    if what == "add":
        action = team.add(f"Indsats {Action.objects.count()}.", who)
        Action.objects.filter(pk=action.pk).update(due_on=day)
    changed = Action.objects.filter(responsible=team.people[who])[:1].values_list("pk", flat=True)
    if what == "done":
        Action.objects.filter(pk__in=list(changed)).update(state=State.DONE, look_on=day)
    if what == "more":
        Action.objects.filter(pk__in=list(changed)).update(due_on=day)


def _right(body: str, due: set[str]) -> None:
    """Each title stands once in each language, and no other does."""
    told = Counter(re.findall(r"^Indsats \d+\.$", body, re.MULTILINE))
    assert told == dict.fromkeys(due, 2)
    assert len(set(re.findall(r"/do/[\w.-]+/", body))) == len(due)


def _due(team: Team, name: str, now: datetime) -> set[str]:
    today = now.astimezone(_zone(team, name)).date()
    theirs = Action.objects.filter(responsible=team.people[name])
    return {one.title for one in theirs if rules.is_due(one.state, one.due_on, one.look_on, today)}


def _zone(team: Team, name: str) -> ZoneInfo:
    return ZoneInfo(team.people[name].time_zone or "Europe/Copenhagen")


def _week(team: Team, name: str, now: datetime) -> date:
    day = now.astimezone(_zone(team, name)).date()
    return day - timedelta(days=day.weekday())
