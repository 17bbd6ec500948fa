"""Talking in turn: hands go up, who leads gives the word, and hands come down."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.counting import count_shares
from sammenhold.workshops.commands.room import Acts, Room, changed
from sammenhold.workshops.commands.taking_part import Outcome, leaders_only, one_by_one, participants_only
from sammenhold.workshops.models import Participant, Tally, Workshop
from sammenhold.workshops.queries.mine import hand_pieces
from sammenhold.workshops.queries.talking import talk_of, turn_of
from sammenhold.workshops.rules import WORD_MINUTES

TALKING = changed("now", "side")


@participants_only("hand")
def raise_hand(room: Room, acts: Acts) -> Sequence[Outcome]:
    """I would like to say something."""
    wishes = {UUID(act.who): act.data.get("on") == "1" for act in acts}
    for on in (True, False):
        chosen = [who for who, wish in wishes.items() if wish is on]
        if chosen:
            Participant.objects.filter(workshop=room.workshop, pk__in=chosen).update(hand=on)
    talk, people = talk_of(room.workshop), Participant.objects.in_bulk(list(wishes))
    pieces = {who: hand_pieces(room.workshop, person, talk) for who, person in people.items()}
    return [Done(changed("side"), {"values": {}, "pieces": pieces.get(UUID(act.who), {})}) for act in acts]


@participants_only("said")
@one_by_one
def say_done(room: Room, act: Act) -> Outcome:
    """I have said what I wanted."""
    if room.workshop.speaker_id != UUID(act.who):
        return Done()
    take_back_word(room)
    speaker = Participant.objects.get(pk=UUID(act.who))
    pieces = hand_pieces(room.workshop, speaker, talk_of(room.workshop))
    return Done(TALKING, {"values": {}, "pieces": pieces})


@leaders_only("give")
def give_word(room: Room, act: Act) -> Outcome:
    """Give the word to one whose hand is up. Whoever had it before has been heard."""
    if room.step is None:
        return Refused("not-open", _("The workshop has not begun yet."))
    key = str(act.data.get("hand", ""))
    raised = Participant.objects.filter(workshop=room.workshop, hand=True)
    chosen = next((one for one in raised if turn_of(room.workshop, one.pk, heard=one.heard) == key), None)
    if chosen is None:
        return Refused("unknown", _("That hand has just been taken down."))
    if chosen.pk == room.workshop.speaker_id:
        return Done()
    take_back_word(room)
    room.workshop.speaker, room.workshop.speaker_until = chosen, _until(room.workshop)
    room.workshop.save(update_fields=["speaker", "speaker_until"])
    count_shares(room.step, Tally.What.TALK, [chosen.pk.hex])
    return Done(TALKING)


def _until(workshop: Workshop) -> datetime | None:
    minutes = workshop.word_minutes
    return timezone.now() + timedelta(minutes=minutes) if minutes else None


@leaders_only("thank")
def thank(room: Room, act: Act) -> Outcome:
    """Thank you. The act says whose turn it was, so that two who press at once end one turn."""
    word = talk_of(room.workshop).word
    if word is not None and word.key == act.data.get("turn"):
        take_back_word(room)
    return Done(TALKING)


@leaders_only("word-time")
def set_word_time(room: Room, act: Act) -> Outcome:
    """How long each has the word, from the next one on; none: no timer."""
    minutes = str(act.data.get("minutes", ""))
    if minutes not in map(str, WORD_MINUTES):
        return Refused("unknown", _("Choose one of the times."))
    room.workshop.word_minutes = int(minutes)
    room.workshop.save(update_fields=["word_minutes"])
    return Done(changed("side"))


def take_back_word(room: Room) -> None:
    """Whoever has the word has been heard: the hand comes down."""
    workshop = room.workshop
    if workshop.speaker_id is None:
        return
    Participant.objects.filter(pk=workshop.speaker_id).update(hand=False, heard=True)
    workshop.speaker, workshop.speaker_until = None, None
    workshop.save(update_fields=["speaker", "speaker_until"])


def hands_down(room: Room) -> None:
    """A new step begins with no hands up."""
    take_back_word(room)
    Participant.objects.filter(workshop=room.workshop, hand=True).update(hand=False)
