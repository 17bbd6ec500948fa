"""The week's digest: who gets it, when, and that nothing is lost or told twice."""

import re
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries, Settings

from sammenhold.actions.commands import hand, mailing, moving
from sammenhold.actions.models import Action, Post, Told
from sammenhold.actions.queries.due import digest_of
from sammenhold.actions.queries.mailing import people_due
from sammenhold.directory.models import Person
from sammenhold.jobs import clock
from sammenhold.mail.sending import Fate
from sammenhold.rounds.models import Lead, Round
from sammenhold.workshops.models import Mailbox
from tests.actions.conftest import MORNING, TODAY, Team

ROOT = "https://sammenhold.sundby.example"
MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
State = Action.State


@pytest.fixture(autouse=True)
def _root(settings: Settings) -> None:
    settings.PUBLIC_URL = ROOT


def turn(moment: datetime) -> list[str]:
    """Who gets a mail when the postman goes at this moment."""
    mail.outbox.clear()
    with clock.at(moment):
        mailing.send_due()
    return sorted(one.to[0].partition("@")[0] for one in mail.outbox)


def to(name: str) -> mail.EmailMessage:
    return next(one for one in mail.outbox if one.to[0].startswith(name.lower()))


def stuck(team: Team, action: Action, words: str = "Leverandøren svarer ikke") -> None:
    moving.ask_for_help(hand.held_by_one_of_its(action.pk, action.responsible_id or 0, "Ali"), words)


def test_it_comes_on_monday_in_each_ones_own_working_hours_once(team: Team) -> None:
    """At 9 in UTC it is 10 in Copenhagen, 14.30 in Kolkata and 7 in Nuuk."""
    for name in ("Ali", "Ravi", "Aviaja", "Uden"):
        team.add(f"Indsats {name}", name)
    assert turn(MORNING) == turn(MORNING + 3 * DAY) == turn(MONDAY - 2 * DAY) == []
    assert turn(MONDAY - timedelta(hours=3)) == ["ravi"]
    assert turn(MONDAY) == ["ali", "lone", "mette"]
    assert "ingen mail når frem til Uden" in str(to("Mette").body)
    assert turn(MONDAY + timedelta(hours=2)) == ["aviaja"]
    assert turn(MONDAY + timedelta(hours=4)) == turn(MONDAY + DAY) == []
    assert turn(MONDAY + WEEK) == ["ali", "lone", "mette", "ravi"]


def test_it_says_what_is_due_why_and_how_to_answer(team: Team) -> None:
    team.add(days=3, why="De hjemme hører os ikke", helper_id=team.people["Bo"].pk)
    team.add("Ring til Nuuk", days=20)
    team.add("Langt ude", days=60)
    assert turn(MONDAY) == ["ali", "bo"]
    letter = to("Ali")
    text = str(letter.body)
    assert letter.subject == ("2 ting at følge op på i denne uge · 2 things to follow up this week")
    assert "Det skulle være gjort 27. november 2026." in text
    assert "It was to be done by 27 November 2026." in text
    assert "De hjemme hører os ikke" in text
    assert "Langt ude" not in text
    assert len(re.findall(rf"{ROOT}/do/[\w.-]+/", text)) == 4
    assert "Du hjælper Ali." in str(to("Bo").body)
    assert letter.reply_to == ["mette@sundby.example", "lone@sundby.example"]
    assert f"{ROOT}/calendar/{Post.objects.get(person__name='Ali').calendar_key}/" in text


def test_without_anything_due_nobody_hears(team: Team) -> None:
    team.add(days=40)
    Action.objects.filter(pk=team.add("Gjort").pk).update(state=State.DONE, look_on=TODAY + 30 * DAY)
    Action.objects.filter(pk=team.add("Droppet").pk).update(state=State.DROPPED)
    assert turn(MONDAY) == []
    assert turn(MONDAY + 4 * WEEK) == ["ali"]


def test_what_is_planned_in_the_week_waits_for_monday(team: Team) -> None:
    with clock.at(MONDAY + DAY):
        team.add()
    assert turn(MONDAY + DAY + timedelta(hours=1)) == []
    assert turn(MONDAY + WEEK) == ["ali"]


def test_the_first_day_that_is_free_when_monday_is_not(team: Team) -> None:
    team.add()
    Mailbox.objects.create(person=team.people["Ali"], mailed_at=MONDAY - timedelta(hours=1))
    assert turn(MONDAY) == []
    assert turn(MONDAY + DAY) == ["ali"]


def test_a_link_in_the_mail_stops_it_and_looking_changes_nothing(team: Team) -> None:
    action = team.add()
    turn(MONDAY)
    headers = to("Ali").extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>").removeprefix(ROOT)
    client = Client(headers={"accept-language": "da"})
    assert "Stop ugens mail" in client.get(address).content.decode()
    assert not Post.objects.filter(silent=True).exists()
    client.post(address)
    assert "Du får ikke flere mails" in client.get(address).content.decode()
    assert turn(MONDAY + WEEK) == []
    assert Post.objects.get(person=action.responsible_id).week == (MONDAY + WEEK).date()
    client.post(address, {"do": "again"})
    assert turn(MONDAY + 2 * WEEK) == ["ali"]
    assert client.get(address[:-3] + "x/").status_code == 404


