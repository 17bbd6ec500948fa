"""What a published screening says before a workshop begins, and which questions fit it."""

from dataclasses import dataclass

from sammenhold.themes.models import Theme
from sammenhold.themes.queries import theme
from sammenhold.workshops.models import Workshop

MOST = 3
"""Questions to suggest."""


@dataclass(frozen=True)
class Pointed:
    """A question that the figures point to; `taken`: it is on the agenda."""

    code: str
    title: str
    taken: bool


@dataclass(frozen=True)
class Beginning:
    title: str
    unit: str
    made_up: bool
    risks: tuple[tuple[str, int], ...]
    questions: tuple[Pointed, ...]


def beginning_of(workshop: Workshop) -> Beginning | None:
    """None where nothing is published about the workshop's unit."""
    found = workshop.screened
    if not found:
        return None
    about = theme(workshop.round.theme)
    return Beginning(
        found["title"],
        found["unit"],
        found["made_up"],
        tuple((str(about.risk(code).title), found["scores"][code]) for code in found["first"]),
        _questions(workshop, about, found["first"]),
    )


def _questions(workshop: Workshop, about: Theme, first: list[str]) -> tuple[Pointed, ...]:
    """Of each risk the first question, then of each the second, until there are enough."""
    by_risk = [about.risk(code).questions for code in first]
    longest = max(map(len, by_risk), default=0)
    turns = [codes[turn] for turn in range(longest) for codes in by_risk if turn < len(codes)]
    taken = set(workshop.steps.values_list("question", flat=True))
    return tuple(
        Pointed(code, str(about.question(code).title), code in taken)
        for code in tuple(dict.fromkeys(turns))[:MOST]
    )
