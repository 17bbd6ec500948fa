"""What the screens of a workshop show, read in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from sammenhold.stats.ratings import Level, level
from sammenhold.themes.models import Theme
from sammenhold.themes.queries import theme
from sammenhold.workshops.models import Answer, Participant, Proposal, Rating, Ready, Step, Vote, Workshop

Result = Mapping[str, dict[str, Any]]


@dataclass(frozen=True)
class Scene:
    """A workshop at one moment."""

    workshop: Workshop
    steps: tuple[Step, ...]
    theme: Theme

    @property
    def step(self) -> Step | None:
        return next((step for step in self.steps if step.pk == self.workshop.step_id), None)


@dataclass(frozen=True)
class Counts:
    """How many are here, done, and have contributed in the phase under way. Never who."""

    room: int
    elsewhere: int
    ready: int
    given: int

    @property
    def people(self) -> int:
        return self.room + self.elsewhere


@dataclass(frozen=True)
class Hand:
    name: str
    elsewhere: bool


@dataclass(frozen=True)
class NoteCard:
    key: str
    text: str
    hidden: str


@dataclass(frozen=True)
class GroupCard:
    key: str
    title: str
    notes: tuple[NoteCard, ...]
    dots: int | None

    @property
    def name(self) -> str:
        """The title, else the beginning of the first note."""
        return self.title or (self.notes[0].text[:80] if self.notes else "")


@dataclass(frozen=True)
class Board:
    """Groups in order, and the notes that are on their own."""

    groups: tuple[GroupCard, ...]
    loose: tuple[NoteCard, ...]


@dataclass(frozen=True)
class Voice:
    """An answer as it is shown: with a name when it was open."""

    stance: str
    reason: str
    name: str


@dataclass(frozen=True)
class ProposalCard:
    key: str
    kind: str
    state: str
    when: str
    text: str
    owner: str
    due: date | None
    round: int
    answers: int
    voices: tuple[Voice, ...]
    tally: tuple[tuple[str, int], ...]
    earlier: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Bar:
    """One rated item, and how it was rated the first time when this is the second."""

    code: str
    level: Level
    before: Level | None


def scene_of(pk: UUID) -> Scene:
    workshop = Workshop.objects.select_related("round").get(pk=pk)
    return Scene(workshop, tuple(workshop.steps.all()), theme(workshop.round.theme))


def counts_of(scene: Scene) -> Counts:
    people = Participant.objects.filter(workshop=scene.workshop).aggregate(
        room=Count("pk", filter=Q(place=Participant.Place.ROOM)),
        elsewhere=Count("pk", filter=Q(place=Participant.Place.ELSEWHERE)),
    )
    step = scene.step
    ready = Ready.objects.filter(step=step, phase=step.phase).count() if step else 0
    return Counts(people["room"], people["elsewhere"], ready, _given(step) if step else 0)


def _given(step: Step) -> int:
    """What the phase has brought so far: notes, or people who have voted or rated."""
    people = Count("participant", distinct=True)
    match step.phase:
        case "write":
            return step.notes.count()
        case "vote":
            groups = list(step.groups.values_list("pk", flat=True))
            voted: int = Vote.objects.filter(group__in=groups, dots__gt=0).aggregate(people=people)["people"]
            return voted
        case "rate" | "decisions":
            rated: int = Rating.objects.filter(step=step).aggregate(people=people)["people"]
            return rated
    return 0


def hands_of(scene: Scene) -> tuple[Hand, ...]:
    """Raised hands, those elsewhere first."""
    raised = Participant.objects.filter(workshop=scene.workshop, hand=True).values_list("name", "place")
    hands = [Hand(name, place == Participant.Place.ELSEWHERE) for name, place in raised]
    return tuple(sorted(hands, key=lambda hand: (not hand.elsewhere, hand.name)))


def board_of(step: Step) -> Board:
    """All revealed notes of a step. Before the reveal there is nothing to see."""
    notes = step.notes.filter(author=None).values_list("group", "pk", "text", "hidden")
    by_group: dict[UUID | None, list[NoteCard]] = {}
    for group, key, text, hidden in notes:
        by_group.setdefault(group, []).append(NoteCard(key.hex, text, hidden))
    groups = tuple(
        GroupCard(key.hex, title, tuple(by_group.get(key, [])), dots)
        for key, title, dots in step.groups.values_list("pk", "title", "dots")
    )
    return Board(groups, tuple(by_group.get(None, [])))


def proposals_of(steps: Sequence[Step]) -> tuple[ProposalCard, ...]:
    """Proposals with their answers. Anonymous answers are there only once the answering has closed."""
    proposals = Proposal.objects.filter(step__in=steps).order_by("step__position", "position", "pk")
    answers: dict[UUID, list[Answer]] = {}
    for answer in Answer.objects.filter(proposal__step__in=steps).order_by("-is_open", "name", "pk"):
        answers.setdefault(answer.proposal_id, []).append(answer)
    return tuple(_card(proposal, answers.get(proposal.pk, [])) for proposal in proposals)


def _card(proposal: Proposal, answers: list[Answer]) -> ProposalCard:
    asking = proposal.state == Proposal.State.ASKING
    shown = [answer for answer in answers if answer.is_open or not asking]
    tally = tuple((stance, sum(a.stance == stance for a in answers)) for stance in Answer.Stance.values)
    return ProposalCard(
        proposal.pk.hex,
        proposal.kind,
        proposal.state,
        proposal.when,
        proposal.text,
        proposal.owner,
        proposal.due,
        proposal.round,
        len(answers),
        tuple(Voice(answer.stance, answer.reason, answer.name) for answer in shown),
        () if asking else tally,
        tuple((str(earlier["when"]), str(earlier["text"])) for earlier in proposal.history),
    )


def bars_of(scene: Scene, step: Step) -> tuple[Bar, ...]:
    """The rated items in the theme's order; for ratings asked again, beside the first ones."""
    first = next((other for other in scene.steps if other.kind == Step.Kind.RISKS and other != step), None)
    earlier: Result = (first.result or {}) if step.repeat and first else {}
    return tuple(
        Bar(code, level_of(step.result or {}, code), level_of(earlier, code) if code in earlier else None)
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
