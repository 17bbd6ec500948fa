"""The three mails of a screening: what stands in them, who gets them, when, and each once."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person
from sammenhold.jobs import clock
from sammenhold.rounds.models import Lead
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.commands import answering, closing, mailing
from sammenhold.surveys.models import Invitation, Wave
from tests.surveys.conftest import House
from tests.surveys.postroom import ROOT, Postroom, moment, postroom, turn
from tests.workshops.postroom import to

pytestmark = pytest.mark.django_db(transaction=True)
HALF = 7
"""Days after the opening at which half of the fourteen have passed."""


@pytest.fixture
def post(open_house: House) -> Postroom:
    return postroom(open_house)


def links(body: str) -> set[str]:
    return set(re.findall(rf"{ROOT}/q/(\S+)/", body))


def answer(post: Postroom, name: str) -> None:
    answering.send(code_of(post.invitation(name).seed), post.house.answers())


def test_the_invitation_says_who_asks_how_long_until_when_and_what_is_safe(post: Postroom) -> None:
    Person.objects.filter(pk=post.house.leader.pk).update(name="Mette Holm", email="mette@sundby.example")
    turn(moment(0, 10))
    (first,) = [sent for sent in mail.outbox if to([sent]) == ["ane"]]
    assert first.subject == "Hvordan går det? – dit personlige link · your personal link"
    assert first.reply_to == ["mette@sundby.example"]
    assert first.extra_headers["Auto-Submitted"] == "auto-generated"
    danish, english = str(first.body).split("Hello Ane")
    assert danish.startswith("Hej Ane\n\nIn English below.")
    assert "Mette Holm vil gerne vide, hvordan I arbejder sammen i Borger og Service" in danish
    assert "13 spørgsmål og tager cirka 4 minutter" in danish
    assert "Du kan svare indtil tirsdag 8. december kl. 10.00 (dansk tid)" in danish
    assert "Ingen ser, hvem der har svaret hvad" in danish
    assert "Det samme link viser resultatet bagefter" in danish
    assert "ikke andre mails om det" in danish
    assert "until Tuesday 8 December, 10:00 (Copenhagen time)" in english
    assert "Nobody sees whose answer is whose" in english
    assert links(danish) == links(english) == {code_of(post.invitation("Ane").seed)}


def test_the_link_in_the_mail_leads_to_the_questions_and_its_code_answers(post: Postroom) -> None:
    turn(moment(0, 10))
    (sent,) = [sent for sent in mail.outbox if to([sent]) == ["bo"]]
    code = links(str(sent.body)).pop()
    assert Client().get(f"/q/{code}/").status_code == 200
    answering.send(code, post.house.answers())
    assert post.invitation("Bo").used


def test_everybody_with_an_address_gets_it_once_in_their_own_working_hours(post: Postroom) -> None:
    turn(moment(0, 9))
    assert to(mail.outbox) == ["ane", "bo", "carl", "ravi"], "in Nuuk it is seven in the morning"
    turn(moment(0, 9, 30))
    assert len(mail.outbox) == 4
    turn(moment(0, 10))
    assert to(mail.outbox)[4:] == ["aviaja"]
    assert "07:00 (Nuuk)" in str(mail.outbox[4].body)
    assert "14:30 (Kolkata)" in str(mail.outbox[3].body)
    for day in (0, 1, 2, 3):
        turn(moment(day, 12))
    assert len(mail.outbox) == 5


def test_in_the_weekend_nobody_is_written_to(post: Postroom) -> None:
    for hour in range(24):
        turn(moment(4, hour))
    assert mail.outbox == []
    turn(moment(6, 7))
    assert to(mail.outbox) == ["ane", "bo", "carl", "ravi"]


def test_one_reminder_goes_to_those_whose_link_is_not_used(post: Postroom) -> None:
    turn(moment(0, 10))
    mail.outbox.clear()
    answer(post, "Bo")
    turn(moment(HALF, 8, 59))
    assert mail.outbox == [], "half of the time is not over"
    turn(moment(HALF, 9))
    answer(post, "Aviaja")
    turn(moment(HALF, 11))
    assert to(mail.outbox) == ["ane", "carl", "ravi"], "Aviaja has answered before her own morning"
    for day in range(HALF, 14):
        turn(moment(day, 8))
    assert len(mail.outbox) == 3
    danish, english = str(mail.outbox[0].body).split("Hello Ane")
    assert mail.outbox[0].subject == "Hvordan går det? – en påmindelse · a reminder"
    assert "Dit link til »Hvordan går det?« er ikke brugt endnu" in danish
    assert "indtil tirsdag 8. december kl. 10.00" in danish
    assert links(danish) == links(english) == {code_of(post.invitation("Ane").seed)}


def test_a_reply_to_the_reminder_does_not_tell_those_who_ask_who_got_it(post: Postroom) -> None:
    turn(moment(0, 10))
    mail.outbox.clear()
    turn(moment(HALF, 9))
    assert mail.outbox
    assert all(sent.reply_to == [] for sent in mail.outbox)


def test_nobody_is_reminded_within_two_days_of_their_invitation(post: Postroom) -> None:
    turn(moment(HALF - 1, 10))
    mail.outbox.clear()
    turn(moment(HALF, 12))
    assert mail.outbox == []
    turn(moment(HALF + 1, 9))
    assert mail.outbox == []
    turn(moment(HALF + 1, 10))
    assert to(mail.outbox) == ["ane", "bo", "carl", "ravi", "aviaja"]


def test_nobody_is_reminded_in_the_last_two_hours(post: Postroom) -> None:
    turn(moment(0, 10))
    mail.outbox.clear()
    turn(moment(14, 7, 1))
    assert mail.outbox == []


def test_who_has_no_address_is_neither_written_to_nor_held_up_by(post: Postroom) -> None:
    turn(moment(0, 10))
    turn(moment(HALF, 10))
    assert post.invitation("Uden").told_at is None
    Person.objects.filter(name="Uden").update(email="uden@sundby.example")
    mail.outbox.clear()
    turn(moment(8, 10))
    assert to(mail.outbox) == ["uden"]
    assert "dit personlige link" in mail.outbox[0].subject


def test_when_it_closes_nothing_tells_any_more_who_was_reminded(post: Postroom) -> None:
    turn(moment(0, 10))
    turn(moment(HALF, 10))
    assert Invitation.objects.exclude(reminded_at=None).count() == 5
    post.house.close()
    assert not Invitation.objects.exclude(reminded_at=None).exists()


def test_after_closing_nobody_is_invited_or_reminded(post: Postroom) -> None:
    with clock.at(moment(1, 6)):
        closing.end_now(post.wave)
    turn(moment(1, 10))
    assert mail.outbox == []


def test_all_who_were_asked_hear_once_that_the_result_is_there(post: Postroom) -> None:
    turn(moment(0, 10))
    answer(post, "Bo")
    mail.outbox.clear()
    post.release(moment(15, 17))
    turn(moment(15, 18))
    assert mail.outbox == []
    for day in (16, 17, 20):
        turn(moment(day, 10))
    assert sorted(to(mail.outbox)) == ["ane", "aviaja", "bo", "carl", "ravi"]
    bodies = {re.sub(r"Ane|Bo\b|Carl|Ravi|Aviaja|/q/\S+/", "", str(sent.body)) for sent in mail.outbox}
    assert len(bodies) == 1, "the same words, whether somebody has answered or not"
    assert mail.outbox[0].subject == "Hvordan går det? – resultatet er klar · the result is there"
    assert links(str(mail.outbox[0].body)) == {code_of(post.invitation("Ane").seed)}


def test_a_result_is_news_for_two_weeks(post: Postroom) -> None:
    post.release(moment(15, 9))
    turn(moment(29, 9))
    assert mail.outbox == []


def test_those_who_lead_hear_of_no_result_before_it_is_released(post: Postroom) -> None:
    Wave.objects.update(state=Wave.State.CLOSED, computed_at=moment(15, 9))
    turn(moment(15, 10))
    assert mail.outbox == []


def test_about_a_screening_that_is_made_up_nobody_is_written_to(post: Postroom) -> None:
    Wave.objects.update(made_up=True)
    turn(moment(0, 10))
    post.release(moment(1, 9))
    turn(moment(1, 10))
    assert mail.outbox == []


def test_a_line_break_in_a_title_adds_no_header(post: Postroom) -> None:
    Wave.objects.update(title="Hvordan\nBcc: alle@sundby.example")
    turn(moment(0, 10))
    assert mail.outbox[0].subject.startswith("Hvordan Bcc: alle@sundby.example – ")
    assert mail.outbox[0].recipients() == ["ane@sundby.example"]


def test_the_public_address_goes_before_the_one_by_which_it_was_opened(
    post: Postroom, settings: object
) -> None:
    settings.PUBLIC_URL = "https://samarbejde.sundby.example"  # type: ignore[attr-defined]
    turn(moment(0, 10))
    assert "https://samarbejde.sundby.example/q/" in str(mail.outbox[0].body)
    assert ROOT not in str(mail.outbox[0].body)


def test_several_who_lead_are_named_and_get_the_replies(post: Postroom) -> None:
    user = User.objects.create_user("amr@sundby.example")
    other = Person.objects.create(
        organisation=post.house.organisation,
        unit=post.house.top,
        name="Ali Demir",
        email="amr@sundby.example",
        user=user,
    )
    post.house.round.leads.create(person=other, part=Lead.Part.SAFETY_REP)
    turn(moment(0, 10))
    assert mail.outbox[0].reply_to == [post.house.leader.email, "amr@sundby.example"]
    assert f"{post.house.leader.name} og Ali Demir vil gerne vide" in str(mail.outbox[0].body)


def test_the_number_of_queries_for_each_mail_is_fixed(post: Postroom) -> None:
    counted = []
    for names in (("Ane",), ("Ane", "Bo", "Carl")):
        Invitation.objects.update(told_at=moment(0, 9))
        Invitation.objects.filter(person__name__in=names).update(told_at=None)
        with CaptureQueriesContext(connection) as asked:
            turn(moment(0, 10))
        counted.append(len(asked))
    assert (counted[1] - counted[0]) / 2 == 2, "one to read and one to claim"
    assert len(mail.outbox) == 4


def test_with_no_screening_under_way_the_clock_asks_one_question(
    post: Postroom, django_assert_num_queries: Callable[..., object]
) -> None:
    Wave.objects.update(state=Wave.State.CLOSED)
    with clock.at(moment(1, 10)), django_assert_num_queries(1):  # type: ignore[attr-defined]
        mailing.send_due()


def test_a_wave_is_told_of_every_turn_for_a_month_and_each_mail_goes_once(post: Postroom) -> None:
    """Over closing and release, hour by hour: three mails to each, none of them at night."""
    now, sent = moment(0, 9), 0
    while now < moment(30, 0):
        if now == moment(15, 9):
            post.release(now)
        turn(now)
        for one in mail.outbox[sent:]:
            zone = {"ravi": 5.5, "aviaja": -2}.get(to([one])[0], 1)
            local = now + timedelta(hours=zone)
            assert local.weekday() < 5
            assert 8 <= local.hour < 16
        sent = len(mail.outbox)
        now += timedelta(hours=1)
    assert sorted(to(mail.outbox)) == sorted(["ane", "bo", "carl", "ravi", "aviaja"] * 3)
