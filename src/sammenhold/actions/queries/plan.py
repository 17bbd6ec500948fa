"""A unit's plan: every action with what a list, a board or a timeline shows of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from sammenhold.actions import rules
from sammenhold.actions.models import Action

State = Action.State


@dataclass(frozen=True)
class Line:
    """One action on a page of many. `responsible`: a person's name, else whom the decision named."""

    key: UUID
    title: str
    why: str
    risk: str
    question: str
    measure: str
    responsible: str
    responsible_id: int | None
    helper: str
    round_id: UUID
    unit_id: int
    state: Action.State
    starts_on: date | None
    due_on: date | None
    look_on: date | None
    ended_on: date | None
    stuck_at: datetime | None
    stuck_words: str
    edition: int
    today: date

    @property
    def is_open(self) -> bool:
        return self.state in rules.OPEN

    @property
    def is_late(self) -> bool:
        return rules.is_late(self.state, self.due_on, self.today)

    @property
    def is_due(self) -> bool:
        """Something is to be done or looked at now."""
        return rules.is_due(self.state, self.due_on, self.look_on, self.today)

    @property
    def is_stuck(self) -> bool:
        return self.stuck_at is not None

    @property
    def wants_an_answer(self) -> bool:
        """Somebody is to say something about it now: stuck, late, nobody's, or to be looked at."""
        looked_at = self.state == State.DONE and self.is_due
        return self.is_stuck or self.is_late or self.has_nobody or looked_at

    @property
    def has_nobody(self) -> bool:
        """It is open, and no person of the house answers for it."""
        return self.is_open and self.responsible_id is None


def lines(actions: QuerySet[Action], today: date) -> tuple[Line, ...]:
    """Those due first come first; what has no day comes last; then in the order in which they were made."""
    found = actions.select_related("responsible", "helper").order_by("due_on", "created_at", "pk")
    made = [line_of(action, today) for action in found]
    return tuple(sorted(made, key=lambda line: line.due_on or date.max))


def plan_of(unit: int, today: date) -> tuple[Line, ...]:
    return lines(Action.objects.filter(unit=unit), today)


def now_in(plan: Iterable[Line], round: UUID, begun: date) -> tuple[Line, ...]:
    """What a round has before it: all that is open, from whatever round, what was decided in it, and what has
    ended since it began."""
    return tuple(
        line
        for line in plan
        if line.is_open
        or line.state == State.DONE
        or line.round_id == round
        or (line.ended_on is not None and line.ended_on >= begun)
    )


def line_of(action: Action, today: date) -> Line:
    return Line(
        action.pk,
        action.title,
        action.why,
        action.risk,
        action.question,
        action.measure,
        action.responsible.name if action.responsible else action.named,
        action.responsible_id,
        action.helper.name if action.helper else "",
        action.round_id,
        action.unit_id,
        State(action.state),
        action.starts_on,
        action.due_on,
        action.look_on,
        action.ended_on,
        action.stuck_at,
        action.stuck_words,
        action.edition,
        today,
    )
