"""How participants' and facilitators' acts reach their commands, and the acts that are always there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from uuid import UUID

from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused, handles
from sammenhold.workshops.commands.counting import count_shares
from sammenhold.workshops.commands.room import (
    NO_KEY,
    Acts,
    Room,
    as_uuid,
    changed,
    enter,
    malformed,
    refusal,
    too_late,
)
from sammenhold.workshops.models import Participant, Ready, Tally, Workshop
from sammenhold.workshops.queries.mine import ready_piece
from sammenhold.workshops.rules import GIVING, IN_PAUSE, SORTING, allows

Outcome = Done | Refused
GIVE = """
INSERT INTO workshops_given (step_id, phase, participant_id, place)
SELECT %s, %s, id, place FROM workshops_participant WHERE id IN ({}) ON CONFLICT DO NOTHING
"""
"""In one statement, since every vote passes here."""
BulkCommand = Callable[[Room, Acts], Sequence[Outcome]]
Command = Callable[[Room, Act], Outcome]
Late = Callable[[], Refused]


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
                    for part, places in _by_question(room, acts, mine):
                        outcomes |= _run(part, acts, places, command)
            return [outcomes[place] for place in range(len(acts))]

        return command

    return register


def _by_question(room: Room, acts: Acts, places: list[int]) -> list[tuple[Room, list[int]]]:
    """The room as each group meets it, with its acts; one room unless groups work on different questions."""
    if room.lead is None or not room.lead.is_apart:
        return [(room, places)]
    who = {as_uuid(acts[place].who) for place in places}
    found = Participant.objects.filter(workshop=room.workshop, pk__in=who)
    questions = dict(found.values_list("pk", "question"))
    parts: dict[int | None, list[int]] = {}
    for place in places:
        parts.setdefault(questions.get(as_uuid(acts[place].who)), []).append(place)
    return [(replace(room, question=question), mine) for question, mine in parts.items()]


def _run(room: Room, acts: Acts, places: list[int], command: BulkCommand) -> dict[int, Outcome]:
    refused: dict[int, Outcome] = {place: why for place in places if (why := refusal(room, acts[place]))}
    allowed = [place for place in places if place not in refused]
    done = command(room, [acts[place] for place in allowed]) if allowed else []
    outcomes = dict(zip(allowed, done, strict=True))
    _note_given(
        room, {acts[place].who for place, outcome in outcomes.items() if _gives(acts[place], outcome)}
    )
    return refused | _seen_by_all_groups(room, outcomes) | _count_sorting(room, acts, outcomes)


def _seen_by_all_groups(room: Room, outcomes: dict[int, Outcome]) -> dict[int, Outcome]:
    """While groups are at work, what is done in one moves the counts that all see of it."""
    if room.lead is None or not room.lead.is_apart:
        return outcomes
    return {
        place: replace(outcome, regions=outcome.regions | {"now", "board"})
        if isinstance(outcome, Done) and outcome.regions
        else outcome
        for place, outcome in outcomes.items()
    }


def _count_sorting(room: Room, acts: Acts, outcomes: dict[int, Outcome]) -> dict[int, Outcome]:
    """Count what sorted the notes for the place it came from; the count is seen beside the board."""
    sorting = {
        place: replace(outcome, regions=outcome.regions | {"side"})
        for place, outcome in outcomes.items()
        if acts[place].kind in SORTING and isinstance(outcome, Done) and outcome.regions
    }
    if sorting:
        count_shares(room.here(), Tally.What.GROUP, [acts[place].who for place in sorting])
    return dict(sorting)


def _gives(act: Act, outcome: Outcome) -> bool:
    return act.kind in GIVING and isinstance(outcome, Done)


def _note_given(room: Room, who: set[str]) -> None:
    """Remember that they have contributed in this phase, and from where. Not what, and not how often."""
    if not who:
        return
    step, names = room.here(), ", ".join(["%s"] * len(who))
    with connection.cursor() as cursor:
        cursor.execute(GIVE.format(names), [step.pk, step.phase, *who])


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


def everyone(kind: str, late: Late = too_late) -> Callable[[Command], Command]:
    """Register an act of participants (`kind`) and of those who lead (`lead-kind`), in the same phases.
    `late` is what those who lead are told afterwards."""

    def register(command: Command) -> Command:
        @wraps(command)
        def led(room: Room, act: Act) -> Outcome:
            if room.step is None or not allows(room.step.course, room.step.phase, kind):
                return late()
            return command(room, act)

        participants_only(kind)(one_by_one(command))
        leaders_only(f"lead-{kind}")(led)
        return command

    return register


def sorting(kind: str) -> Callable[[Command], Command]:
    """Register an act of everyone on the board of notes and groups, where no text can be lost."""
    return everyone(kind, late=_not_done)


def _not_done() -> Refused:
    return Refused("over", _("This part is over, so this was not done."))


def _lead(act: Act, command: Command) -> Outcome:
    with translation.override(act.language):
        if act.audience != "facilitator":
            return Refused("not-yours", _("Only those who lead the workshop can do this."))
        if as_uuid(act.id) == NO_KEY:
            return malformed()
        room = enter(act.topic)
        if room.workshop.state == Workshop.State.CLOSED:
            return Refused("closed", _("The workshop has ended; the minutes stay as they are."))
        if room.workshop.paused_at and act.kind not in IN_PAUSE:
            return Refused("paused", _("Everything is paused. Go on from the pause first."))
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
