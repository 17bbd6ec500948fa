"""What is in the room for those who are played: read in a fixed number of queries."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from uuid import UUID

from sammenhold.rehearsals.cast import Person
from sammenhold.workshops.models import Answer, Note, Participant, Proposal, Rating, Ready, Step, Vote
from sammenhold.workshops.queries.scene import Board, Scene, board_of
from sammenhold.workshops.rules import GATHERING


@dataclass(frozen=True)
class Sight:
    """`given` is how much of the phase's own each has given, `answered` who has answered which proposal."""

    scene: Scene
    step: Step
    here: Mapping[UUID, Participant]
    ready: Set[UUID]
    given: Counter[UUID]
    board: Board
    proposals: tuple[Proposal, ...]
    answered: Set[tuple[UUID, UUID]]


def sight(scene: Scene, step: Step, people: Collection[Person]) -> Sight:
    ids = [person.id for person in people]
    return Sight(
        scene,
        step,
        Participant.objects.in_bulk(ids),
        set(Ready.objects.filter(step=step, phase=step.phase).values_list("participant", flat=True)),
        _given(step, ids),
        board_of(step) if step.phase in (*GATHERING, "vote") else Board((), ()),
        tuple(step.proposals.all()) if step.phase == "decide" else (),
        _answered(step) if step.phase == "decide" else frozenset(),
    )


def _given(step: Step, ids: Collection[UUID]) -> Counter[UUID]:
    match step.phase:
        case "write" | "more":
            return Counter(_keys(Note.objects.filter(step=step, author__in=ids).values_list("author")))
        case "vote":
            return Counter(_keys(Vote.objects.filter(group__step=step).values_list("participant")))
        case "rate" | "decisions":
            return Counter(_keys(Rating.objects.filter(step=step).values_list("participant")))
    return Counter()


def _keys(rows: Iterable[tuple[UUID | None]]) -> Iterator[UUID]:
    return (key for (key,) in rows if key is not None)


def _answered(step: Step) -> frozenset[tuple[UUID, UUID]]:
    found = Answer.objects.filter(proposal__step=step).exclude(participant=None)
    return frozenset((who, which) for who, which in found.values_list("participant", "proposal") if who)
