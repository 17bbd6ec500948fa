"""What a rehearsal needs of the workshop that it rehearses: a copy, and an end that keeps nothing."""

from sammenhold.jobs import clock
from sammenhold.jobs.forgetting import forget
from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.room import EVERYTHING, Room
from sammenhold.workshops.commands.taking_part import Outcome, leaders_only
from sammenhold.workshops.models import (
    Answer,
    Given,
    Invitation,
    Note,
    Participant,
    Rating,
    Ready,
    Step,
    Vote,
    Workshop,
)
from sammenhold.workshops.models.room import OF_AN_AGENDA

TERMS = ("title", "dot_limit", "leader_present", "read_first", "word_minutes")


def copy(workshop: Workshop) -> Workshop:
    """The same agenda and terms, live and open to all who have its own code. Nobody is in it."""
    terms = {name: getattr(workshop, name) for name in TERMS}
    made = Workshop.rooms.create(round_id=workshop.round_id, rehearses=workshop, **terms)
    Step.objects.bulk_create(
        Step(workshop=made, position=step.position, **{name: getattr(step, name) for name in OF_AN_AGENDA})
        for step in workshop.steps.all()
    )
    return made


@leaders_only("end-rehearsal")
def end_rehearsal(room: Room, act: Act) -> Outcome:
    """Only a rehearsal is ended like this: a workshop has minutes."""
    return over(room) if room.workshop.is_rehearsal else Refused("unknown")


def over(room: Room) -> Done:
    """Nothing in it is kept. The bare row stays a moment, so that every screen can say that it is over."""
    workshop = room.workshop
    workshop.state, workshop.closed_at = Workshop.State.CLOSED, clock.now()
    workshop.step = workshop.speaker = workshop.led_by = workshop.deadline = workshop.paused_at = None
    workshop.save()
    for kept in (workshop.steps, workshop.participants, workshop.invitations):
        kept.all().delete()
    room.steps.clear()
    forget(Participant, Invitation, Given, Ready, Note, Vote, Rating, Answer)
    return Done(EVERYTHING)
