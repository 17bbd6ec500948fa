"""Through a real SMTP server that is away, refuses, asks for patience, or falls silent in the middle."""

import socket
from collections.abc import Callable, Iterator

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings

from sammenhold.directory.models import Person, Unit
from sammenhold.workshops.commands import mailing
from sammenhold.workshops.models import Invitation, Mailbox
from tests.workshops.conftest import Table
from tests.workshops.postroom import Server, choose, employ, moment, planned, to, turn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port(settings: Settings) -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        settings.EMAIL_PORT = free.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    return int(settings.EMAIL_PORT)


@pytest.fixture
def server(port: int) -> Iterator[Server]:
    handler = Server()
    running = Controller(handler, hostname="127.0.0.1", port=port)
    running.start()
    yield handler
    running.stop()


@pytest.fixture
def people(unit: Unit) -> list[Person]:
    return [employ(unit, name) for name in ("Ane", "Bo", "Carl")]


@pytest.fixture
def days(make_table: Callable[..., Table], people: list[Person]) -> Table:
    table = planned(make_table(1, 1, begun=False))
    choose(table, *people)
    return table


def test_a_server_that_is_away_is_tried_again_and_nobody_is_forgotten(
    days: Table, port: int, caplog: pytest.LogCaptureFixture
) -> None:
    turn(moment(0, 9))
    assert "Mails wait" in caplog.text
    assert not Mailbox.objects.exclude(mailed_at=None).exists()
    handler = Server()
    running = Controller(handler, hostname="127.0.0.1", port=port)
    running.start()
    turn(moment(0, 9, 1))
    turn(moment(0, 9, 2))
    running.stop()
    assert to(handler.taken) == ["ane", "bo", "carl"]


def test_one_address_that_does_not_work_does_not_stop_the_others(
    days: Table, server: Server, people: list[Person]
) -> None:
    server.answers["bo@sundby.example"] = "550 no such mailbox bo@sundby.example"
    turn(moment(0, 9))
    turn(moment(0, 10))
    assert to(server.taken) == ["ane", "carl"]
    assert Mailbox.objects.get(refused=True).person == people[1]
    server.answers.clear()
    turn(moment(1, 9))
    assert "bo" in to(server.taken)
    assert not Mailbox.objects.filter(refused=True).exists()
    (first,) = [mail for mail in server.taken if to([mail]) == ["bo"]]
    assert "/i/" in str(first.body), "the link comes with the first mail that arrives"


def test_an_address_that_cannot_be_written_does_not_stop_the_others(
    days: Table, server: Server, people: list[Person]
) -> None:
    Person.objects.filter(pk=people[0].pk).update(email="ane@@sundby\nexample")
    turn(moment(0, 9))
    assert to(server.taken) == ["bo", "carl"]


def test_whoever_the_server_asks_to_wait_for_gets_it_later_on_the_same_day(
    days: Table, server: Server
) -> None:
    server.answers["ane@sundby.example"] = "450 try again later"
    turn(moment(0, 9))
    assert to(server.taken) == ["bo", "carl"]
    server.answers.clear()
    turn(moment(0, 9, 14))
    assert to(server.taken) == ["bo", "carl"]
    turn(moment(0, 9, 16))
    assert to(server.taken) == ["bo", "carl", "ane"]


def test_a_server_that_wants_no_more_just_now_gets_the_rest_later(days: Table, server: Server) -> None:
    server.answers["bo@sundby.example"] = "421 too many"
    turn(moment(0, 9))
    assert to(server.taken) == ["ane"]
    server.answers.clear()
    turn(moment(0, 9, 1))
    assert sorted(to(server.taken)) == ["ane", "bo", "carl"]


def test_when_the_line_breaks_after_the_mail_it_is_not_sent_a_second_time_that_day(
    days: Table, server: Server
) -> None:
    server.after_data = "gone"
    turn(moment(0, 9))
    assert to(server.taken) == ["ane"]
    server.after_data = "250 OK"
    turn(moment(0, 9, 30))
    assert to(server.taken) == ["ane", "bo", "carl"]
    turn(moment(1, 9))
    again = [mail for mail in server.taken if to([mail]) == ["ane"]]
    assert "/i/" in str(again[1].body), "whether it arrived is not known, so the link comes once more"


def test_a_clock_that_is_killed_between_claim_and_mail_sends_nothing_twice(
    days: Table, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(mailing, "hand_over", die)
        with pytest.raises(Killed):
            turn(moment(0, 9))
    turn(moment(0, 10))
    assert to(server.taken) == ["bo", "carl"]
    turn(moment(1, 9))
    assert sorted(to(server.taken)) == ["ane", "bo", "bo", "carl", "carl"]


def test_what_cannot_be_composed_for_one_workshop_does_not_stop_another(
    days: Table, server: Server, people: list[Person], unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose = mailing.letter

    def fail_for_ane(reader, news):  # type: ignore[no-untyped-def]
        if reader.person == people[0]:
            raise RuntimeError("what somebody wrote")
        return compose(reader, news)

    monkeypatch.setattr(mailing, "letter", fail_for_ane)
    turn(moment(0, 9))
    assert to(server.taken) == ["bo", "carl"]
    assert Invitation.objects.filter(told="").count() == 1
