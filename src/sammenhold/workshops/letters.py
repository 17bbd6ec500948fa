"""The mail to one person: what is open and what has happened, in Danish with English below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sammenhold.directory.models import Person
from sammenhold.mail.hours import next_morning
from sammenhold.mail.wording import LANGUAGES, body, headers, in_each_language
from sammenhold.web.moments import told
from sammenhold.workshops.board.bulletin import Bulletin, Coming
from sammenhold.workshops.models import Invitation

_SIGNER = signing.Signer(salt="sammenhold.workshops.mails")


@dataclass(frozen=True)
class News:
    """About one workshop, in each language. `token` is that of the personal link, in the first mail only."""

    invitation: Invitation
    bulletins: Mapping[str, Bulletin]
    token: str = ""

    @property
    def bulletin(self) -> Bulletin:
        return self.bulletins[str(get_language())]

    @property
    def root(self) -> str:
        return settings.PUBLIC_URL or self.invitation.workshop.link_root


@dataclass(frozen=True)
class Reader:
    """To whom, when, and where their clock is."""

    person: Person
    zone: ZoneInfo
    now: datetime


def letter(reader: Reader, news: Sequence[News]) -> EmailMessage:
    stop = news[0].root + reverse("stop-mails", args=[stop_token([found.invitation for found in news])])
    leads = {lead: None for found in news for lead in found.bulletins[LANGUAGES[0]].leads}
    return EmailMessage(
        subject=_subject(news),
        body=body(reader.person.name, lambda: _parts(reader, news, stop)),
        to=[reader.person.email],
        reply_to=[address for _name, address in leads if address],
        headers=headers(reader.now, stop),
    )


def stop_token(invitations: Iterable[Invitation]) -> str:
    return _SIGNER.sign("-".join(str(invitation.pk) for invitation in invitations))


def invitations_of(token: str) -> list[int]:
    """Which invitations a stop link is about; none when it is forged."""
    try:
        return [int(pk) for pk in _SIGNER.unsign(token).split("-")]
    except signing.BadSignature:
        return []


def _subject(news: Sequence[News]) -> str:
    said = in_each_language(lambda: _what(news))
    titles = ", ".join(found.bulletins[LANGUAGES[0]].title for found in news)
    return f"{titles}: {' · '.join(said)}"


def _what(news: Sequence[News]) -> str:
    if all(found.bulletins[LANGUAGES[0]].ended for found in news):
        return _("the minutes are ready")
    return _("your personal link") if any(found.token for found in news) else _("open now")


def _parts(reader: Reader, news: Sequence[News], stop: str) -> Iterator[str]:
    for found in news:
        yield from _about(reader, found)
    yield _sent_for(news)
    yield _("No more of these mails:") + f"\n{stop}"


def _about(reader: Reader, news: News) -> Iterator[str]:
    workshop, bulletin = news.invitation.workshop, news.bulletin
    room = news.root + reverse("room", args=[workshop.code])
    if bulletin.ended:
        minutes = news.root + reverse("participants-minutes", args=[workshop.code])
        yield _("“%(title)s” has ended, and the minutes are ready:") % _titled(bulletin) + f"\n{minutes}"
        yield _(
            "They open on the phone or computer that you took part with; otherwise ask those who lead. "
            "This is the last mail about it."
        )
        return
    if news.token:
        yield _("“%(title)s” is held over days, without a meeting: you take part when it suits you.") % (
            _titled(bulletin)
        )
        link = news.root + reverse("join-by-link", args=[news.token])
        yield _("Your personal link. It lets in one phone or computer, the one that opens it first:") + (
            f"\n{link}"
        )
        yield _("Use the same one afterwards, at this address:") + f"\n{room}"
    yield "\n".join(_schedule(reader, bulletin))
    if not news.token:
        yield _("Open it on the phone or computer that you took part with:") + f"\n{room}"
        yield _("Have you not been in yet? Then use the personal link in the first mail.")
    yield from _since(news, bulletin)


def _titled(bulletin: Bulletin) -> dict[str, str]:
    return {"title": bulletin.title}


def _schedule(reader: Reader, bulletin: Bulletin) -> Iterator[str]:
    """What is open, and what opens before the next mail can come."""
    yield _("Open now in “%(title)s”:") % _titled(bulletin)
    yield _part(reader, bulletin.parts[0])
    following = next_morning(reader.now, reader.zone)
    coming = [part for part in bulletin.parts[1:] if part.opens_at and part.opens_at < following]
    if coming:
        yield ""
        yield _("After that:")
        yield from (_part(reader, part) for part in coming)


def _part(reader: Reader, part: Coming) -> str:
    if part.closes_at is None:
        return "- " + _("Until those who lead go on: %(part)s") % {"part": part.name}
    until = told(part.closes_at, reader.zone).text
    return "- " + _("Until %(until)s: %(part)s") % {"part": part.name, "until": until}


def _since(news: News, bulletin: Bulletin) -> Iterator[str]:
    last = news.invitation.told_at
    fresh = [event for event in bulletin.events if last is None or event.at > last]
    if fresh:
        heading = _("Since the last mail:") if last else _("So far:")
        lines = (
            f"- {event.name}: {event.brought}" if event.brought else f"- {event.name}" for event in fresh
        )
        yield "\n".join([heading, *lines])


def _sent_for(news: Sequence[News]) -> str:
    leads = dict.fromkeys(name for found in news for name, _address in found.bulletin.leads)
    return _(
        "Sammenhold sends this mail for %(leads)s: one a day at most, Monday to Friday between 8 and 16 "
        "where you are. Nobody knows who has taken part, so it goes to all who have a personal link."
    ) % {"leads": ", ".join(leads)}
