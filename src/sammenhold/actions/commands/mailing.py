"""Sending what is due about actions: a digest a week, and at once that somebody is stuck.

A mail is claimed in the database before it is handed over: the person's day, the week of the digest, and each
asking for help. So of several clocks one sends it. What the mail server surely did not take is given back. Of
a line that broke nobody knows: it counts as sent, and the next digest tells again all that still is due.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from sammenhold.actions import letters
from sammenhold.actions.models import Action, Post, Told, new_key
from sammenhold.actions.queries.due import Stuck, digest_of, leads_of, stuck_for
from sammenhold.actions.queries.mailing import monday, people_due, roots, wants_digest, without_post
from sammenhold.directory.zones import zone_of
from sammenhold.jobs import clock
from sammenhold.mail.sending import MOST_AT_ONCE, PATIENCE, Fate, deliver, hand_over
from sammenhold.workshops.commands.mailbox import claimed, give_back, note
from sammenhold.workshops.models import Mailbox

logger = logging.getLogger(__name__)
WAITS = {Fate.LATER: PATIENCE, Fate.AWAY: timedelta()}


def be_silent(person: int, *, silent: bool) -> None:
    """What the recipients themselves want. Those who lead do not see it."""
    Post.objects.filter(person=person).update(silent=silent)


def open_posts() -> None:
    """For everybody who has something to be told about, or a calendar to be given."""
    missing = [Post(person=person) for person in without_post()]
    Post.objects.bulk_create(missing, ignore_conflicts=True)


def renew_calendar(post: Post) -> str:
    """Another secret address; whoever has the old one has nothing any more."""
    key = new_key()
    Post.objects.filter(pk=post.pk).update(calendar_key=key)
    return key


def send_due() -> None:
    """Send what may be sent now, at most so many at once."""
    open_posts()
    deliver(people_due(clock.now(), MOST_AT_ONCE), _mail)


@dataclass(frozen=True)
class _Mail:
    """What one person is told now, and their post and mailbox as they were before it was claimed."""

    post: Post
    news: letters.News
    monday: date
    now: datetime

    @property
    def reader(self) -> letters.Reader:
        person = self.post.person
        root = settings.PUBLIC_URL or roots()[person.organisation_id]
        return letters.Reader(person, self.now, root, self.post.calendar_key)

    @transaction.atomic
    def claim(self) -> None:
        if self.news.digest:
            Post.objects.filter(pk=self.post.pk).update(week=self.monday)
        told = [
            Told(action_id=one.key, person=self.post.person, asked_at=one.asked_at) for one in self.news.stuck
        ]
        Told.objects.bulk_create(told, ignore_conflicts=True)

    @transaction.atomic
    def settle(self, fate: Fate, mailbox: Mailbox) -> None:
        if fate in WAITS:
            give_back(mailbox, self.now, WAITS[fate])
        if fate in (Fate.TAKEN, Fate.REFUSED):
            note(mailbox, refused=fate is Fate.REFUSED)
        if fate in (*WAITS, Fate.REFUSED):
            self._give_back()
        if fate is Fate.TAKEN:
            for one in self.news.stuck:
                asked = Action.objects.filter(pk=one.key, stuck_at=one.asked_at, stuck_told_at=None)
                asked.update(stuck_told_at=self.now)

    def _give_back(self) -> None:
        if self.news.digest:
            Post.objects.filter(pk=self.post.pk, week=self.monday).update(week=self.post.week)
        for one in self.news.stuck:
            told = Told.objects.filter(action=one.key, person=self.post.person, asked_at=one.asked_at)
            told.delete()


def _mail(line: BaseEmailBackend, person: int) -> bool:
    """Write to one person, if there still is something to write. Whether to go on with the next.

    What cannot be written spends the person's day, so that it does not hold up the others.
    """
    mail = _mail_for(person, clock.now())
    mailbox = claimed(person, mail.now) if mail else None
    if mail is None or mailbox is None:
        return True
    try:
        written = letters.letter(mail.reader, mail.news)
    except Exception as failure:
        logger.error("A mail could not be written: %s", type(failure).__name__)
        return True
    mail.claim()
    fate = hand_over(written, line)
    mail.settle(fate, mailbox)
    return fate.line_holds


def _mail_for(person: int, now: datetime) -> _Mail | None:
    """None when there is nothing to tell. The week of whoever wants no digests passes like everybody's, so
    that nothing in the outbox tells who they are."""
    people = ("person__site", "person__organisation")
    post = Post.objects.select_related(*people).filter(pk=person).first()
    if post is None:
        return None
    zone = zone_of(post.person)
    today, week = now.astimezone(zone).date(), monday(now, zone)
    weekly = wants_digest(post, now, zone)
    if weekly and post.silent:
        Post.objects.filter(pk=person).update(week=week)
        weekly = False
    digest = digest_of(person, today) if weekly else None
    stuck = stuck_for(person)
    news = letters.News(digest, stuck, _answered_by(person, weekly=weekly, stuck=stuck))
    return None if news.is_empty else _Mail(post, news, week, now)


def _answered_by(person: int, *, weekly: bool, stuck: tuple[Stuck, ...]) -> tuple[str, ...]:
    """Replies about help go to those who need it, other ones to those who lead the plan."""
    if stuck:
        return tuple(dict.fromkeys(address for one in stuck for address in one.addresses))
    return leads_of(person) if weekly else ()
