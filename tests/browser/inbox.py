"""A real mail server that keeps what it takes."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Inbox:
    mails: list[EmailMessage] = field(default_factory=list)
    port: int = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append(message_from_bytes(content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"

    def taken(self) -> dict[str, EmailMessage]:
        """What has come since the last look, by the name in the address."""
        found = {str(mail["To"]).partition("@")[0]: mail for mail in self.mails}
        assert len(found) == len(self.mails), "somebody was written to twice"
        self.mails.clear()
        return found


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


@contextmanager
def open_inbox() -> Iterator[Inbox]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        inbox = Inbox(port=free.getsockname()[1])
    server = Controller(inbox, hostname="127.0.0.1", port=inbox.port)
    server.start()
    try:
        yield inbox
    finally:
        server.stop()
