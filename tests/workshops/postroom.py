"""A workshop over three days, people in several zones, a mail server that can fail, a clock to turn."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.mail import EmailMessage

from sammenhold.directory.models import Person, Unit
from sammenhold.jobs import clock
from sammenhold.workshops.commands import mailing, windows
from sammenhold.workshops.due import close_windows
from sammenhold.workshops.models import Workshop
from tests.workshops.conftest import Table

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MONDAY = date(2026, 3, 23)
ROOT = "https://sammenhold.example.dk"


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    """A time of day in Copenhagen, `day` days after the Monday."""
    return datetime.combine(MONDAY + timedelta(days=day), time(hour, minute), COPENHAGEN)


def employ(unit: Unit, name: str, zone: str = "", email: str = "?") -> Person:
    address = f"{name.lower()}@sundby.example" if email == "?" else email
    return unit.people.create(organisation=unit.organisation, name=name, email=address, time_zone=zone)


def choose(table: Table, *people: Person) -> None:
    mailing.choose_recipients(table.workshop, [person.pk for person in people], ROOT)


def planned(table: Table) -> Table:
    """Opened on the Monday at 8, in Copenhagen."""
    windows.plan_days(table.workshop, COPENHAGEN, MONDAY)
    with clock.at(moment(0, 8)):
        table.lead("open")
        close_windows()
    return table


def turn(now: datetime) -> None:
    """What the clock does at one moment."""
    with clock.at(now):
        close_windows()
        mailing.send_due()


def to(mails: list[EmailMessage]) -> list[str]:
    return [mail.to[0].partition("@")[0] for mail in mails]


def end(table: Table, now: datetime) -> None:
    with clock.at(now):
        table.lead("end")
    assert Workshop.objects.get(pk=table.workshop.pk).state == Workshop.State.CLOSED


@dataclass
class Server:
    """Takes mails, or answers as it is told to: by address, or to everybody."""

    taken: list[EmailMessage] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    after_data: str = "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.answers.get(address, "250 OK")
        if answer == "250 OK":
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        mail = message_from_bytes(content, policy=policy.default)
        self.taken.append(EmailMessage(mail["Subject"], mail.get_content(), to=envelope.rcpt_tos))
        if self.after_data == "gone":
            assert server.transport
            server.transport.abort()
        return self.after_data
