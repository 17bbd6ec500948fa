"""No more mails: for the one who stops them, and for all when those who lead do."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from sammenhold.directory.models import Person, Unit
from sammenhold.workshops.models import Invitation
from tests.workshops.conftest import Table
from tests.workshops.postroom import ROOT, choose, employ, moment, planned, turn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def days(make_table: Callable[..., Table]) -> Table:
    return planned(make_table(2, 3, begun=False))


@pytest.fixture
def ida(unit: Unit) -> Person:
    return employ(unit, "Ida")


def test_stopping_is_shown_by_get_done_by_post_and_can_be_undone(days: Table, ida: Person) -> None:
    choose(days, ida)
    turn(moment(0, 9))
    stop = re.findall(rf"{ROOT}(/m/\S+)", str(mail.outbox[0].body))[0]
    assert mail.outbox[0].extra_headers["List-Unsubscribe"] == f"<{ROOT}{stop}>"
    stranger = Client(enforce_csrf_checks=True)
    assert "ida@" not in stranger.get(stop).text
    assert "Ida" not in stranger.get(stop).text
    turn(moment(1, 9))
    assert len(mail.outbox) == 2, "looking changes nothing"
    assert stranger.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 302
    turn(moment(2, 9))
    assert len(mail.outbox) == 2
    assert stranger.post(stop, {"do": "again"}).status_code == 302
    turn(moment(2, 9, 5))
    assert len(mail.outbox) == 3
    assert stranger.post(stop.replace(":", "1:"), {"do": "stop"}).status_code == 404
    assert stranger.get(stop.replace(":", "")).status_code == 404


def test_when_those_who_lead_stop_the_mails_none_follow_and_nobody_is_written_to_twice(
    days: Table, ida: Person
) -> None:
    choose(days, ida)
    turn(moment(0, 9))
    choose(days)
    turn(moment(1, 9))
    choose(days, ida)
    turn(moment(1, 10))
    assert len(mail.outbox) == 2
    assert f"{ROOT}/i/" not in str(mail.outbox[1].body)


def test_whoever_has_stopped_stays_so_when_the_mails_are_chosen_again(days: Table, ida: Person) -> None:
    choose(days, ida)
    Invitation.objects.update(stopped=True)
    choose(days)
    choose(days, ida)
    turn(moment(0, 9))
    assert mail.outbox == []