def test_those_who_lead_are_told_once_that_somebody_is_stuck(team: Team) -> None:
    action = team.add()
    stuck(team, action)
    assert turn(MORNING + timedelta(hours=8)) == []
    assert turn(MORNING) == ["lone", "mette"]
    letter = to("Mette")
    assert letter.subject == "1 indsats sidder fast · 1 action is stuck"
    assert "Ali, Ydelse: »Leverandøren svarer ikke«" in str(letter.body)
    assert letter.reply_to == ["ali@sundby.example"]
    assert "List-Unsubscribe" not in letter.extra_headers
    assert Action.objects.get().stuck_told_at == MORNING
    assert turn(MORNING + DAY) == []
    with clock.at(MORNING + 2 * DAY):
        moving.help_was_given(hand.held_by_lead(team.member, team.round, action.pk))
        stuck(team, action, "Nu er det prisen")
    assert turn(MORNING + 2 * DAY) == ["lone", "mette"]


def test_who_wants_no_digest_is_still_asked_for_help(team: Team) -> None:
    stuck(team, team.add())
    mailing.open_posts()
    Post.objects.update(silent=True)
    assert turn(MONDAY) == ["lone", "mette"]


def test_what_nobody_has_goes_to_those_who_lead_in_one_line(team: Team) -> None:
    team.add("Ingens", who="")
    team.add("Hvis ejer er rejst", who="Carla")
    team.people["Carla"].delete()
    assert turn(MONDAY) == ["lone", "mette"]
    assert "2 indsatser har ingen ansvarlig." in str(to("Mette").body)
    assert to("Mette").subject == "planen i denne uge · the plan this week"


def test_the_newest_round_that_somebody_leads_is_the_one_that_is_told(team: Team) -> None:
    team.add(who="")
    newer = Round.objects.create(organisation=team.organisation, unit=team.unit, title="Næste")
    Lead.objects.create(round=newer, person=team.people["Jens"], part=Lead.Part.LEADER)
    Round.objects.create(organisation=team.organisation, unit=team.unit, title="Uden nogen")
    assert turn(MONDAY) == ["jens"]


@pytest.mark.parametrize("fate", [Fate.AWAY, Fate.LATER, Fate.REFUSED, Fate.UNKNOWN])
def test_what_becomes_of_a_mail_that_is_not_taken(
    team: Team, fate: Fate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What surely was not sent is sent later. What may have been is not sent again."""
    stuck(team, team.add(who="Ali"))
    Person.objects.exclude(name="Mette").update(email="")
    fates = [fate]
    with monkeypatch.context() as patch:
        patch.setattr(mailing, "hand_over", lambda *_given: fates.pop())
        turn(MORNING)
    assert Mailbox.objects.get().refused is (fate is Fate.REFUSED)
    assert turn(MORNING + timedelta(minutes=5)) == (["mette"] if fate is Fate.AWAY else [])
    again = fate in (Fate.LATER, Fate.REFUSED)
    assert turn(MORNING + DAY) == (["mette"] if again else [])
    assert Told.objects.count() == 1
    assert Mailbox.objects.get().refused_since is None


def test_two_postmen_on_the_same_round_send_one(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one comes by at the worst moment: when this one has claimed a mail and not handed it over."""
    stuck(team, team.add())
    hand_over, inside = mailing.hand_over, list[bool]()

    def meets_another(*given: Any) -> Fate:
        if not inside:
            inside.append(True)
            mailing.send_due()
            inside.clear()
        return hand_over(*given)

    monkeypatch.setattr(mailing, "hand_over", meets_another)
    assert turn(MONDAY) == ["ali", "lone", "mette"]


def test_killed_between_claim_and_sending_it_tells_all_next_week(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.add()
    with monkeypatch.context() as patch:
        patch.setattr(mailing, "hand_over", lambda *_given: sys.exit())
        with pytest.raises(SystemExit):
            turn(MONDAY)
    assert turn(MONDAY) == turn(MONDAY + DAY) == []
    assert turn(MONDAY + WEEK) == ["ali"]


def test_a_mail_server_that_is_down_for_a_day_loses_nothing(team: Team, settings: Settings) -> None:
    team.add()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend"):
        assert turn(MONDAY) == []
    assert turn(MONDAY + DAY) == ["ali"]


def test_without_a_public_address_links_begin_as_in_the_other_mails_of_the_house(
    team: Team, settings: Settings
) -> None:
    settings.PUBLIC_URL = ""
    team.add()
    assert turn(MONDAY) == []
    decided = team.decided("x")
    decided.step.workshop.link_root = "http://her.example"
    decided.step.workshop.save()
    assert turn(MONDAY) == ["ali"]
    assert "http://her.example/do/" in str(to("Ali").body)


def test_questions_to_the_database_do_not_grow_with_plans_and_people(
    team: Team, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        who = team.unit.people.create(
            organisation=team.organisation, name=f"Ny {number}", email=f"ny{number}@sundby.example"
        )
        team.people[who.name] = who
        stuck(team, team.add(who=who.name))
        team.add(who="Ali")
        mailing.open_posts()
        with django_assert_num_queries(3):
            people_due(MONDAY, 20)
        with django_assert_num_queries(3):
            digest_of(team.people["Ali"].pk, TODAY)
        with django_assert_num_queries(1):
            mailing.stuck_for(team.people["Mette"].pk)
