"""Handing mails to the mail server one by one, and knowing of each what became of it."""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta
from enum import Enum
from smtplib import (
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from typing import TypeVar

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

logger = logging.getLogger(__name__)
T = TypeVar("T")

NO_MORE_NOW = 421
MOST_AT_ONCE = 20
PATIENCE = timedelta(minutes=15)
"""Before a mail is tried again that the server did not take just then."""


class Fate(Enum):
    TAKEN = "taken"
    """The mail server has it."""

    REFUSED = "refused"
    """It does not take it, now or later."""

    LATER = "later"
    """It does not take it just now."""

    AWAY = "away"
    """It takes no mails just now, this one included."""

    UNKNOWN = "unknown"
    """The line broke. It may have it, or not."""

    @property
    def line_holds(self) -> bool:
        return self not in (Fate.AWAY, Fate.UNKNOWN)


def deliver(due: Sequence[T], mail: Callable[[BaseEmailBackend, T], bool]) -> None:
    """The postman's round: one after the other over one line, while it holds. `mail` writes what one is due,
    if it still is, and says whether to go on with the next."""
    line = open_line() if due else None
    if line is None:
        return
    try:
        for one in due:
            if not mail(line, one):
                return
    finally:
        line.close()


def open_line() -> BaseEmailBackend | None:
    """A line to the mail server, or None while there is none to be had."""
    line: BaseEmailBackend = get_connection()
    try:
        line.open()
    except (OSError, SMTPException) as failure:
        logger.warning("The mail server cannot be reached (%s). Mails wait.", type(failure).__name__)
        return None
    return line


def hand_over(mail: EmailMessage, line: BaseEmailBackend) -> Fate:
    """Of an answer only its number is looked at: the words may hold an address."""
    mail.connection = line
    try:
        mail.send()
    except SMTPRecipientsRefused as refusal:
        return _fate(next(iter(refusal.recipients.values()))[0])
    except SMTPSenderRefused:
        return Fate.AWAY
    except SMTPResponseException as refusal:
        return _fate(refusal.smtp_code)
    except (ValueError, SMTPNotSupportedError):
        return Fate.REFUSED
    except (OSError, SMTPException):
        return Fate.UNKNOWN
    return Fate.TAKEN


def _fate(answer: int) -> Fate:
    if answer == NO_MORE_NOW:
        return Fate.AWAY
    return Fate.REFUSED if answer >= 500 else Fate.LATER
