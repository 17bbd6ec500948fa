"""The agenda as those who prepare see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sammenhold.stats.opinions.enough import FEWEST_STATEMENTS, FEWEST_VOTERS
from sammenhold.themes.models import Theme
from sammenhold.workshops.models import Step, Workshop
from sammenhold.workshops.models.room import Removed
from sammenhold.workshops.queries.methods import methods
from sammenhold.workshops.queries.scene import scene_of

STANDARD = ("arrive", "theme", "gains", "risks", "close")


@dataclass(frozen=True)
class Line:
    """A step of the agenda: what it is called, what happens in it, and whether it has begun.

    `voting` is the name of the way to vote and what it is good for, where there is a vote.
    """

    step: Step
    title: str
    kind: str
    begun: bool
    voting: tuple[str, str] | None
    may_be_beside: bool


@dataclass(frozen=True)
class Gone:
    """Where a step was that has just been taken out."""

    key: int
    title: str


def agenda_of(workshop: Workshop, removed: Sequence[Removed] = ()) -> dict[str, Any]:
    """The lines of the agenda, those just taken out among them, and how long it takes in all, in minutes."""
    scene = scene_of(workshop.pk)
    before = (None, *scene.steps)
    lines: list[Line | Gone] = [
        _line(scene.theme, step, earlier) for earlier, step in zip(before, scene.steps, strict=False)
    ]
    for taken in reversed(removed):
        lines.insert(taken.place, _gone(scene.theme, taken))
    here = {step.kind for step in scene.steps} | {taken.fields["kind"] for taken in removed}
    missing = [(kind, str(scene.theme.step(kind).title)) for kind in STANDARD if kind not in here]
    minutes = sum(step.minutes for step in scene.steps)
    return {
        "lines": lines,
        "minutes": minutes,
        "theme": scene.theme,
        "missing": missing,
        "methods": methods(),
        "voters": FEWEST_VOTERS,
        "statements": FEWEST_STATEMENTS,
    }


def _line(theme: Theme, step: Step, before: Step | None) -> Line:
    ways = {key: (label, good_for) for key, label, good_for in methods()}
    voting = ways[step.method] if step.kind == Step.Kind.QUESTION else None
    questions = all(found is not None and found.kind == Step.Kind.QUESTION for found in (before, step))
    beside = questions and before is not None and not _has_begun(before)
    return Line(
        step, name_of(theme, step), str(theme.step(step.kind).title), _has_begun(step), voting, beside
    )


def _has_begun(step: Step) -> bool:
    return bool(step.phase or (step.beside and step.beside.phase))


def _gone(theme: Theme, taken: Removed) -> Gone:
    return Gone(taken.key, name_of(theme, Step(**taken.fields)))


def name_of(theme: Theme, step: Step) -> str:
    if step.own:
        return str(step.own)
    if step.question:
        return str(theme.question(step.question).title)
    title = str(theme.step(step.kind).title)
    return _("%(title)s – once more") % {"title": title} if step.repeat else title
