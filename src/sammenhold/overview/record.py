"""What a round's record begins with, put together from what is known, in the language that is active."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from sammenhold.actions.models import Action
from sammenhold.actions.queries.plan import Line
from sammenhold.agreements.queries.versions import decisions_in
from sammenhold.agreements.templatetags.agreement_words import choice
from sammenhold.directory.zones import today_in
from sammenhold.overview.queries.follow_up import FollowUp, follow_up_of
from sammenhold.overview.queries.moved import Moved
from sammenhold.overview.words import change, ratings
from sammenhold.rounds.models import Paper
from sammenhold.rounds.queries import RoundView
from sammenhold.surveys.models import Wave
from sammenhold.workshops.models import Workshop

MOST = 30
"""Lines of one kind; the rest stand in the plan."""
State = Action.State
Texts = dict[str, str]


def conclusion(round: RoundView) -> Texts:
    known = _known(round)
    return _filled(
        done=[*_agreed(known), *_listed(known.plan, _became)],
        moved=_moved(known),
        onward=[*_listed([line for line in known.plan if line.is_open], _promised), *_look_back(known)],
    )


def apv(round: RoundView) -> Texts:
    known = _known(round)
    open_ones = [line for line in known.plan if line.is_open]
    return _filled(
        scope=[_("%(unit)s, %(organisation)s: virtual collaboration.") % vars(round), *_steps(round)],
        found=_moved(known),
        plan=_listed(open_ones, _promised),
        followed=_listed([line for line in known.plan if not line.is_open], _became),
        together=[f"{lead.name}, {lead.part.label}" for lead in round.leads],
    )


def yearly(round: RoundView) -> Texts:
    """The goals of the year before are those that the last discussion of the unit ended with."""
    known = _known(round)
    return _filled(
        goals=[goals] if (goals := _last_goals(round)) else [],
        results=[*_steps(round), *_moved(known)],
        actions=_listed(known.plan, _became),
    )


def _known(round: RoundView) -> FollowUp:
    return follow_up_of(round, today_in(round.organisation_id))


def _filled(**fields: Iterable[str]) -> Texts:
    """Fields that there is something to say of; the others keep their suggestion."""
    told = {name: "\n".join(lines) for name, lines in fields.items()}
    return {name: text for name, text in told.items() if text}


def _agreed(known: FollowUp) -> Iterator[str]:
    if known.review:
        for decision in decisions_in(known.review):
            told = f"- {decision.sentence} {choice(decision.outcome, 'next')}."
            yield f"{told} {decision.note}".strip()
    elif known.standing.version:
        yield from (f"- {sentence}" for sentence in known.standing.version.sentences)


def _look_back(known: FollowUp) -> Iterator[str]:
    day = known.standing.agreement.review_on if known.standing.agreement else None
    if known.agreed and day:
        yield _("- The agreement: you look at it again on %(day)s.") % {"day": _day(day)}


def _listed(lines: Iterable[Line], told: Callable[[Line], str]) -> list[str]:
    found = list(lines)
    more = len(found) - MOST
    tail = [
        ngettext("and %(number)s more in the plan", "and %(number)s more in the plan", more)
        % {"number": more}
    ]
    return [f"- {told(line)}" for line in found[:MOST]] + (tail if more > 0 else [])


def _promised(line: Line) -> str:
    told = [line.title, line.responsible]
    return " · ".join(
        filter(None, [*told, _("by %(day)s") % {"day": _day(line.due_on)} if line.due_on else ""])
    )


def _became(line: Line) -> str:
    return " · ".join(filter(None, (line.title, line.responsible, str(line.state.label).lower())))


def _moved(known: FollowUp) -> list[str]:
    return [told for one in known.moved if (told := _of_risk(one))]


def _of_risk(one: Moved) -> str:
    parts = []
    if one.has_figures:
        parts.append(_("%(value)s of 100") % {"value": one.value})
    if one.line and one.line.change:
        parts.append(change(one.line.change))
    if one.last:
        parts.append(ratings(one))
    return f"- {one.title}: {' '.join(parts)}" if parts else ""


def _steps(round: RoundView) -> Iterator[str]:
    """Which screenings and workshops there were, and when."""
    waves = Wave.objects.filter(round=round.id).exclude(released_at=None).order_by("opened_at")
    for title, summary, closed in waves.values_list("title", "summary", "closes_at"):
        told = {"title": title, "day": _day(closed), **summary}
        yield _("- Screening: %(title)s, %(day)s, answered by %(answered)s of %(invited)s.") % told
    held = Workshop.objects.filter(round=round.id, state=Workshop.State.CLOSED).order_by("closed_at")
    for title, ended in held.values_list("title", "closed_at"):
        yield _("- Workshop: %(title)s, %(day)s.") % {"title": title, "day": _day(ended)}


def _last_goals(round: RoundView) -> str:
    before = Q(round__unit=round.unit_id, document="yearly") & ~Q(round=round.id) & ~Q(done_at=None)
    last = Paper.objects.filter(before).order_by("-done_at").first()
    return str(last.texts.get("new", "")) if last else ""


def _day(day: date | datetime | None) -> str:
    return date_format(day, pgettext("format", "j F Y")) if day else ""
