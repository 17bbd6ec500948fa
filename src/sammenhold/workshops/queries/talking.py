"""Who has the word and who waits for it, by the names people chose to show; how talking is shared."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from sammenhold.workshops.models import Participant, Step, Tally, Workshop
from sammenhold.workshops.queries.places import Places
from sammenhold.workshops.rules import Turn, in_turn


@dataclass(frozen=True)
class Hand:
    """A raised hand. `key` is a lot drawn anew for each step; it leads back to nobody."""

    key: str
    name: str
    elsewhere: bool


@dataclass(frozen=True)
class Talk:
    """Who has the word, until when (in milliseconds since 1970, None: no clock), and the queue."""

    word: Hand | None
    until: int | None
    hands: tuple[Hand, ...]
    step: int | None

    @property
    def state(self) -> str:
        """Differs when the queue, the word or its clock has moved on, and from step to step."""
        keys = [
            str(self.step),
            str(self.until),
            self.word.key if self.word else "",
            *(hand.key for hand in self.hands),
        ]
        return sha256("-".join(keys).encode()).hexdigest()[:12]

    def number(self, key: str) -> int | None:
        """The place in the queue, from 1; None for a hand that is not in it."""
        return next((place for place, hand in enumerate(self.hands, start=1) if hand.key == key), None)


def turn_of(workshop: Workshop, who: UUID, *, heard: bool) -> str:
    """A participant's lot in the step under way. The participant's own id, from which it is made, is random
    and shown to nobody, so that nobody can work it out, and raising the hand again draws no other."""
    return sha256(f"{workshop.step_id}:{heard:d}:{who.hex}".encode()).hexdigest()[:16]


def talk_of(workshop: Workshop) -> Talk:
    raised = Participant.objects.filter(workshop=workshop, hand=True).only("pk", "name", "place", "heard")
    waiting = [(_turn(workshop, one), one.name) for one in raised if one.pk != workshop.speaker_id]
    turns = sorted(waiting, key=lambda found: in_turn(found[0]))
    hands = tuple(Hand(turn.lot, name, turn.elsewhere) for turn, name in turns)
    if workshop.speaker_id is None:
        return Talk(None, None, hands, workshop.step_id)
    speaker = Participant.objects.get(pk=workshop.speaker_id)
    turn, until = _turn(workshop, speaker), workshop.speaker_until
    word = Hand(turn.lot, speaker.name, turn.elsewhere)
    ends = int(until.timestamp() * 1000) if until and not workshop.paused_at else None
    return Talk(word, ends, hands, workshop.step_id)


def _turn(workshop: Workshop, one: Participant) -> Turn:
    """With a leader in the room the order does not tell who has been silent."""
    lot = turn_of(workshop, one.pk, heard=one.heard)
    return Turn(one.place == Participant.Place.ELSEWHERE, one.heard and not workshop.leader_present, lot)


@dataclass(frozen=True)
class Balance:
    """How talking and grouping are shared between the places, in this step and (talking) in all."""

    talk: Places
    talk_in_all: Places
    group: Places


def balance_of(workshop: Workshop, step: Step) -> Balance:
    found = Tally.objects.filter(step__workshop=workshop).values_list("step", "what", "place", "number")
    rows = list(found)

    def shares(what: str, *, here: bool) -> Places:
        told = [(place, n) for of, kind, place, n in rows if kind == what and (of == step.pk or not here)]
        return Places(
            **{name: sum(n for place, n in told if place == name) for name in ("room", "elsewhere")}
        )

    return Balance(
        shares(Tally.What.TALK, here=True),
        shares(Tally.What.TALK, here=False),
        shares(Tally.What.GROUP, here=True),
    )
