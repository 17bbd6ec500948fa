"""What has moved since last time, risk by risk, beside the actions that were aimed at it. Nothing is computed
here: figures are those that were published, and those of the minutes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sammenhold.actions.queries.plan import Line as Planned
from sammenhold.rounds.queries import RoundView
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.lines import Line, value
from sammenhold.surveys.queries.results import result_of
from sammenhold.themes.models import Text
from sammenhold.themes.queries import theme
from sammenhold.workshops.models import Workshop


@dataclass(frozen=True)
class Rating:
    """What a workshop's private rating said of a risk: 0-100, 100 when it applies most; of `n` answers."""

    day: date
    score: int
    n: int


@dataclass(frozen=True)
class Moved:
    """A risk with its figure of the newest screening, its change since the one before, and what was done."""

    code: str
    title: Text
    line: Line | None
    ratings: tuple[Rating, ...]
    actions: tuple[Planned, ...]

    @property
    def has_figures(self) -> bool:
        return bool(self.line and self.line.dot)

    @property
    def value(self) -> str:
        return value(self.line.dot.score) if self.line and self.line.dot else ""

    @property
    def first(self) -> Rating | None:
        return self.ratings[0] if self.ratings else None

    @property
    def last(self) -> Rating | None:
        """The rating again, where there was one."""
        return self.ratings[-1] if len(self.ratings) > 1 else None


@dataclass(frozen=True)
class Screening:
    """The newest screening that everybody can see. `with_change`: one before it asked in the same words."""

    key: UUID
    node: str
    title: str
    unit: str
    made_up: bool
    with_change: bool


def newest_screening(round: RoundView) -> tuple[Screening | None, Mapping[str, Line]]:
    """Of the unit itself, or where it is too small for figures, of the nearest above it; lines by risk."""
    waves = Wave.objects.filter(round__organisation=round.organisation_id, round__unit__in=round.unit_line)
    wave = waves.exclude(released_at=None).select_related("round").order_by("-opened_at").first()
    if wave is None:
        return None, {}
    view = result_of(wave, str(round.unit_id))
    if view.talks and view.nearest:
        view = result_of(wave, view.nearest.node)
    shown = Screening(wave.pk, view.place.node, wave.title, view.place.name, wave.made_up, view.changes)
    return (
        (None, {}) if view.talks else (shown, {line.item.risk: line for line in view.risks if line.item.risk})
    )


def moved(round: RoundView, lines: Mapping[str, Line], plan: Iterable[Planned]) -> tuple[Moved, ...]:
    """Risks that something was done about, or that have a figure twice, in the theme's order."""
    aimed = dict[str, list[Planned]]()
    for action in plan:
        if action.risk:
            aimed.setdefault(action.risk, []).append(action)
    rated = _ratings(round.unit_id)
    found = (
        Moved(
            risk.code,
            risk.title,
            lines.get(risk.code),
            tuple(rated.get(risk.code, ())),
            tuple(aimed.get(risk.code, ())),
        )
        for risk in theme(round.theme).rated
    )
    return tuple(one for one in found if one.actions or one.last or (one.line and one.line.change))


def _ratings(unit: int) -> dict[str, list[Rating]]:
    """By risk, the first workshop first, as the minutes have them."""
    ended = Workshop.objects.filter(round__unit=unit, closed_at__isnull=False, minutes__isnull=False)
    found = dict[str, list[Rating]]()
    held: Iterable[tuple[datetime, Any]] = ended.order_by("closed_at").values_list("closed_at", "minutes")  # type: ignore[assignment]
    for closed_at, minutes in held:
        for step in minutes.get("steps", ()):
            for bar in step.get("bars", ()):
                told = Rating(closed_at.date(), bar["score"], bar["n"]) if bar["score"] is not None else None
                if told:
                    _take(found.setdefault(bar["code"], []), bar, told)
    return found


def _take(found: list[Rating], bar: Mapping[str, Any], told: Rating) -> None:
    """A rating asked twice in one workshop stands with both figures in its second step."""
    if not bar.get("before") or (found and found[-1].day == told.day):
        found.append(told)
