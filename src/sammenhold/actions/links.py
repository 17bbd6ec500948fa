"""A personal link: one action, one person, one moment, signed. Nothing of it is stored."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.core import signing

LASTS = timedelta(weeks=6)
_ACTION = signing.Signer(salt="sammenhold.actions.links", sep=".")
_STOP = signing.Signer(salt="sammenhold.actions.stop", sep=".")
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Link:
    """Whose it is, for what, and when it was made."""

    action: UUID
    person: int
    made: datetime

    @property
    def token(self) -> str:
        return _ACTION.sign(f"{self.action.hex}-{self.person}-{(self.made - _BEGINNING) // _TICK:x}")

    def has_expired(self, now: datetime) -> bool:
        return now > self.made + LASTS

    def is_withdrawn(self, links_from: datetime | None) -> bool:
        return links_from is not None and self.made < links_from

    def to(self, action: UUID) -> "Link":
        """For another action of the same person; it ends when this one does."""
        return Link(action, self.person, self.made)


def link_from(token: str) -> Link | None:
    """None when it is forged."""
    try:
        action, person, made = _ACTION.unsign(token).split("-")
        return Link(UUID(hex=action), int(person), _BEGINNING + int(made, 16) * _TICK)
    except (signing.BadSignature, ValueError, OverflowError):
        return None


def stop_token(person: int) -> str:
    return _STOP.sign(str(person))


def silenced_by(token: str) -> int | None:
    """Whose digests a stop link ends; None when it is forged."""
    try:
        return int(_STOP.unsign(token))
    except (signing.BadSignature, ValueError):
        return None
