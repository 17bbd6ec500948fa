"""A mail in every language of the house: in which one somebody reads is known by their own device only."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from email.utils import format_datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
Said = Callable[[], str]


def in_each_language(said: Said) -> list[str]:
    found = list[str]()
    for language in LANGUAGES:
        with translation.override(language):
            found.append(said())
    return found


def body(name: str, paragraphs: Callable[[], Iterable[str]]) -> str:
    """A greeting and what follows it, in one language below the other."""

    def text() -> str:
        return "\n\n".join([_("Hello %(name)s") % {"name": name}, *_signpost(), *paragraphs()])

    return "\n\n\n".join(in_each_language(text)) + "\n"


def headers(now: datetime, stop: str = "") -> dict[str, str]:
    """Of a mail that nobody wrote by hand: no automatic reply is wanted. `stop`: where one press ends such
    mails, for the button that mail programs show."""
    told = {"Date": format_datetime(now), "Auto-Submitted": "auto-generated"}
    if stop:
        told |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return told


def _signpost() -> Iterator[str]:
    """At the top of the first language: that the others stand below."""
    if translation.get_language() == LANGUAGES[0]:
        for other in LANGUAGES[1:]:
            with translation.override(other):
                yield _("In English below.")
