"""The short-lived signed permission that a page hands to its browser for every stream and act."""

from dataclasses import astuple, dataclass

from django.core import signing

SALT = "sammenhold.live.ticket"
MAX_AGE_SECONDS = 12 * 60 * 60


@dataclass(frozen=True, slots=True)
class Ticket:
    """Whoever holds it takes part in `topic` as `who`, sees what `audience` sees, in `language`."""

    topic: str
    audience: str
    language: str
    who: str


class TicketError(Exception):
    """A ticket that opens nothing; `code` is ``expired`` or ``forged``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def issue(ticket: Ticket) -> str:
    return signing.dumps(astuple(ticket), salt=SALT)


def read(token: str) -> Ticket:
    """The ticket behind `token`; raises `TicketError`."""
    try:
        return Ticket(*signing.loads(token, salt=SALT, max_age=MAX_AGE_SECONDS))
    except signing.SignatureExpired as error:
        raise TicketError("expired") from error
    except (signing.BadSignature, TypeError, ValueError) as error:
        raise TicketError("forged") from error
