"""The mails of a screening: the invitation, one reminder, and that the result is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from sammenhold.mail.wording import body, headers, in_each_language
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.links import link_to
from sammenhold.surveys.models import Invitation
from sammenhold.surveys.occasions import Occasion
from sammenhold.surveys.queries.telling import Telling


@dataclass(frozen=True)
class Reader:
    """Who is written to, when, and where their clock is."""

    invitation: Invitation
    zone: ZoneInfo
    now: datetime

    @property
    def link(self) -> str:
        return link_to(self.invitation.wave, code_of(self.invitation.seed))


def letter(occasion: Occasion, reader: Reader, telling: Telling) -> EmailMessage:
    """Replies go to those who ask; but not to the reminder, since an automatic one would tell who got it."""
    person = reader.invitation.person
    about = " · ".join(in_each_language(lambda: _about(occasion)))
    return EmailMessage(
        subject=f"{telling.title} – {about}",
        body=body(person.name, lambda: _TEXTS[occasion](reader, telling)),
        to=[person.email],
        reply_to=[] if occasion is Occasion.REMINDER else list(telling.addresses),
        headers={**headers(reader.now), "X-Auto-Response-Suppress": "All"},
    )


def _about(occasion: Occasion) -> str:
    return {
        Occasion.INVITATION: _("your personal link"),
        Occasion.REMINDER: _("a reminder"),
        Occasion.RESULT: _("the result is there"),
    }[occasion]


def _invitation(reader: Reader, telling: Telling) -> Iterator[str]:
    yield telling.who_asks
    yield telling.how_long
    yield _("Your personal link, for you alone:") + f"\n{reader.link}"
    yield _(
        "You can answer until %(until)s. Until you send, you can take a break and come back by the same link."
    ) % {"until": telling.until(reader.zone)}
    yield telling.promise
    yield telling.afterwards
    yield _(
        "These are the only mails about it: this one, one reminder if your link has not been used when half "
        "of the time has passed, and one when the result is there. They come Monday to Friday between 8 and "
        "16 where you are, and nobody is shown who is reminded."
    )
    yield _sent_for(telling)


def _reminder(reader: Reader, telling: Telling) -> Iterator[str]:
    yield _("Your link to “%(title)s” has not been used yet. You can answer until %(until)s.") % {
        "title": telling.title,
        "until": telling.until(reader.zone),
    }
    yield telling.how_long
    yield _("Your personal link, for you alone:") + f"\n{reader.link}"
    yield telling.promise
    yield _(
        "If you have handed in your answers on paper, they may not have been counted yet. And if you would "
        "rather not answer, you need do nothing."
    )
    yield _(
        "This is the only reminder. It goes by itself to those whose link has not been used, and nobody is "
        "shown who they are. Therefore a reply to it does not reach those who ask: write them a mail of your "
        "own if there is something you want to ask about."
    )
    yield _sent_for(telling)


def _result(reader: Reader, telling: Telling) -> Iterator[str]:
    yield _(
        "The result of “%(title)s” is there: the same page for everybody who was asked, whether they have "
        "answered or not."
    ) % {"title": telling.title}
    yield _("Your personal link, for you alone:") + f"\n{reader.link}"
    yield _("Afterwards you talk about it together: what to keep, and what to change.")
    yield _("This is the last mail about it.")
    yield _sent_for(telling)


def _sent_for(telling: Telling) -> str:
    return _("Sammenhold sends this mail for %(leads)s.") % {"leads": telling.leads}


_TEXTS = {
    Occasion.INVITATION: _invitation,
    Occasion.REMINDER: _reminder,
    Occasion.RESULT: _result,
}
