"""A workshop over days: its parts, when each closes, and which is open."""

from dataclasses import dataclass
from datetime import datetime

from sammenhold.themes.models import Theme
from sammenhold.workshops.models import Step, Window
from sammenhold.workshops.queries.agenda import name_of
from sammenhold.workshops.queries.scene import Scene
from sammenhold.workshops.rules import Moment, phases
from sammenhold.workshops.schedule import parts


@dataclass(frozen=True)
class Part:
    """A part of the agenda in which there is something to do."""

    step: Step
    phase: str
    name: str
    short: str
    closes_at: datetime | None
    closed_at: datetime | None
    is_open: bool

    @property
    def field(self) -> str:
        return f"closes-{self.step.pk}-{self.phase}"


def parts_of(scene: Scene) -> tuple[Part, ...]:
    windows = {
        (window.step_id, window.phase): window
        for window in Window.objects.filter(step__workshop=scene.workshop)
    }
    return tuple(_part(scene, moment, windows) for moment in parts([step.course for step in scene.steps]))


def _part(scene: Scene, moment: Moment, windows: dict[tuple[int, str], Window]) -> Part:
    step = scene.steps[moment.step]
    phase = phases(step.course)[moment.phase]
    window = windows.get((step.pk, phase))
    return Part(
        step,
        phase,
        part_name(scene.theme, step, phase),
        str(scene.theme.step(step.kind, phase).title),
        window.closes_at if window else None,
        window.closed_at if window else None,
        step == scene.step and step.phase == phase,
    )


def part_name(theme: Theme, step: Step, phase: str) -> str:
    """The step's name, and the phase's where it says more."""
    name = name_of(theme, step)
    if len(phases(step.course)) == 1:
        return name
    title = str(theme.step(step.kind, phase).title)
    return title if name.casefold() in title.casefold() else f"{title}: {name}"


def following(scene: Scene) -> Part | None:
    """The next part in which there is something to do; before the beginning the first one."""
    if scene.lead is None:
        return next(iter(parts_of(scene)), None)
    here = Moment(scene.steps.index(scene.lead), phases(scene.lead.course).index(scene.lead.phase))
    known = zip(parts([step.course for step in scene.steps]), parts_of(scene), strict=True)
    return next((part for at, part in known if (at.step, at.phase) > (here.step, here.phase)), None)
