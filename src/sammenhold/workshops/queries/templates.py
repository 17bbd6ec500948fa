"""The agendas that can be chosen from: the theme's, and those that the organisation keeps for itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sammenhold.directory.members import Member
from sammenhold.rounds.models import Lead
from sammenhold.themes.models import Agenda, Theme
from sammenhold.themes.queries import Programme, UnknownThemeError, programme, theme, themes
from sammenhold.themes.rules import agenda_findings
from sammenhold.workshops.models import Template
from sammenhold.workshops.rules import may_keep_templates

OWN = "own:"
"""Marks an organisation's own among the choices; no key of a theme's agenda has a colon."""


@dataclass(frozen=True)
class Kept:
    """A template of the organisation. `programme` is None when its theme no longer has what it needs."""

    id: UUID
    agenda: Agenda
    theme: str
    programme: Programme | None


@dataclass(frozen=True)
class Choice:
    """An agenda that a workshop can begin with; `own` is the organisation's template, if it is one."""

    value: str
    agenda: Agenda
    own: bool


def keeps_templates(member: Member) -> bool:
    leads = Lead.objects.filter(person=member.person_id).exists()
    return may_keep_templates(has_role=bool(member.roles), leads=leads)


def kept_by(organisation_id: int) -> list[Kept]:
    """All templates of the organisation, by name."""
    known = {theme.key: theme for theme in themes()}
    found = [
        _kept(row, known.get(row.theme)) for row in Template.objects.filter(organisation=organisation_id)
    ]
    return sorted(found, key=lambda kept: str(kept.agenda.title).casefold())


def _kept(row: Template, of: Theme | None) -> Kept:
    agenda = Agenda.model_validate(row.agenda)
    usable = of is not None and not any(agenda_findings([agenda], _questions(of)))
    title = str(of.title) if of else row.theme
    return Kept(row.pk, agenda, title, programme(of, agenda) if of and usable else None)


def _questions(theme: Theme) -> set[str]:
    return {question.code for question in theme.questions}


def choices(organisation_id: int, theme_key: str) -> list[Choice]:
    """What a workshop in this theme can begin with: the theme's agendas, then the organisation's own."""
    of = theme(theme_key)
    rows = Template.objects.filter(organisation=organisation_id, theme=theme_key)
    kept = ((row, _kept(row, of)) for row in rows)
    own = [Choice(f"{OWN}{row.pk}", found.agenda, own=True) for row, found in kept if found.programme]
    return [*(Choice(agenda.key, agenda, own=False) for agenda in of.agendas), *own]


def taken_keys(organisation_id: int, theme_key: str) -> set[str]:
    """Keys that another agenda for this theme has."""
    try:
        of: Iterable[Agenda] = theme(theme_key).agendas
    except UnknownThemeError:
        of = ()
    rows = Template.objects.filter(organisation=organisation_id, theme=theme_key)
    return {agenda.key for agenda in of} | set(rows.values_list("agenda__key", flat=True))
