"""The themes of this house, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from sammenhold.themes import loading
from sammenhold.themes.models import Agenda, AgendaStep, Measure, Question, Risk, Said, Text, Theme


class UnknownThemeError(LookupError):
    pass


@dataclass(frozen=True)
class Chapter:
    """A risk with the questions it raises and the measures that are first of all about it."""

    risk: Risk
    questions: tuple[Question, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Programme:
    """An agenda with its steps by name and minutes."""

    agenda: Agenda
    points: tuple[tuple[Text | Said, int], ...]


def themes() -> list[Theme]:
    return list(_shelf(_folders()).values())


def theme(key: str) -> Theme:
    """Raises `UnknownThemeError` when no folder holds it."""
    try:
        return _shelf(_folders())[key]
    except KeyError:
        raise UnknownThemeError(key) from None


def chapters(theme: Theme) -> list[Chapter]:
    """Every measure once, under the first risk that it names."""
    return [
        Chapter(
            risk,
            tuple(theme.question(code) for code in risk.questions),
            tuple(measure for measure in theme.measures if measure.risks[0] == risk.code),
        )
        for risk in theme.rated
    ]


def programmes(theme: Theme) -> list[Programme]:
    return [programme(theme, agenda) for agenda in theme.agendas]


def programme(theme: Theme, agenda: Agenda) -> Programme:
    return Programme(agenda, tuple((_name(theme, step), step.minutes) for step in agenda.steps))


def _name(theme: Theme, step: AgendaStep) -> Text | Said:
    if step.title:
        return step.title
    if step.question:
        return theme.question(step.question).title
    return theme.step(step.kind, "again" if step.repeat else "").title


def _folders() -> tuple[Path, ...]:
    return tuple(Path(folder) for folder in settings.THEME_FOLDERS)


@cache
def _shelf(folders: tuple[Path, ...]) -> Mapping[str, Theme]:
    """Every pack by its key; one in a later folder stands in for an earlier one of the same name."""
    packs = {pack.name: pack for folder in folders for pack in loading.packs(folder)}
    return {key: loading.load(pack) for key, pack in packs.items()}
