"""What stands around a result or a conversation sheet: whose it is, of when, and whether it is made up."""

from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sammenhold.directory.zones import zone_said
from sammenhold.reports.paper import DAYS
from sammenhold.reports.result import words
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.results import ResultView

Json = dict[str, Any]


def letterhead(view: ResultView, language: str) -> Json:
    wave, name, kind = view.wave, view.place.name, kind_of(view)
    closed = day(wave, wave.closes_at, language)
    warning = words.made_up(wave)
    return {
        "language": language,
        "kind": kind,
        "title": name,
        "heading": f"{kind}: {name}",
        "author": wave.round.organisation.name,
        "description": f"{wave.title} · {name} · {closed}",
        "sender": wave.round.organisation.name,
        "footer": " · ".join(
            filter(None, (_("Made up, for trying out.") if warning else "", kind, name, closed))
        ),
        "facts": facts(view, language),
        "together": words.together(view),
        "made_up": warning,
        "words": {"page": _("page"), "of": _("of"), "spelled": _spelled()},
    }


def kind_of(view: ResultView) -> str:
    return _("Conversation sheet") if view.talks else _("Result of the screening")


def facts(view: ResultView, language: str) -> list[tuple[str, str]]:
    """Of a unit that talks, how many answered is not told."""
    wave = view.wave
    asked = [(_("Screening"), wave.title), (_("Open for answers"), _asked(wave, language))]
    if view.talks or not view.whole:
        return asked
    return [*asked, (_("How many answered"), words.rate(view.whole))]


def _asked(wave: Wave, language: str) -> str:
    moments = [moment for moment in (wave.opened_at, wave.closes_at) if moment]
    return " – ".join(dict.fromkeys(day(wave, moment, language) for moment in moments))


def day(wave: Wave, moment: datetime, language: str) -> str:
    """On the calendar of the organisation."""
    return date_format(moment.astimezone(zone_said(wave.round.organisation.time_zone)), DAYS[language])


def _spelled() -> str:
    return _(
        "Signs that the typeface lacks are spelled out in square brackets; the page shows them as written."
    )
