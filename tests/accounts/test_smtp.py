"""A sign-in code on its whole way: through a real SMTP server, back to the page."""

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import Client
from pytest_django import Settings

from accounts.codes import CONFIRM, LOGIN, signed_in
from sammenhold.accounts.models import User


class Inbox:
    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.envelopes.append(envelope)
        return "250 OK"


@pytest.fixture
def inbox(settings: Settings) -> Iterator[Inbox]:
    handler = Inbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield handler
    server.stop()


def test_a_code_travels_by_smtp_and_signs_in(client: Client, anna: User, inbox: Inbox) -> None:
    client.cookies["language"] = "da"
    client.post(LOGIN, {"email": anna.email})
    envelope = inbox.envelopes[0]
    assert envelope.rcpt_tos == ["anna@sundby.example"]
    content = envelope.content
    assert isinstance(content, bytes)
    mail = message_from_bytes(content, policy=policy.default)
    body = mail.get_body(("plain",))
    assert body is not None
    code = body.get_content().split()[0]
    assert code in mail["Subject"]
    client.post(CONFIRM, {"code": code})
    assert signed_in(client)
