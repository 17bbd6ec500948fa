"""A plan as somebody looks at it: narrowed to a person, a risk, a state, or what wants an answer."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sammenhold.actions.models import Action
from sammenhold.actions.queries.plan import Line, plan_of
from sammenhold.rounds.queries import RoundView
from sammenhold.themes.queries import theme

FILTERS = ("person", "risk", "state", "only")
WANTING, OPEN = "wanting", "open"
Of = Callable[[Line], str]


@dataclass(frozen=True)
class Choice:
    """Something the plan can be narrowed to, and how many lines that leaves."""

    value: str
    label: str
    number: int


@dataclass(frozen=True)
class Shown:
    """`lines`: what is chosen, what wants an answer first, what has ended last."""

    lines: tuple[Line, ...]
    all: int
    wanting: int
    chosen: Mapping[str, str]
    people: tuple[Choice, ...]
    risks: tuple[Choice, ...]
    states: tuple[Choice, ...]

    @property
    def is_narrowed(self) -> bool:
        return any(self.chosen.values())

    @property
    def columns(self) -> tuple[tuple[Action.State, tuple[Line, ...]], ...]:
        """By state, for the board."""
        return tuple(
            (state, tuple(line for line in self.lines if line.state == state)) for state in Action.State
        )


def shown_of(round: RoundView, chosen: Mapping[str, str], today: date) -> Shown:
    """One query, however long the plan."""
    plan = plan_of(round.unit_id, today)
    lines = [line for line in plan if _fits(line, chosen)]
    lines.sort(key=lambda line: (not line.wants_an_answer, not line.is_open))
    titles = {risk.code: str(risk.title) for risk in theme(round.theme).rated}
    return Shown(
        tuple(lines),
        len(plan),
        sum(line.wants_an_answer for line in plan),
        chosen,
        _counted(
            {str(line.responsible_id): line.responsible for line in plan if line.responsible_id}, plan, _who
        ),
        _counted(titles, plan, _risk),
        _counted({str(state): str(state.label) for state in Action.State}, plan, _state),
    )


def _fits(line: Line, chosen: Mapping[str, str]) -> bool:
    wanted = ((chosen["person"], _who), (chosen["risk"], _risk), (chosen["state"], _state))
    return all(not value or of(line) == value for value, of in wanted) and (
        chosen["only"] not in (WANTING, OPEN)
        or (line.wants_an_answer if chosen["only"] == WANTING else line.is_open)
    )


def _counted(labels: Mapping[str, str], plan: tuple[Line, ...], of: Of) -> tuple[Choice, ...]:
    """Those that there is something of, by name."""
    found = Counter(of(line) for line in plan)
    return tuple(Choice(value, label, found[value]) for value, label in labels.items() if found[value])


def _who(line: Line) -> str:
    return str(line.responsible_id or "")


def _risk(line: Line) -> str:
    return line.risk


def _state(line: Line) -> str:
    return str(line.state)
