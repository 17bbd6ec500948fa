"""The administrators' page of mails: what waits and for what, and nothing that gives anybody away."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from sammenhold.actions.commands import mailing
from sammenhold.actions.models import Post
from sammenhold.actions.queries.outbox import Kind, Outbox, outbox_of
from sammenhold.agreements.commands import asking, writing
from sammenhold.agreements.wording import Wording
from sammenhold.directory.models import Role
from sammenhold.jobs import clock
from sammenhold.workshops.models import Mailbox
from tests.actions.conftest import MORNING, Team, built

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _root(settings: Settings) -> None:
    settings.PUBLIC_URL = "https://sammenhold.sundby.example"


def seen(team: Team, at: datetime = MONDAY) -> Outbox:
    return outbox_of(team.organisation.pk, at)


def asked(team: Team) -> None:
    writing.add(team.member, team.round, [Wording("nogen ringer", "tager vi den")])
    asking.ask(team.member, team.round, asking.Plan(clock.now() + timedelta(days=10), True, ""))


def test_it_counts_what_waits_and_whose_hours_it_waits_for(team: Team) -> None:
    other = built()
    for one in (team, other):
        one.add(who="Ali")
        one.add(who="Aviaja")
    asked(team)
    mailing.open_posts()
    found = seen(team)
    assert {pile.kind: pile.number for pile in found.piles} == {Kind.LINK: 8, Kind.ACTIONS: 2}
    assert {pile.kind: pile.until for pile in found.piles}[Kind.LINK] == MORNING + timedelta(days=10)
    assert [(place.zone.key, place.number) for place in found.elsewhere] == [("America/Nuuk", 2)]
    assert found.now == 8
    with clock.at(MONDAY):
        mailing.send_due()
    assert {pile.kind: pile.number for pile in seen(team).piles} == {Kind.LINK: 8, Kind.ACTIONS: 1}


def test_who_wants_no_mails_is_nowhere_counted(team: Team) -> None:
    team.add(who="Ali")
    mailing.open_posts()
    Post.objects.filter(person=team.people["Ali"]).update(silent=True)
    assert seen(team).piles == ()


def test_only_administrators_see_it_and_it_gives_no_address(team: Team, client: Client) -> None:
    Mailbox.objects.create(person=team.people["Bo"], refused=True, refused_since=MORNING)
    client.force_login(team.people["Mette"].user)  # type: ignore[arg-type]
    assert client.get("/mails/").status_code == 403
    team.people["Mette"].roles.create(unit=team.unit, kind=Role.Kind.ADMINISTRATOR)
    client.cookies["language"] = "da"
    page = client.get("/mails/").content.decode()
    assert "Der venter ikke noget lige nu." in page
    assert f'href="/people/{team.people["Bo"].pk}/"' in page
    assert "bo@" not in page


def test_the_mail_server_is_asked_on_a_press(team: Team, client: Client, settings: Settings) -> None:
    team.people["Mette"].roles.create(unit=team.unit, kind=Role.Kind.ADMINISTRATOR)
    client.force_login(team.people["Mette"].user)  # type: ignore[arg-type]
    client.cookies["language"] = "da"
    assert "Mailserveren svarer." in client.post("/mails/", follow=True).content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert "kan ikke nås" in client.post("/mails/", follow=True).content.decode()


def test_it_costs_the_same_however_much_waits(
    team: Team, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked(team)
    counted: list[Any] = []
    for _number in range(2):
        team.add(who="Ali")
        team.add(who="Aviaja")
        mailing.open_posts()
        with django_assert_num_queries(counted[0] if counted else 12, exact=bool(counted)) as found:
            seen(team)
        counted.append(len(found))
