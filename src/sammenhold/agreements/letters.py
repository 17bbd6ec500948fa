"""The mails about an agreement: the personal link, that it is adopted, and that it is time to look back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sammenhold.agreements.models import Agreement, Asking, Version
from sammenhold.agreements.wording import Sentence
from sammenhold.directory.models import Person
from sammenhold.mail.wording import body, headers, in_each_language
from sammenhold.rounds.models import Round
from sammenhold.web.moments import told

_SIGNER = signing.Signer(salt="sammenhold.agreements.mails")


@dataclass(frozen=True)
class Reader:
    """To whom, about what, when, and where their clock is."""

    person: Person
    agreement: Agreement
    zone: ZoneInfo
    now: datetime

    def link(self, name: str, *args: object) -> str:
        root = settings.PUBLIC_URL or self.agreement.link_root
        return root + reverse(name, args=args)

    @property
    def page(self) -> str:
        return self.link("how-we-work", self.agreement.page_key)


def asked(reader: Reader, asking: Asking, token: str) -> EmailMessage:
    def paragraphs() -> Iterator[str]:
        yield _who_asks(asking)
        yield _("Your personal link, for you alone:") + f"\n{reader.link('agreement-link', token)}"
        yield _("You can answer until %(until)s. It takes a few minutes, on any phone or computer.") % {
            "until": told(asking.closes_at, reader.zone).text
        }
        yield _in_list(asking.sentences)

    return _letter(reader, asking.round, lambda: _about(asking), paragraphs)


def adopted(reader: Reader, version: Version, round: Round) -> EmailMessage:
    def paragraphs() -> Iterator[str]:
        yield _("What you were asked about is adopted, as version %(number)s. From now on this holds:") % {
            "number": version.number
        }
        yield _in_list(version.sentences)
        yield _("It is kept on this page, which new colleagues can read too:") + f"\n{reader.page}"
        yield _("%(name)s looks after it. You look at it again on %(day)s.") % {
            "name": version.keeper,
            "day": _day(version.review_on),
        }

    return _letter(reader, round, lambda: _("how you work together"), paragraphs)


def review(reader: Reader, version: Version, round: Round) -> EmailMessage:
    def paragraphs() -> Iterator[str]:
        yield _(
            "You look after what %(unit)s has agreed on. It is time to look at it again: ten minutes at the "
            "next meeting."
        ) % {"unit": reader.agreement.unit.name}
        yield _in_list(version.sentences)
        yield _("Ask three questions about each: Do we do it? Does it help? Keep it, change it or drop it?")
        yield _("Those who lead the round write down what you decide:") + (
            f"\n{reader.link('agreement-review', round.pk)}"
        )
        yield _("Everybody can read the agreement here:") + f"\n{reader.page}"

    return _letter(reader, round, lambda: _("time to look back"), paragraphs)


def stop_token(agreement: int, person: int) -> str:
    return _SIGNER.sign(f"{agreement}-{person}")


def silenced_by(token: str) -> tuple[int, int] | None:
    """Which agreement and person a stop link is about; none when it is forged."""
    try:
        agreement, person = map(int, _SIGNER.unsign(token).split("-"))
    except (signing.BadSignature, ValueError):
        return None
    return agreement, person


def _letter(
    reader: Reader, round: Round, about: Callable[[], str], paragraphs: Callable[[], Iterable[str]]
) -> EmailMessage:
    leads = list(round.leads.order_by("pk").values_list("person__name", "person__email"))
    stop = reader.link("agreement-stop", stop_token(reader.agreement.pk, reader.person.pk))

    def whole() -> Iterator[str]:
        yield from paragraphs()
        yield _("Sammenhold sends this mail for %(leads)s.") % {
            "leads": ", ".join(name for name, _at in leads)
        }
        yield _("No more mails about this agreement:") + f"\n{stop}"

    return EmailMessage(
        subject=f"{reader.agreement.unit.name}: {' · '.join(in_each_language(about))}",
        body=body(reader.person.name, whole),
        to=[reader.person.email],
        reply_to=[address for _name, address in leads if address],
        headers=headers(reader.now, stop),
    )


def _about(asking: Asking) -> str:
    return _("how is it going?") if asking.is_review else _("do you agree?")


def _who_asks(asking: Asking) -> str:
    if asking.is_review:
        return _(
            "Your team looks back at what it has agreed on: Do we do it? Does it help? Keep it, change it or "
            "drop it? Your answers are anonymous."
        )
    if asking.number > 1:
        return _("The wording of your team's agreement has been changed, and everybody is asked again.")
    return _(
        "Your team is about to agree on how you work together. Everybody is asked: you can agree, agree with "
        "a concern, or object with a reason, with your name or anonymously."
    )


def _in_list(sentences: Sequence[Sentence]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)


def _day(day: date | None) -> str:
    return date_format(day, pgettext("format", "j F Y")) if day else ""
