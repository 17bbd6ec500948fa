"""Sending what is due about screenings: invitations, one reminder, and that the result is there.

A mail is claimed in the database before it is handed over, so that of several clocks one sends it. When that
one is killed between the two, the mail may have gone, and is never sent a second time. What the mail server
surely did not take is given back, and tried again.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from sammenhold.directory.zones import zone_of
from sammenhold.jobs import clock
from sammenhold.mail.hours import is_working_time, next_morning
from sammenhold.mail.sending import MOST_AT_ONCE, PATIENCE, Fate, deliver, hand_over
from sammenhold.surveys.letters import Reader, letter
from sammenhold.surveys.models import Invitation, Wave
from sammenhold.surveys.occasions import Occasion, holds
from sammenhold.surveys.queries.mailing import mails_due, not_told
from sammenhold.surveys.queries.telling import Telling, telling_of

logger = logging.getLogger(__name__)


def send_due() -> None:
    """Send what may be sent now, at most so many at once."""
    deliver(mails_due(clock.now(), MOST_AT_ONCE), _Post({}).mail)


@dataclass(frozen=True)
class _Post:
    """A round of the postman: what is told of a screening is read once for all whom it is told to."""

    tellings: dict[UUID, Telling]

    def mail(self, line: BaseEmailBackend, due: tuple[Occasion, int]) -> bool:
        """Write to one person, if that still is to be done. Whether to go on with the next."""
        claim = _claimed(*due, clock.now())
        mail = self._written(claim) if claim else None
        if claim is None or mail is None:
            return True
        fate = hand_over(mail, line)
        claim.settle(fate)
        return fate.line_holds

    def _written(self, claim: "_Claim") -> EmailMessage | None:
        """What cannot be written is tried on the next working day, so that it does not hold up the others."""
        try:
            return letter(claim.occasion, claim.reader, self._telling(claim.reader.invitation.wave))
        except Exception as failure:
            logger.error("A mail could not be written: %s", type(failure).__name__)
            claim.give_back(claim.next_morning)
            return None

    def _telling(self, wave: Wave) -> Telling:
        if wave.pk not in self.tellings:
            self.tellings[wave.pk] = telling_of(wave)
        return self.tellings[wave.pk]


@dataclass(frozen=True)
class _Claim:
    """A mail that is ours to send."""

    occasion: Occasion
    reader: Reader

    @property
    def next_morning(self) -> datetime:
        return next_morning(self.reader.now, self.reader.zone)

    def settle(self, fate: Fate) -> None:
        """Of a line that broke nobody knows whether it took the mail, so that it counts as sent."""
        if fate in (Fate.TAKEN, Fate.REFUSED):
            self._note(refused=fate is Fate.REFUSED)
        if fate is Fate.REFUSED:
            self.give_back(self.next_morning)
        if fate in (Fate.LATER, Fate.AWAY):
            self.give_back(self.reader.now + (PATIENCE if fate is Fate.LATER else timedelta()))

    def give_back(self, until: datetime) -> None:
        """It was surely not sent, so that it may be tried again then."""
        held = Invitation.objects.filter(
            pk=self.reader.invitation.pk, **{self.occasion.value: self.reader.now}
        )
        held.update(**{self.occasion.value: None, "wait_until": until})

    def _note(self, *, refused: bool) -> None:
        """Those who lead see which addresses do not work: never from a reminder, which not all get."""
        invitation = self.reader.invitation
        if self.occasion is not Occasion.REMINDER and invitation.refused != refused:
            Invitation.objects.filter(pk=invitation.pk).update(refused=refused)


def _claimed(occasion: Occasion, pk: int, now: datetime) -> _Claim | None:
    people = ("person__site", "person__organisation")
    invitations = Invitation.objects.select_related("wave__round__unit", *people)
    invitation = invitations.filter(pk=pk).first()
    if invitation is None or not invitation.person.email or not holds(occasion, invitation.wave, now):
        return None
    zone = zone_of(invitation.person)
    if not is_working_time(now, zone):
        return None
    claimed = not_told(occasion, now).filter(pk=pk).update(**{occasion.value: now})
    return _Claim(occasion, Reader(invitation, zone, now)) if claimed else None
