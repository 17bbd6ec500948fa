"""A person's mailbox, whatever is written about: a mail a day at most, claimed before it is sent."""

from datetime import datetime, timedelta

from django.db.models import Q

from sammenhold.directory.zones import zone_of
from sammenhold.jobs import clock
from sammenhold.mail.hours import day_begins, may_mail
from sammenhold.workshops.models import Mailbox


def claimed(person: int, now: datetime) -> Mailbox | None:
    """The mailbox as it was before this day's mail was claimed; None when it is not for us to write now."""
    mailbox, _made = Mailbox.objects.get_or_create(person_id=person)
    mailbox = Mailbox.objects.select_related("person__site", "person__organisation").get(pk=mailbox.pk)
    zone = zone_of(mailbox.person)
    if not may_mail(now, mailbox.mailed_at, zone):
        return None
    free = Q(mailed_at=None) | Q(mailed_at__lt=day_begins(now, zone))
    rested = Q(wait_until=None) | Q(wait_until__lte=now)
    ours = Mailbox.objects.filter(free, rested, pk=mailbox.pk).update(mailed_at=now, wait_until=None)
    return mailbox if ours else None


def give_back(mailbox: Mailbox, now: datetime, wait: timedelta) -> None:
    """It was surely not sent, so it may be tried again today."""
    held = Mailbox.objects.filter(pk=mailbox.pk, mailed_at=now)
    held.update(mailed_at=mailbox.mailed_at, wait_until=now + wait)


def note(mailbox: Mailbox, *, refused: bool) -> None:
    """Whether the mail server takes mails for the address; those who lead see it."""
    if mailbox.refused != refused:
        since = clock.now() if refused else None
        Mailbox.objects.filter(pk=mailbox.pk).update(refused=refused, refused_since=since)
