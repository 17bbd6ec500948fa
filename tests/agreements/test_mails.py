"""Mails about an agreement: who gets them, when, and that a link in each stops them."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from sammenhold.agreements import rules
from sammenhold.agreements.commands import asking, mailing
from sammenhold.agreements.models import Link
from sammenhold.agreements.queries.mailing import people_due
from sammenhold.directory.models import Person
from sammenhold.jobs import clock
from sammenhold.mail.sending import Fate
from sammenhold.workshops.models import Mailbox
from tests.agreements.conftest import MORNING, ROOT, Team

DAY = timedelta(days=1)


def turn(moment: datetime) -> list[str]:
    """Who gets a mail when the postman goes at this moment."""
    mail.outbox.clear()
    with clock.at(moment):
        mailing.send_due()
    return sorted(one.to[0].partition("@")[0] for one in mail.outbox)


def to(name: str) -> mail.EmailMessage:
    return next(one for one in mail.outbox if one.to[0].startswith(name.lower()))


@pytest.fixture
def asked(team: Team) -> Team:
    team.write()
    team.look_after()
    team.ask(by_mail=True)
    return team


def test_each_gets_the_link_in_their_own_working_hours_and_only_one_mail_a_day(asked: Team) -> None:
    """At 9 in UTC it is 10 in Copenhagen, 14.30 in Kolkata and 7 in Nuuk."""
    everybody = {"mette", "lone", "ali", "bo", "carla", "ravi", "jens"}
    assert set(turn(MORNING)) == everybody
    assert turn(MORNING + timedelta(hours=1)) == ["aviaja"]
    assert turn(MORNING + timedelta(hours=2)) == []


def test_the_link_works_and_the_mail_says_what_it_is_about(asked: Team) -> None:
    turn(MORNING)
    letter = to("Ali")
    found = re.search(rf"{ROOT}(/a/[\w-]+/)", str(letter.body))
    assert found
    assert "er du enig?" in letter.subject
    assert "do you agree?" in letter.subject
    assert "Når nogen skriver i chatten, svarer vi samme dag" in str(letter.body)
    assert "When nogen skriver" in str(letter.body)
    assert letter.reply_to == ["mette@sundby.example", "lone@sundby.example"]
    assert "Ali" in Client().get(found[1]).content.decode()


def test_whoever_has_had_another_mail_today_waits_until_tomorrow(asked: Team) -> None:
    Mailbox.objects.create(person=asked.people["Ali"], mailed_at=MORNING - timedelta(hours=1))
    assert "ali" not in turn(MORNING)
    assert "ali" in turn(MORNING + DAY)


def test_nobody_is_written_to_outside_working_hours_or_when_it_has_closed(asked: Team) -> None:
    assert turn(datetime(2026, 11, 24, 20, tzinfo=UTC)) == []
    assert turn(datetime(2026, 11, 28, 10, tzinfo=UTC)) == []
    asked.close()
    assert turn(MORNING + timedelta(days=6)) == []


def test_whoever_gets_a_link_by_hand_gets_none_by_mail(asked: Team) -> None:
    asking.make_links(asked.member, asked.round, [asked.people["Ali"].pk])
    assert "ali" not in turn(MORNING)


def test_mails_are_off_when_those_who_lead_say_so(team: Team) -> None:
    team.write()
    team.ask(by_mail=False)
    assert turn(MORNING) == []


def test_when_it_is_adopted_those_who_were_asked_are_told_once(asked: Team) -> None:
    turn(MORNING)
    asked.tokens = dict(zip(asked.people, tokens(asked), strict=True))
    asked.all_agree("Ali")
    asked.close()
    with clock.at(MORNING + 4 * DAY):
        asked.adopt(by_meeting=False)
    assert "ali" in turn(MORNING + 6 * DAY)
    assert "version 1" in str(to("Ali").body)
    assert f"{ROOT}/agreement/{asked.agreement.page_key}/" in str(to("Ali").body)
    assert "ali" not in turn(MORNING + 7 * DAY)


def tokens(team: Team) -> list[str]:
    """New links for all, without telling the postman that they were given by hand."""
    made = asking.make_links(team.member, team.round, [person.pk for person in team.people.values()])
    Link.objects.exclude(person__email="").update(by_mail=True)
    return [made[person.pk] for person in team.people.values()]


def test_the_keeper_is_told_once_when_it_is_time_to_look_back(team: Team) -> None:
    team.living()
    due = MORNING + rules.FIRST_REVIEW
    assert turn(due - DAY) == []
    assert turn(due) == ["lone"]
    body = str(to("Lone").body)
    assert "tid til at se på det igen" in body
    assert f"{ROOT}/rounds/{team.round.id}/agreement/review/" in body
    assert turn(due + DAY) == []
    team.look_after("Ali", (due + 7 * DAY).date())
    assert turn(due + 7 * DAY) == ["ali"]


def test_a_link_in_the_mail_stops_them_and_looking_changes_nothing(asked: Team) -> None:
    turn(MORNING)
    headers = to("Ali").extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>").removeprefix(ROOT)
    client = Client(headers={"accept-language": "en"})
    ali = asked.people["Ali"].pk
    assert "Stop the mails?" in client.get(address).content.decode()
    assert not mailing.is_silent(asked.agreement.pk, ali)
    client.post(address)
    assert mailing.is_silent(asked.agreement.pk, ali)
    assert "You get no more mails" in client.get(address).content.decode()
    Link.objects.update(told_at=None)
    assert "ali" not in turn(MORNING + DAY)
    client.post(address, {"do": "again"})
    assert "ali" in turn(MORNING + DAY)
    assert client.get(address.replace("a", "b")).status_code == 404


def test_a_mail_that_the_server_does_not_take_is_tried_again(
    asked: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    fates: list[Fate] = []
    monkeypatch.setattr(mailing, "hand_over", lambda *_given: fates.pop(0) if fates else Fate.LATER)
    Person.objects.exclude(name__in=["Ali", "Bo"]).update(email="")
    fates += [Fate.REFUSED, Fate.UNKNOWN]
    turn(MORNING)
    assert [box.refused for box in Mailbox.objects.order_by("person__name")] == [True, False]
    assert not Link.objects.exclude(told_at=None).exists()
    fates += [Fate.TAKEN, Fate.LATER]
    turn(MORNING + DAY)
    assert [link.person.name for link in Link.objects.exclude(told_at=None)] == ["Ali"]
    assert Mailbox.objects.get(person__name="Ali").refused is False
    fates += [Fate.TAKEN]
    turn(MORNING + DAY + timedelta(minutes=20))
    assert Link.objects.exclude(told_at=None).count() == 2


def test_the_number_of_questions_to_the_database_does_not_grow_with_those_who_wait(
    asked: Team, django_assert_num_queries: Callable[..., AbstractContextManager[None]]
) -> None:
    for number in range(30):
        asked.unit.people.create(
            organisation=asked.organisation, name=f"Ny {number}", email=f"ny{number}@sundby.example"
        )
    with django_assert_num_queries(4):
        people_due(MORNING, 20)
    asking.withdraw(asked.member, asked.round)
    asked.ask(by_mail=True)
    with django_assert_num_queries(4):
        assert len(people_due(MORNING, 20)) == 20
