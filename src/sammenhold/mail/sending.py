"""Handing mails to the mail server one by one, and knowing of each what became of it."""

import logging
from enum import Enum
from smtplib import (
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

logger = logging.getLogger(__name__)

NO_MORE_NOW = 421


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
