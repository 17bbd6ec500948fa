"""Those who lead choose who gets mails, on the page with the times."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person, Unit
from sammenhold.workshops.commands import windows
from sammenhold.workshops.models import Invitation, Mailbox
from tests.workshops.conftest import Table
from tests.workshops.postroom import COPENHAGEN, choose, employ, moment, planned, turn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leading(leader: Person) -> Client:
    leader.user = User.objects.create_user(leader.email)
    leader.save()
    client = Client()
    client.force_login(leader.user)
    return client


@pytest.fixture
def days(make_table: Callable[..., Table]) -> Table:
    table = make_table(0, 0, begun=False)
    windows.plan_days(table.workshop, COPENHAGEN, date(2026, 3, 23))
    return table


def page(client: Client, table: Table) -> str:
    """The list of those who could get mails."""
    whole = client.get(reverse("schedule", args=[table.workshop.pk])).text.partition('id="mails"')[2]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", whole.partition("</section>")[0])


def test_mails_are_off_until_they_are_chosen_and_off_again(days: Table, leading: Client, unit: Unit) -> None:
    ida, uden = employ(unit, "Ida"), employ(unit, "Uden", email="")
    shown = page(leading, days)
    assert "Slået fra" in shown
    assert "2 personer har en mailadresse" in shown
    assert "Uden mailadresse: Uden." in shown
    address = reverse("mails", args=[days.workshop.pk])
    leading.post(address, {"do": "on", "person": [ida.pk, uden.pk, 999_999, "x"]})
    assert list(Invitation.objects.filter(by_mail=True).values_list("person", flat=True)) == [ida.pk]
    assert "Slået til for 1 person" in page(leading, days)
    leading.post(address, {"do": "off"})
    assert not Invitation.objects.filter(by_mail=True).exists()
    assert "Slået fra" in page(leading, days)


def test_nobody_chosen_is_said_to_be_so(days: Table, leading: Client) -> None:
    answer = leading.post(reverse("mails", args=[days.workshop.pk]), {"do": "on"}, follow=True)
    assert "notice-error" in answer.text
    assert not Invitation.objects.exists()


def test_somebody_of_another_unit_cannot_be_written_to(days: Table, leading: Client, unit: Unit) -> None:
    other = unit.organisation.units.create(name="Andre")
    stranger = employ(other, "Fremmed")
    leading.post(reverse("mails", args=[days.workshop.pk]), {"do": "on", "person": [stranger.pk]})
    assert not Invitation.objects.exists()


def test_links_in_mails_begin_with_the_address_of_those_who_lead(
    make_table: Callable[..., Table], leading: Client, unit: Unit
) -> None:
    table, ida = planned(make_table(0, 0, begun=False)), employ(unit, "Ida")
    leading.post(reverse("mails", args=[table.workshop.pk]), {"do": "on", "person": [ida.pk]})
    turn(moment(0, 9))
    assert "http://testserver/i/" in str(mail.outbox[0].body)


def test_an_address_that_does_not_work_is_shown_and_who_has_stopped_is_not(
    days: Table, leading: Client, unit: Unit
) -> None:
    ida, bo = employ(unit, "Ida"), employ(unit, "Bo")
    choose(days, ida, bo)
    Mailbox.objects.create(person=ida, refused=True)
    before = page(leading, days)
    assert before.count("tager ikke imod mails") == 1
    Invitation.objects.filter(person=bo).update(stopped=True)
    Invitation.objects.filter(person=ida).update(used=True)
    assert page(leading, days) == before


def test_a_larger_unit_costs_the_page_no_more_queries(days: Table, leading: Client, unit: Unit) -> None:
    counted = []
    for number in (1, 5):
        people = [employ(unit, f"Person{number}{each}") for each in range(number)]
        choose(days, *people)
        page(leading, days)
        with CaptureQueriesContext(connection) as asked:
            page(leading, days)
        counted.append(len(asked))
    assert counted[0] == counted[1]
