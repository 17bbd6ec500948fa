"""Sending what is due about agreements: a mail a day at most to anybody, whatever it is about.

A person's day is claimed in the database before the mail is handed over, so that of several clocks one sends
it. It counts as told only when the mail server has said that it took it; else it is told on the next day.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from sammenhold.agreements import letters, rules
from sammenhold.agreements.commands.asking import new_token
from sammenhold.agreements.models import Agreement, Link, Silence
from sammenhold.agreements.queries.mailing import (
    Occasion,
    adopted_to_tell,
    links_to_send,
    people_due,
    reviews_to_tell,
)
from sammenhold.directory.zones import zone_of
from sammenhold.jobs import clock
from sammenhold.mail.sending import MOST_AT_ONCE, PATIENCE, Fate, deliver, hand_over
from sammenhold.rounds.models import Round
from sammenhold.workshops.commands.mailbox import claimed, give_back, note
from sammenhold.workshops.models import Mailbox

logger = logging.getLogger(__name__)
Row = Link | Agreement
WAITS = {Fate.LATER: PATIENCE, Fate.AWAY: timedelta()}


def be_silent(agreement: int, person: int, *, silent: bool) -> None:
    """What the recipients themselves want. Those who lead do not see it."""
    if silent:
        Silence.objects.get_or_create(agreement_id=agreement, person_id=person)
    else:
        Silence.objects.filter(agreement=agreement, person=person).delete()


def is_silent(agreement: int, person: int) -> bool:
    return Silence.objects.filter(agreement=agreement, person=person).exists()


def send_due() -> None:
    """Send what may be sent now, at most so many at once."""
    deliver(people_due(clock.now(), MOST_AT_ONCE), _mail)


@dataclass(frozen=True)
class _News:
    """A row that waits for a mail, and its reader's mailbox as it was before the day was claimed."""

    occasion: Occasion
    row: Row
    mailbox: Mailbox
    now: datetime

    @property
    def reader(self) -> letters.Reader:
        person = self.mailbox.person
        return letters.Reader(person, _agreement(self.row), zone_of(person), self.now)

    def settle(self, fate: Fate) -> None:
        """Of a line that broke nobody knows whether it took the mail: the day is spent."""
        if fate in WAITS:
            give_back(self.mailbox, self.now, WAITS[fate])
        if fate in (Fate.TAKEN, Fate.REFUSED):
            note(self.mailbox, refused=fate is Fate.REFUSED)
        if fate is Fate.TAKEN:
            self._told()

    def _told(self) -> None:
        if isinstance(self.row, Agreement):
            Agreement.objects.filter(pk=self.row.pk).update(told_on=self.row.review_on)
            return
        field = "told_at" if self.occasion is Occasion.LINK else "adopted_told_at"
        Link.objects.filter(pk=self.row.pk).update(**{field: self.now})


def _mail(line: BaseEmailBackend, due: tuple[Occasion, int]) -> bool:
    """Write to one person, if there still is something to write. Whether to go on with the next.

    What cannot be written spends the person's day, so that it does not hold up the others.
    """
    (occasion, pk), now = due, clock.now()
    row = _row(occasion, pk, now)
    mailbox = claimed(_person(row), now) if row else None
    if row is None or mailbox is None:
        return True
    news = _News(occasion, row, mailbox, now)
    try:
        mail = _written(news)
    except Exception as failure:
        logger.error("A mail could not be written: %s", type(failure).__name__)
        return True
    fate = hand_over(mail, line)
    news.settle(fate)
    return fate.line_holds


def _row(occasion: Occasion, pk: int, now: datetime) -> Row | None:
    if occasion is Occasion.REVIEW:
        return reviews_to_tell(now).select_related("unit").filter(pk=pk).first()
    links = links_to_send(now) if occasion is Occasion.LINK else adopted_to_tell(now)
    return links.select_related("asking__agreement__unit", "asking__round").filter(pk=pk).first()


def _agreement(row: Row) -> Agreement:
    return row if isinstance(row, Agreement) else row.asking.agreement


def _person(row: Row) -> int:
    return row.person_id if isinstance(row, Link) else row.keeper_id or 0


def _written(news: _News) -> EmailMessage:
    """A link is made when it is sent, so that nobody sees it before its owner."""
    if isinstance(news.row, Agreement):
        version, round = (
            news.row.versions.last(),
            Round.objects.filter(unit=news.row.unit).latest("created_at"),
        )
        assert version
        return letters.review(news.reader, version, round)
    asking = news.row.asking
    if news.occasion is Occasion.ADOPTED:
        return letters.adopted(news.reader, asking.version, asking.round)
    token = new_token()
    Link.objects.filter(pk=news.row.pk).update(token_hash=rules.fingerprint(token))
    return letters.asked(news.reader, asking, token)
