"""What the screens of a workshop show, read in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.text import Truncator

from sammenhold.stats.ratings import Level, level
from sammenhold.themes.models import Theme
from sammenhold.themes.queries import theme
from sammenhold.workshops.models import Given, Note, Participant, Ready, Step, Workshop
from sammenhold.workshops.queries.breakouts import question_seen, together
from sammenhold.workshops.queries.places import Places, by_place
from sammenhold.workshops.queries.talking import Talk, talk_of
from sammenhold.workshops.rules import WRITING

Result = Mapping[str, dict[str, Any]]
NAME_LENGTH = 80
"""Of a group without a title."""


@dataclass(frozen=True)
class Scene:
    """A workshop at one moment."""

    workshop: Workshop
    steps: tuple[Step, ...]
    theme: Theme
    question: int | None = None
    """Of the group that looks, while groups work on different questions."""

    @property
    def lead(self) -> Step | None:
        """The step that is under way; of several at the same time the first."""
        return next((step for step in self.steps if step.pk == self.workshop.step_id), None)

    @property
    def step(self) -> Step | None:
        return question_seen(self.steps, self.lead, self.question) if self.lead else None

    @property
    def is_apart(self) -> bool:
        """Are groups at work, and is this the look of none of them?"""
        return self.lead is not None and self.lead.is_apart and self.step is self.lead

    @property
    def here(self) -> tuple[Step, ...]:
        """What those who look work on: a step, or all questions of the groups at work."""
        if self.lead is not None and self.is_apart:
            return together(self.steps, self.lead)
        return (self.step,) if self.step else ()

    @cached_property
    def talk(self) -> Talk:
        """Read once for all who look."""
        return talk_of(self.workshop)


@dataclass(frozen=True)
class Counts:
    """How many are here, have contributed to the phase under way, and are done with it. Never who."""

    people: Places
    given: Places
    ready: int
    notes: int

    @property
    def comparable(self) -> bool:
        """A place with one person alone is not set against the other: that would be a figure about one."""
        return min(self.people.room, self.people.elsewhere) > 1


@dataclass(frozen=True)
class NoteCard:
    key: str
    text: str
    hidden: str
    language: str = ""
    later: bool = False
    """Written in the second round."""


@dataclass(frozen=True)
class GroupCard:
    key: str
    title: str
    notes: tuple[NoteCard, ...]
    dots: int | None

    @property
    def name(self) -> str:
        """The title, else the beginning of the first note."""
        return self.title or (Truncator(self.notes[0].text).chars(NAME_LENGTH) if self.notes else "")

    @property
    def is_its_name(self) -> bool:
        """Does the name say all that it holds?"""
        return not self.title and len(self.notes) == 1 and self.name == self.notes[0].text

    @property
    def language(self) -> str:
        """Of the name, where it is known."""
        return self.notes[0].language if self.notes and not self.title else ""


@dataclass(frozen=True)
class Board:
    """Groups in order, and the notes that are on their own."""

    groups: tuple[GroupCard, ...]
    loose: tuple[NoteCard, ...]


@dataclass(frozen=True)
class Bar:
    """One rated item, and how it was rated the first time when this is the second.

    `screened`: the screening's figure, turned round as ratings are: a high one is something to look at.
    """

    code: str
    level: Level
    before: Level | None
    screened: int | None


def scene_of(pk: UUID) -> Scene:
    workshop = Workshop.rooms.select_related("round").get(pk=pk)
    return Scene(workshop, _agenda_of(workshop), theme(workshop.round.theme))


def _agenda_of(workshop: Workshop) -> tuple[Step, ...]:
    """The steps in order; those that others stand beside are among them."""
    steps = {step.pk: step for step in workshop.steps.all()}
    for step in steps.values():
        step.beside = steps[step.beside_id] if step.beside_id else None
    return tuple(steps.values())


def counts_of(scene: Scene) -> Counts:
    people = people_of(scene)
    step = scene.step
    if step is None:
        return Counts(people, Places(), ready=0, notes=0)
    given = by_place(Given.objects.filter(step__in=scene.here, phase=step.phase))
    ready = Ready.objects.filter(step__in=scene.here, phase=step.phase).count()
    writing = WRITING.get(step.phase)
    notes = Note.objects.filter(step__in=scene.here, round=writing).count() if writing else 0
    return Counts(people, given, ready, notes)


def people_of(scene: Scene) -> Places:
    people = Participant.objects.filter(workshop=scene.workshop)
    grouped = scene.lead is not None and scene.lead.is_apart and not scene.is_apart
    return by_place(people.filter(question=scene.question) if grouped else people)


def shown_to_all(groups: Sequence[GroupCard]) -> list[GroupCard]:
    """The groups without hidden notes, and none that holds nothing else."""
    seen = [replace(group, notes=tuple(n for n in group.notes if not n.hidden)) for group in groups]
    return [group for group in seen if group.notes]


def board_of(step: Step) -> Board:
    """All revealed notes of a step. Before the reveal there is nothing to see."""
    found = step.notes.filter(author=None).order_by("round", "pk")
    notes = found.values_list("group", "pk", "text", "hidden", "language", "round")
    by_group: dict[UUID | None, list[NoteCard]] = {}
    for group, key, text, hidden, language, round in notes:
        by_group.setdefault(group, []).append(NoteCard(key.hex, text, hidden, language, round > 1))
    groups = tuple(
        GroupCard(key.hex, title, tuple(by_group.get(key, [])), dots)
        for key, title, dots in step.groups.values_list("pk", "title", "dots")
    )
    return Board(groups, tuple(by_group.get(None, [])))


def bars_of(scene: Scene, step: Step) -> tuple[Bar, ...]:
    """The rated items in the theme's order; for ratings asked again, beside the first ones."""
    first = next((other for other in scene.steps if other.kind == Step.Kind.RISKS and other != step), None)
    earlier: Result = (first.result or {}) if step.repeat and first else {}
    screened = (scene.workshop.screened or {}).get("scores", {})
    return tuple(
        Bar(
            code,
            level_of(step.result or {}, code),
            level_of(earlier, code) if code in earlier else None,
            100 - screened[code] if code in screened else None,
        )
        for code in (risk.code for risk in scene.theme.rated)
    )


def level_of(result: Result, code: str) -> Level:
    """The level of one item from what is kept of the ratings."""
    found = result.get(code, {"n": 0})
    return level(found["counts"]) if "counts" in found else Level(found["n"], None, None)


def suggested(scene: Scene, bars: Sequence[Bar], most: int = 3) -> tuple[str, ...]:
    """The questions that the highest ratings point to, the highest first."""
    rated = sorted(
        (bar for bar in bars if bar.level.score is not None), key=lambda bar: -(bar.level.score or 0)
    )
    codes = [code for bar in rated[:3] for code in scene.theme.risk(bar.code).questions]
    return tuple(dict.fromkeys(codes))[:most]
