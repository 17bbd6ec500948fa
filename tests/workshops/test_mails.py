"""Mails over days: what stands in them, who gets them, and never two on one day."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client

from sammenhold.directory.models import Person, Unit
from sammenhold.jobs import clock
from sammenhold.workshops.commands import joining, preparing, windows
from sammenhold.workshops.due import close_windows
from sammenhold.workshops.models import Invitation, Mailbox, Participant, Step
from sammenhold.workshops.rules import APART, BESIDE, PHASES, TWICE, is_for_all, phases
from tests.workshops.conftest import Table
from tests.workshops.postroom import COPENHAGEN, ROOT, choose, employ, end, moment, planned, to, turn

pytestmark = pytest.mark.django_db(transaction=True)
HERE = {"place": "room", "language": "da", "name": ""}


@pytest.fixture
def days(make_table: Callable[..., Table]) -> Table:
    return planned(make_table(2, 3, begun=False))


@pytest.fixture
def ida(unit: Unit) -> Person:
    return employ(unit, "Ida")


def link_in(body: str) -> str:
    return re.findall(rf"{ROOT}(/i/\S+)", body)[0]


def test_without_a_choice_nobody_is_written_to(days: Table, ida: Person) -> None:
    joining.invite(days.workshop, [ida.pk])
    turn(moment(0, 9))
    assert mail.outbox == []


def test_the_first_mail_brings_the_link_what_is_open_and_what_opens_on_the_same_day(
    days: Table, ida: Person
) -> None:
    choose(days, ida)
    turn(moment(0, 9))
    (first,) = mail.outbox
    assert first.to == ["ida@sundby.example"]
    assert first.reply_to == ["mette@sundby.example"]
    assert first.subject == "Virtuelt samarbejde: dit personlige link · your personal link"
    body = str(first.body)
    danish, english = body.split("Hello Ida")
    assert danish.startswith("Hej Ida\n\nIn English below.")
    assert "Åbent nu i »Virtuelt samarbejde«" in danish
    assert "Indtil mandag 23. marts kl. 11.30 (dansk tid): Skriv" in danish
    assert "kl. 17.00" in danish
    assert "onsdag" not in danish, "what opens on the next day is for the next mail"
    assert "Monday" in english
    assert "Sammenhold sends this mail for Mette Holm" in english
    assert link_in(danish) == link_in(english)
    phone = Client()
    assert phone.get(link_in(body)).status_code == 200
    assert phone.post(link_in(body), HERE).status_code == 302
    assert Participant.objects.filter(personal=True).count() == 1


def test_later_mails_say_what_has_happened_since_and_bring_no_link(days: Table, ida: Person) -> None:
    choose(days, ida)
    turn(moment(0, 9))
    days.say(days.people[0], "note", text="Ro om formiddagen")
    turn(moment(0, 12))
    assert len(mail.outbox) == 1, "one a day"
    turn(moment(1, 7, 59))
    assert len(mail.outbox) == 1, "not before 8"
    turn(moment(1, 8))
    body = str(mail.outbox[1].body)
    assert mail.outbox[1].subject.endswith("åbent nu · open now")
    assert "Siden den sidste mail:" in body
    assert "1 indlæg er vist" in body or "1 indlæg" in body
    assert "Ro om formiddagen" not in body
    assert f"{ROOT}/i/" not in body
    assert f"{ROOT}/w/{days.workshop.code}/" in body
    turn(moment(2, 8))
    assert "1 indlæg" not in str(mail.outbox[2].body).split("Siden den sidste mail:")[1].split("Hello")[0]


def test_the_last_mail_says_that_the_minutes_are_ready(days: Table, ida: Person) -> None:
    choose(days, ida)
    turn(moment(0, 9))
    end(days, moment(0, 10))
    turn(moment(0, 11))
    assert len(mail.outbox) == 1
    for day in (1, 2, 3):
        turn(moment(day, 8))
    assert [sent.subject.partition(": ")[2] for sent in mail.outbox[1:]] == [
        "referatet er klar · the minutes are ready"
    ]
    assert f"{ROOT}/w/{days.workshop.code}/minutes/" in str(mail.outbox[1].body)


def test_long_after_the_end_nobody_is_written_to(days: Table, ida: Person) -> None:
    end(days, moment(0, 10))
    choose(days, ida)
    turn(moment(15, 10))
    assert mail.outbox == []


@pytest.mark.parametrize("why", ["not begun", "paused", "live", "read first"])
def test_while_nothing_is_open_nothing_is_sent(
    make_table: Callable[..., Table], ida: Person, why: str
) -> None:
    table = make_table(1, 1, begun=False)
    if why == "not begun":
        windows.plan_days(table.workshop, COPENHAGEN, date(2026, 3, 23))
    else:
        planned(table)
    choose(table, ida)
    if why == "paused":
        table.lead("pause", on="1")
    if why == "live":
        table.lead("live")
    if why == "read first":
        table.workshop.steps.filter(pk=table.step.pk).update(reading=True)
    turn(moment(0, 9))
    assert mail.outbox == []


@pytest.mark.parametrize("course", PHASES)
def test_every_part_in_which_there_is_something_to_do_is_told_of_and_no_other(
    days: Table, ida: Person, course: str
) -> None:
    choose(days, ida)
    step = days.workshop.steps.filter(kind=course if course in Step.Kind.values else "question")[0]
    step.twice, step.apart = course == TWICE, course == APART
    if course == BESIDE:
        step.beside = days.workshop.steps.create(kind="question", question="Q2", position=0, apart=True)
    step.save()
    for phase in phases(course):
        type(step).objects.filter(pk=step.pk).update(phase=phase)
        type(days.workshop).objects.update(step=step, deadline=None)
        Invitation.objects.update(told="")
        Mailbox.objects.all().delete()
        mail.outbox.clear()
        turn(moment(0, 9))
        assert len(mail.outbox) == is_for_all(course, phase), phase


def test_each_gets_the_mail_in_their_own_morning_with_their_own_time(days: Table, unit: Unit) -> None:
    choose(days, employ(unit, "Aviaja", "America/Nuuk"), employ(unit, "Ravi", "Asia/Kolkata"))
    turn(moment(0, 8, 30))
    assert to(mail.outbox) == ["ravi"]
    assert "16:00 (Kolkata)" in str(mail.outbox[0].body)
    turn(moment(0, 11))
    assert to(mail.outbox) == ["ravi", "aviaja"]
    assert "08:30 (Nuuk)" in str(mail.outbox[1].body)


def test_a_part_that_waits_for_those_who_lead_has_no_time_and_nothing_after_it(
    days: Table, ida: Person
) -> None:
    type(days.workshop).objects.update(deadline=None)
    choose(days, ida)
    turn(moment(0, 9))
    body = str(mail.outbox[0].body)
    assert "- Indtil de, der leder, går videre: Skriv det, der virker" in body
    assert "Derefter:" not in body


def test_two_workshops_are_told_of_in_one_mail(days: Table, ida: Person) -> None:
    other = Table(preparing.create(days.workshop.round, "45"))
    other.join()
    planned(other)
    for table in (days, other):
        choose(table, ida)
    turn(moment(0, 9))
    (both,) = mail.outbox
    codes = {days.workshop.code, other.workshop.code}
    assert set(re.findall(r"/w/(\w+)/", str(both.body))) == codes
    assert len(set(re.findall(r"/i/(\S+)/", str(both.body)))) == 2
    stop = re.findall(rf"{ROOT}(/m/\S+)", str(both.body))[0]
    Client().post(stop, {"do": "stop"})
    assert Invitation.objects.filter(stopped=True).count() == 2


def test_a_link_that_was_used_lets_nobody_else_in_after_the_first_mail(days: Table, ida: Person) -> None:
    token = joining.invite(days.workshop, [ida.pk])[ida.pk]
    phone = Client()
    phone.post(f"/i/{token}/", HERE)
    choose(days, ida)
    turn(moment(0, 9))
    link = link_in(str(mail.outbox[0].body))
    assert phone.get(link).status_code == 302, "the device that is in finds its way back"
    assert Client().get(link).status_code == 410


def test_a_new_link_by_hand_does_not_begin_the_mails_anew(days: Table, ida: Person) -> None:
    choose(days, ida)
    turn(moment(0, 9))
    token = joining.invite(days.workshop, [ida.pk])[ida.pk]
    assert Client().get(f"/i/{token}/").status_code == 200
    turn(moment(1, 9))
    assert f"{ROOT}/i/" not in str(mail.outbox[1].body)


def test_the_public_address_goes_before_the_one_that_was_seen(
    days: Table, ida: Person, settings: object
) -> None:
    settings.PUBLIC_URL = "https://samarbejde.sundby.example"  # type: ignore[attr-defined]
    choose(days, ida)
    turn(moment(0, 9))
    assert ROOT not in str(mail.outbox[0].body)
    assert "https://samarbejde.sundby.example/i/" in str(mail.outbox[0].body)


def test_a_line_break_in_a_title_cannot_add_a_header(days: Table, ida: Person) -> None:
    type(days.workshop).objects.update(title="Vi\nBcc: alle@sundby.example")
    choose(days, ida)
    turn(moment(0, 9))
    assert mail.outbox[0].recipients() == ["ida@sundby.example"]


def test_nothing_of_a_mail_tells_who_has_taken_part(days: Table, unit: Unit, ida: Person) -> None:
    """The same words to one who has used the link and to one who has not, but for name and link."""
    bo = employ(unit, "Bo")
    choose(days, ida, bo)
    turn(moment(0, 9))
    links = {
        person: link_in(str(sent.body)) for person, sent in zip(to(mail.outbox), mail.outbox, strict=True)
    }
    Client().post(links["ida"], HERE)
    mail.outbox.clear()
    turn(moment(1, 9))
    bodies = {
        re.sub(rf"{ROOT}/m/\S+", "", str(sent.body)).replace("Ida", "X").replace("Bo\n", "X\n")
        for sent in mail.outbox
    }
    assert len(mail.outbox) == 2
    assert len(bodies) == 1


def test_the_number_of_queries_for_each_mail_is_fixed(
    days: Table, unit: Unit, django_assert_num_queries: Callable[..., object]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = []
    for number in (1, 4):
        Invitation.objects.all().delete()
        Mailbox.objects.all().delete()
        people = [employ(unit, f"Person{number}{each}") for each in range(number)]
        choose(days, *people)
        with CaptureQueriesContext(connection) as asked:
            turn(moment(0, 9))
        counted.append(len(asked))
    assert (counted[1] - counted[0]) / 3 <= 11
    assert len(mail.outbox) == 5


def test_with_nothing_due_the_clock_asks_one_question(
    days: Table, ida: Person, django_assert_num_queries: Callable[..., object]
) -> None:
    from sammenhold.workshops.commands.mailing import send_due

    choose(days, ida)
    with clock.at(moment(0, 7)), django_assert_num_queries(1):  # type: ignore[attr-defined]
        send_due()


def test_a_night_of_turns_over_the_change_of_the_clocks_sends_one_each_morning(
    days: Table, unit: Unit
) -> None:
    """Friday to Monday; the clocks change on the Sunday."""
    aviaja = employ(unit, "Aviaja", "America/Nuuk")
    choose(days, aviaja)
    now = moment(0, 8)
    while now < moment(8, 0):
        turn(now)
        now += timedelta(hours=1)
    nuuk = ZoneInfo("America/Nuuk")
    sent = [
        datetime.strptime(str(one.extra_headers["Date"]), "%a, %d %b %Y %H:%M:%S %z") for one in mail.outbox
    ]
    local = [one.astimezone(nuuk) for one in sent]
    assert [one.day for one in local] == [23, 24, 25, 26]
    assert {one.hour for one in local} == {8}
    close_windows()
