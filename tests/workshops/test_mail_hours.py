"""The law of mails: at most one on a day of the recipient's, in their working hours, in any time zone."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sammenhold.directory.models import Unit
from sammenhold.jobs import clock
from sammenhold.mail.hours import day_begins, may_mail, next_morning
from sammenhold.workshops.commands.mailing import send_due
from sammenhold.workshops.models import Invitation, Mailbox, Workshop
from tests.workshops.conftest import Table
from tests.workshops.postroom import choose, employ, planned

ZONES = (
    *("Europe/Copenhagen", "America/Nuuk", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Pago_Pago"),
    *("Pacific/Apia", "Australia/Lord_Howe", "Pacific/Chatham", "Africa/Cairo", "America/Havana", "UTC"),
)
zones = st.sampled_from(ZONES).map(ZoneInfo)
BEGIN = datetime(2011, 12, 20, tzinfo=UTC)
moments = st.integers(0, 19 * 365 * 24 * 60).map(lambda minutes: BEGIN + timedelta(minutes=minutes))
waits = st.integers(min_value=1, max_value=3000).map(lambda minutes: timedelta(minutes=minutes))


@given(moments, zones, st.lists(waits, max_size=60))
@example(datetime(2011, 12, 29, 18, tzinfo=UTC), ZoneInfo("Pacific/Apia"), [timedelta(hours=1)] * 48)
@example(datetime(2026, 3, 27, 8, tzinfo=UTC), ZoneInfo("Europe/Copenhagen"), [timedelta(hours=1)] * 96)
def test_one_a_day_in_working_hours(start: datetime, zone: ZoneInfo, steps: list[timedelta]) -> None:
    """Also where a whole day was skipped at the date line, and where midnight is when the clocks change."""
    now, last, sent = start, None, []
    for step in steps:
        if may_mail(now, last, zone):
            sent.append(now)
            last = now
        now += step
    local = [moment.astimezone(zone) for moment in sent]
    assert all(moment.weekday() < 5 and 8 <= moment.hour < 16 for moment in local)
    assert all(one.date() < other.date() for one, other in pairwise(local))


@given(moments, zones)
def test_whoever_gets_one_now_can_have_the_next_in_the_next_morning_and_not_before(
    now: datetime, zone: ZoneInfo
) -> None:
    morning = next_morning(now, zone)
    assert may_mail(morning, now, zone) == (morning.astimezone(zone).hour == 8)
    assert not may_mail(now, day_begins(now, zone), zone)
    quarter = timedelta(minutes=15)
    between = (now + number * quarter for number in range(400))
    assert not [moment for moment in between if moment < morning and may_mail(moment, now, zone)]


@pytest.mark.django_db(transaction=True)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_clock_keeps_the_law_also_for_whoever_moves(
    make_table: Callable[..., Table], unit: Unit, data: st.DataObject
) -> None:
    """Every turn there is something new to tell, and somebody's time zone may have changed meanwhile."""
    Workshop.objects.all().delete()
    Mailbox.objects.all().delete()
    mail.outbox.clear()
    unit.people.filter(name="Rejse").delete()
    table = planned(make_table(0, 0, begun=False))
    Workshop.objects.update(deadline=None)
    person = employ(unit, "Rejse")
    choose(table, person)
    now = data.draw(moments)
    sent: dict[datetime, ZoneInfo] = {}
    for step in data.draw(st.lists(waits, min_size=3, max_size=14)):
        zone = data.draw(zones)
        unit.people.filter(pk=person.pk).update(time_zone=zone.key)
        Invitation.objects.update(told="")
        with clock.at(now):
            send_due()
        if len(mail.outbox) > len(sent):
            sent[parsedate_to_datetime(str(mail.outbox[-1].extra_headers["Date"]))] = zone
        now += step
    assert len(sent) == len(mail.outbox)
    for moment, zone in sent.items():
        local = moment.astimezone(zone)
        assert local.weekday() < 5
        assert 8 <= local.hour < 16
        assert [
            other for other in sent if other.astimezone(zone).date() == local.date() and other <= moment
        ] == [moment]
