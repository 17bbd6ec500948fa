"""A screening's mails through a real SMTP server that is away, refuses, or falls silent in the middle."""

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings

from sammenhold.surveys.commands import mailing
from sammenhold.surveys.models import Invitation
from tests.surveys.conftest import House
from tests.surveys.postroom import Postroom, moment, postroom, turn
from tests.workshops.postroom import Server, to

pytestmark = pytest.mark.django_db(transaction=True)
ALL = ["ane", "bo", "carl", "ravi"]


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
def post(open_house: House) -> Postroom:
    found = postroom(open_house)
    Invitation.objects.filter(person__name="Aviaja").delete()
    return found


def test_a_server_that_is_away_for_a_day_loses_nothing(
    post: Postroom, port: int, caplog: pytest.LogCaptureFixture
) -> None:
    for hour in range(9, 16):
        turn(moment(0, hour))
    assert "Mails wait" in caplog.text
    assert not Invitation.objects.exclude(told_at=None).exists()
    handler = Server()
    running = Controller(handler, hostname="127.0.0.1", port=port)
    running.start()
    turn(moment(1, 9))
    turn(moment(1, 10))
    running.stop()
    assert to(handler.taken) == ALL


def test_an_address_that_does_not_work_stops_nobody_and_is_tried_on_the_next_working_day(
    post: Postroom, server: Server
) -> None:
    server.answers["bo@sundby.example"] = "550 no such mailbox"
    turn(moment(0, 9))
    turn(moment(0, 12))
    assert to(server.taken) == ["ane", "carl", "ravi"]
    assert post.invitation("Bo").refused
    server.answers.clear()
    turn(moment(1, 9))
    assert to(server.taken)[3:] == ["bo"]
    assert not post.invitation("Bo").refused


def test_a_reminder_that_is_refused_tells_nobody_who_was_reminded(post: Postroom, server: Server) -> None:
    turn(moment(0, 9))
    server.answers["bo@sundby.example"] = "550 no such mailbox"
    turn(moment(7, 9))
    assert to(server.taken) == [*ALL, "ane", "carl", "ravi"]
    assert not Invitation.objects.filter(refused=True).exists()


def test_an_address_that_cannot_be_written_stops_nobody(post: Postroom, server: Server) -> None:
    post.people["Ane"].email = "ane@@sundby\nexample"
    post.people["Ane"].save()
    turn(moment(0, 9))
    assert to(server.taken) == ["bo", "carl", "ravi"]
    assert post.invitation("Ane").refused


def test_whoever_the_server_asks_to_wait_for_gets_it_later_on_the_same_day(
    post: Postroom, server: Server
) -> None:
    server.answers["ane@sundby.example"] = "450 try again later"
    turn(moment(0, 9))
    server.answers.clear()
    turn(moment(0, 9, 14))
    assert to(server.taken) == ["bo", "carl", "ravi"]
    turn(moment(0, 9, 15))
    assert to(server.taken) == ["bo", "carl", "ravi", "ane"]


def test_a_server_that_wants_no_more_just_now_gets_the_rest_later(post: Postroom, server: Server) -> None:
    server.answers["bo@sundby.example"] = "421 too many"
    turn(moment(0, 9))
    assert to(server.taken) == ["ane"]
    server.answers.clear()
    turn(moment(0, 9, 1))
    assert to(server.taken) == ALL


def test_when_the_line_breaks_after_the_mail_it_is_not_sent_a_second_time(
    post: Postroom, server: Server
) -> None:
    server.after_data = "gone"
    turn(moment(0, 9))
    assert to(server.taken) == ["ane"]
    server.after_data = "250 OK"
    for day in (0, 1, 2):
        turn(moment(day, 10))
    assert to(server.taken) == ALL


def test_a_clock_that_is_killed_between_claim_and_mail_sends_nothing_twice(
    post: Postroom, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def sent_and_killed(*given: object) -> None:
        deliver(*given)  # type: ignore[arg-type]
        raise Killed

    deliver = mailing.hand_over
    with monkeypatch.context() as patch:
        patch.setattr(mailing, "hand_over", sent_and_killed)
        with pytest.raises(Killed):
            turn(moment(0, 9))
    for day in (0, 1, 2):
        turn(moment(day, 10))
    assert to(server.taken) == ALL


def test_of_two_clocks_that_found_the_same_one_sends_it(
    post: Postroom, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second found what was due before the first had claimed it."""
    found = mailing.mails_due(moment(0, 9), 20)
    assert len(found) == 4
    turn(moment(0, 9))
    monkeypatch.setattr(mailing, "mails_due", lambda now, most: found)
    turn(moment(0, 9, 1))
    assert to(server.taken) == ALL


def test_what_cannot_be_written_for_one_stops_nobody_and_is_tried_again(
    post: Postroom, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose = mailing.letter

    def fail_for_ane(occasion, reader, telling):  # type: ignore[no-untyped-def]
        if reader.invitation.person == post.people["Ane"]:
            raise RuntimeError("what somebody wrote")
        return compose(occasion, reader, telling)

    with monkeypatch.context() as patch:
        patch.setattr(mailing, "letter", fail_for_ane)
        turn(moment(0, 9))
    assert to(server.taken) == ["bo", "carl", "ravi"]
    turn(moment(1, 9))
    assert to(server.taken)[3:] == ["ane"]
