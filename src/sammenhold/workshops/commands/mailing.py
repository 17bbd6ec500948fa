"""Over days: who gets mails, stopping them, and sending what is due, a mail a day at most.

A mail is claimed in the database before it is handed over, so that of several clocks one sends it. When that
one is killed between the two, the person's day is spent: the mail may have gone, and nobody gets it twice.
What it was about counts as told only when the mail server has said that it took it; else it is told on the
next working day.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import translation

from sammenhold.directory.models import Person
from sammenhold.directory.zones import zone_of
from sammenhold.jobs import clock
from sammenhold.mail.sending import MOST_AT_ONCE, PATIENCE, Fate, deliver, hand_over
from sammenhold.mail.wording import LANGUAGES
from sammenhold.workshops.board.bulletin import Bulletin, bulletin_of
from sammenhold.workshops.commands.joining import new_token, token_fingerprint
from sammenhold.workshops.commands.mailbox import claimed, give_back, note
from sammenhold.workshops.letters import News, Reader, letter
from sammenhold.workshops.models import Invitation, Mailbox, Workshop
from sammenhold.workshops.queries.mailing import people_due, with_news

logger = logging.getLogger(__name__)


@transaction.atomic
def choose_recipients(workshop: Workshop, people: Collection[int], root: str) -> None:
    """Let Sammenhold write to these people and to nobody else. Whoever has no personal link gets one; what it
    says is made when the mail is sent, so that nobody sees it before its owner."""
    Invitation.objects.bulk_create(
        (
            Invitation(workshop=workshop, person_id=person, token_hash=token_fingerprint(new_token()))
            for person in people
        ),
        ignore_conflicts=True,
    )
    workshop.invitations.update(by_mail=False)
    workshop.invitations.filter(person__in=people).update(by_mail=True)
    Workshop.objects.filter(pk=workshop.pk).update(link_root=root)


def stop(invitations: Collection[int], *, stopped: bool = True) -> None:
    """What the recipients themselves want. Those who lead do not see it."""
    Invitation.objects.filter(pk__in=invitations).update(stopped=stopped)


def send_due() -> None:
    """Send what may be sent now, at most so many at once."""
    deliver(people_due(clock.now(), MOST_AT_ONCE), _Post({}).mail)


@dataclass(frozen=True)
class _Post:
    """A round of the postman: what a workshop has to tell is read once for all whom it is told to."""

    bulletins: dict[tuple[UUID, str], Bulletin]

    def mail(self, line: BaseEmailBackend, person: int) -> bool:
        """Write to one person, if there still is something to write. Whether to go on with the next.

        What cannot be written spends the person's day, so that it does not hold up the others.
        """
        now = clock.now()
        mailbox = claimed(person, now)
        if mailbox is None:
            return True
        try:
            fate, news = self._send(line, _reader(mailbox.person, now))
        except Exception as failure:
            logger.error("A mail could not be written: %s", type(failure).__name__)
            return True
        _SETTLE[fate](mailbox, news, now)
        return fate.line_holds

    def _send(self, line: BaseEmailBackend, reader: Reader) -> tuple[Fate, list[News]]:
        invitations = with_news(reader.now).filter(person=reader.person).select_related("workshop")
        found = [News(invitation, self._bulletins(invitation.workshop_id)) for invitation in invitations]
        news = [_with_link(one) for one in found if one.bulletins[LANGUAGES[0]].at]
        if not news:
            return Fate.LATER, []
        return hand_over(letter(reader, news), line), news

    def _bulletins(self, workshop: UUID) -> dict[str, Bulletin]:
        for language in LANGUAGES:
            if (workshop, language) not in self.bulletins:
                with translation.override(language):
                    self.bulletins[workshop, language] = bulletin_of(workshop)
        return {language: self.bulletins[workshop, language] for language in LANGUAGES}


def _reader(person: Person, now: datetime) -> Reader:
    return Reader(person, zone_of(person), now)


def _with_link(news: News) -> News:
    """The first mail brings the personal link, made now. Whether an earlier one was used stays as it is."""
    if news.invitation.told_at or news.bulletins[LANGUAGES[0]].ended:
        return news
    token = new_token()
    Invitation.objects.filter(pk=news.invitation.pk).update(token_hash=token_fingerprint(token))
    return replace(news, token=token)


def _told(mailbox: Mailbox, news: Sequence[News], now: datetime) -> None:
    for one in news:
        at = one.bulletins[LANGUAGES[0]].at
        Invitation.objects.filter(pk=one.invitation.pk).update(told=at, told_at=now)
    note(mailbox, refused=False)


def _refused(mailbox: Mailbox, news: Sequence[News], now: datetime) -> None:
    """The day is spent, so that an address that does not work is tried once a day; those who lead see it."""
    note(mailbox, refused=True)


def _release(mailbox: Mailbox, news: Sequence[News], now: datetime, wait: timedelta) -> None:
    give_back(mailbox, now, wait)


def _leave(mailbox: Mailbox, news: Sequence[News], now: datetime) -> None:
    """It may have been sent: never a second time on this day."""


_SETTLE: dict[Fate, Callable[[Mailbox, Sequence[News], datetime], None]] = {
    Fate.TAKEN: _told,
    Fate.REFUSED: _refused,
    Fate.LATER: partial(_release, wait=PATIENCE),
    Fate.AWAY: partial(_release, wait=timedelta()),
    Fate.UNKNOWN: _leave,
}
