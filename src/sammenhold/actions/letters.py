"""The mails about actions: the week's digest, and that somebody is stuck."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from sammenhold.actions.links import Link, stop_token
from sammenhold.actions.queries.due import Digest, Due, Led, Review, Stuck
from sammenhold.directory.models import Person
from sammenhold.mail.wording import body, headers, in_each_language


@dataclass(frozen=True)
class Reader:
    """To whom, when, from which address of the house, and where their calendar is."""

    person: Person
    now: datetime
    root: str
    calendar_key: str

    def link(self, name: str, *args: object) -> str:
        return self.root + reverse(name, args=args)

    def personal(self, action: Due) -> str:
        """Made now; but never before links that were withdrawn, should the clock have been set back."""
        made = max(self.now, action.links_from or self.now)
        return self.link("action-link", Link(action.key, self.person.pk, made).token)


@dataclass(frozen=True)
class News:
    """What one mail tells: the week's digest, who is stuck, or both. Replies go to `answered_by`."""

    digest: Digest | None
    stuck: tuple[Stuck, ...]
    answered_by: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.stuck and not self.number and not (self.digest and self.digest.led)

    @property
    def number(self) -> int:
        """How many things wait for the reader."""
        return len(self.digest.actions) + len(self.digest.reviews) if self.digest else 0


def letter(reader: Reader, news: News) -> EmailMessage:
    """Only the digest can be stopped: whoever leads a round is asked for help as long as they lead it."""
    stop = reader.link("digest-stop", stop_token(reader.person.pk)) if news.digest else ""
    return EmailMessage(
        subject=" · ".join(in_each_language(lambda: _subject(news))),
        body=body(reader.person.name, lambda: _paragraphs(reader, news, stop)),
        to=[reader.person.email],
        reply_to=list(news.answered_by),
        headers=headers(reader.now, stop),
    )


def _subject(news: News) -> str:
    said = list[str]()
    if news.stuck:
        text = ngettext("%(number)s action is stuck", "%(number)s actions are stuck", len(news.stuck))
        said.append(text % {"number": len(news.stuck)})
    if news.number:
        text = ngettext(
            "%(number)s thing to follow up this week",
            "%(number)s things to follow up this week",
            news.number,
        )
        said.append(text % {"number": news.number})
    return ", ".join(said) or _("the plan this week")


def _paragraphs(reader: Reader, news: News, stop: str) -> Iterator[str]:
    if news.stuck:
        yield from _who_is_stuck(reader, news.stuck)
    if news.digest is None:
        yield _("You get this mail because you lead the round. You are told once each time somebody asks.")
        return
    yield from _yours(reader, news.digest.actions)
    for review in news.digest.reviews:
        yield _of_review(reader, review)
    for led in news.digest.led:
        yield from _of_plan(reader, led, {one.key for one in news.stuck})
    yield _("Your actions in your own calendar:") + f"\n{reader.link('calendar', reader.calendar_key)}"
    yield (
        _(
            "This mail comes once a week at most, in your working hours, and only when something is due. No "
            "more of these mails:"
        )
        + f"\n{stop}"
    )


def _who_is_stuck(reader: Reader, stuck: tuple[Stuck, ...]) -> Iterator[str]:
    yield _("Somebody cannot get on alone, and asks you for help:")
    for one in stuck:
        lines = [one.title]
        said = {"name": one.by, "unit": one.unit, "words": one.words}
        if one.words:
            lines.append(_("%(name)s, %(unit)s: “%(words)s”") % said)
        else:
            lines.append(_("%(name)s, %(unit)s. No words are with it: ask what would help.") % said)
        lines.append(reader.link("action", one.round, one.key))
        yield "\n".join(lines)
    yield _("Ring or write within a few days. When help is given, say so on the page.")


def _yours(reader: Reader, actions: tuple[Due, ...]) -> Iterator[str]:
    if any(action.is_open for action in actions):
        yield _(
            "You have taken this on, and it is soon time. Open the link and say how it goes: it is done, it "
            "needs more time, or you are stuck. It takes half a minute, and no account."
        )
    for action in actions:
        yield "\n".join([*_of_action(action), reader.personal(action)])


def _of_action(action: Due) -> Iterator[str]:
    yield action.title
    if action.why:
        yield _("Why: %(why)s") % {"why": action.why}
    if action.is_helper and action.responsible:
        yield _("You help %(name)s.") % {"name": action.responsible}
    yield _when(action)


def _when(action: Due) -> str:
    day = {"day": on_day(action.look_on if action.to_be_looked_at else action.due_on)}
    if action.to_be_looked_at:
        return _("It is done. Since %(day)s it is time to look: did it help?") % day
    if action.is_late:
        return _("It was to be done by %(day)s. Is it? Or what does it take?") % day
    return _("Done by %(day)s.") % day


def _of_review(reader: Reader, review: Review) -> str:
    said = {"unit": review.unit, "day": on_day(review.on)}
    text = _("You look after what %(unit)s has agreed on. The day to look at it again is %(day)s:") % said
    return text + f"\n{reader.link('how-we-work', review.page_key)}"


def _of_plan(reader: Reader, led: Led, told: set[UUID]) -> Iterator[str]:
    """In one paragraph, without what this mail has told already."""
    said, waiting = list[str](), len(led.stuck - told)
    if led.nobodys:
        text = ngettext("%(number)s action has nobody.", "%(number)s actions have nobody.", led.nobodys)
        said.append(text % {"number": led.nobodys})
    if waiting:
        text = ngettext(
            "%(number)s action is waiting for help.", "%(number)s actions are waiting for help.", waiting
        )
        said.append(text % {"number": waiting})
    if led.unreached:
        text = _("Something is due, and no mail reaches %(names)s: say it to them.")
        said.append(text % {"names": ", ".join(led.unreached)})
    if said:
        begins = _("In the plan of %(unit)s, which you lead:") % {"unit": led.unit}
        yield " ".join([begins, *said]) + f"\n{reader.link('actions', led.round)}"


def on_day(day: date | None) -> str:
    return date_format(day, pgettext("format", "j F Y")) if day else ""
