"""One action with everything about it: where it came from, what can become of it, and what has happened."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from sammenhold.actions import rules
from sammenhold.actions.models import Action, Entry
from sammenhold.actions.queries.plan import Line, line_of
from sammenhold.themes.models import Measure, Risk, Theme
from sammenhold.workshops.models import Proposal


@dataclass(frozen=True)
class Origin:
    """One click back: the minutes with the decision, or the result."""

    title: str
    address: str


@dataclass(frozen=True)
class OneAction:
    action: Action
    line: Line
    risk: Risk | None
    measure: Measure | None
    origin: Origin | None
    entries: tuple[Entry, ...]

    @property
    def moves(self) -> tuple[Action.State, ...]:
        return tuple(map(Action.State, rules.MOVES[self.action.state]))


def one_of(unit: int, key: UUID, theme: Theme, today: date) -> OneAction | None:
    """An action of the unit's plan; None when there is none."""
    found = Action.objects.select_related("responsible", "helper").filter(unit=unit, pk=key).first()
    if found is None:
        return None
    risks = {risk.code: risk for risk in theme.rated}
    measures = {measure.code: measure for measure in theme.measures}
    return OneAction(
        found,
        line_of(found, today),
        risks.get(found.risk),
        measures.get(found.measure),
        _origin(found),
        tuple(found.entries.order_by("-at", "-pk")),
    )


def _origin(action: Action) -> Origin | None:
    if action.source_kind != Action.Source.WORKSHOP or action.source is None:
        return None
    made = Proposal.objects.filter(pk=action.source).select_related("step__workshop").first()
    if made is None:
        return None
    workshop = made.step.workshop
    return Origin(workshop.title, reverse("minutes", args=[workshop.pk]))
