"""How participants' and facilitators' acts reach their commands, and the acts that are always there."""

from collections.abc import Callable, Sequence
from functools import wraps
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext_noop

from sammenhold.live.acts import Act, Done, Refused, handles
from sammenhold.workshops.commands.room import (
    NO_KEY,
    Acts,
    Room,
    as_uuid,
    changed,
    enter,
    malformed,
    refusal,
)
from sammenhold.workshops.models import Participant, Ready, Workshop
from sammenhold.workshops.queries.mine import hand_piece, ready_piece

Outcome = Done | Refused
OVER = gettext_noop("The workshop has ended; the minutes stay as they are.")
BulkCommand = Callable[[Room, Acts], Sequence[Outcome]]
Command = Callable[[Room, Act], Outcome]


def participants_only(kind: str) -> Callable[[BulkCommand], BulkCommand]:
    """Register a command for runs of a participant's act; what the rules refuse never reaches it."""

    def register(command: BulkCommand) -> BulkCommand:
        @handles(kind)
        @wraps(command)
        def run(acts: Sequence[Act]) -> list[Outcome]:
            room = enter(acts[0].topic)
            outcomes: dict[int, Outcome] = {}
            for language in {act.language for act in acts}:
                with translation.override(language):
                    mine = [place for place, act in enumerate(acts) if act.language == language]
                    outcomes |= _run(room, acts, mine, command)
            return [outcomes[place] for place in range(len(acts))]

        return command

    return register


def _run(room: Room, acts: Acts, places: list[int], command: BulkCommand) -> dict[int, Outcome]:
    refused: dict[int, Outcome] = {place: why for place in places if (why := refusal(room, acts[place]))}
    allowed = [place for place in places if place not in refused]
    done = command(room, [acts[place] for place in allowed]) if allowed else []
    return refused | dict(zip(allowed, done, strict=True))


def one_by_one(command: Command) -> BulkCommand:
    """A command on one act, for a run of them."""

    @wraps(command)
    def run(room: Room, acts: Acts) -> list[Outcome]:
        return [command(room, act) for act in acts]

    return run


def leaders_only(kind: str) -> Callable[[Command], Command]:
    """Register a facilitator's act. Each act of a run meets the room as the last one left it."""

    def register(command: Command) -> Command:
        @handles(kind)
        @wraps(command)
        def run(acts: Sequence[Act]) -> list[Outcome]:
            return [_lead(act, command) for act in acts]

        return command

    return register


def _lead(act: Act, command: Command) -> Outcome:
    with translation.override(act.language):
        if act.audience != "facilitator":
            return Refused("not-yours", translation.gettext("Only those who lead the workshop can do this."))
        if as_uuid(act.id) == NO_KEY:
            return malformed()
        room = enter(act.topic)
        if room.workshop.state == Workshop.State.CLOSED:
            return Refused("closed", translation.gettext(OVER))
        return command(room, act)


@participants_only("ready")
def say_ready(room: Room, acts: Acts) -> list[Outcome]:
    """I am done with this phase, or not after all."""
    step, wishes = room.here(), {act.who: act.data.get("on") == "1" for act in acts}
    done = [UUID(who) for who, on in wishes.items() if on]
    undone = [UUID(who) for who, on in wishes.items() if not on]
    Ready.objects.bulk_create(
        [Ready(step=step, phase=step.phase, participant_id=who) for who in done], ignore_conflicts=True
    )
    if undone:
        Ready.objects.filter(step=step, phase=step.phase, participant__in=undone).delete()
    return [
        Done(changed("side"), {"values": {}, "pieces": ready_piece(step, wishes[act.who])}) for act in acts
    ]


@participants_only("hand")
def raise_hand(room: Room, acts: Acts) -> list[Outcome]:
    """I would like to say something."""
    wishes = {act.who: act.data.get("on") == "1" for act in acts}
    for on in (True, False):
        chosen = [UUID(who) for who, wish in wishes.items() if wish is on]
        if chosen:
            Participant.objects.filter(workshop=room.workshop, pk__in=chosen).update(hand=on)
    return [
        Done(changed("side"), {"values": {}, "pieces": hand_piece(room.here(), wishes[act.who])})
        for act in acts
    ]
