"""Several questions at the same time: plan it, find a group, tell the others, and close the writing."""

import random

from django.utils.translation import gettext as _

from sammenhold.jobs.forgetting import forget
from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.room import EVERYTHING, Room, as_uuid, changed, text_of
from sammenhold.workshops.commands.taking_part import (
    Outcome,
    leaders_only,
    one_by_one,
    participants_only,
)
from sammenhold.workshops.commands.writing import close_writing
from sammenhold.workshops.models import Given, Participant, Ready, Step, Workshop
from sammenhold.workshops.models.room import MOST_SUMMARIES, SUMMARY_LENGTH
from sammenhold.workshops.queries.breakouts import together, worked_on
from sammenhold.workshops.queries.mine import group_piece
from sammenhold.workshops.rules import FLOOR, LEAST_IN_A_GROUP, shared_out


@participants_only("breakout")
@one_by_one
def choose(room: Room, act: Act) -> Outcome:
    """Go to the group of one question. What one has written in another group stays there."""
    lead = room.lead
    there = {str(step.pk): step for step in together(room.steps, lead)} if lead else {}
    wanted = there.get(str(act.data.get("step")))
    if lead is None or wanted is None:
        return Refused("unknown", _("That question is not one of those that are worked on now."))
    who = Participant.objects.filter(pk=as_uuid(act.who))
    Ready.objects.filter(step__in=[step.pk for step in there.values()], participant__in=who).delete()
    who.update(question=wanted)
    return Done(changed("now", "board", "side"), {"values": {}, "pieces": group_piece(lead, wanted)})


@leaders_only("share-out")
def share_out(room: Room, act: Act) -> Outcome:
    """Place those who have not chosen: at random, the room and elsewhere mixed, nobody alone."""
    lead = room.lead
    if lead is None or not lead.is_apart:
        return Refused("over", _("There are no groups to share out now."))
    steps = together(room.steps, lead)
    people = Participant.objects.filter(workshop=room.workshop)
    waiting = [list(people.filter(question=None, place=place)) for place in Participant.Place.values]
    for row in waiting:
        random.SystemRandom().shuffle(row)
    sizes = [people.filter(question=step).count() for step in steps]
    least = FLOOR if room.workshop.leader_present else LEAST_IN_A_GROUP
    for step, given in zip(steps, shared_out(waiting, sizes, least), strict=True):
        people.filter(pk__in=[who.pk for who in given]).update(question=step)
    return Done(EVERYTHING)


@participants_only("summary")
@one_by_one
def tell(room: Room, act: Act) -> Outcome:
    """What the group tells the others. The last one who writes it wins; earlier words stay within reach."""
    text, too_long = text_of(act, "text", SUMMARY_LENGTH)
    if too_long:
        return too_long
    step = room.here()
    if text and text != step.last_summary:
        step.summaries = [*step.summaries, text][-MOST_SUMMARIES:]
        step.save(update_fields=["summaries"])
        stored = next(found for found in room.steps if found.pk == step.pk)
        stored.summaries = step.summaries
    return Done(changed("now", "board"))


def close_breakouts(lead: Step) -> None:
    """Every group's writing closes as writing does; who was in which group is forgotten."""
    steps = [lead, *lead.others.all()]
    for step in steps:
        close_writing(worked_on(lead, step))
        step.summaries = step.summaries[-1:]
        step.save(update_fields=["summaries"])
    for left in (Given, Ready):
        left.objects.filter(step__in=steps).delete()
    Participant.objects.filter(workshop=lead.workshop_id).update(question=None)
    forget(Participant)


def settle(workshop: Workshop) -> None:
    """After the agenda has changed: what stands beside a question follows right after it."""
    lead = None
    steps = list(workshop.steps.order_by("position", "pk"))
    begun = {step.pk for step in steps if step.phase}
    for step in steps:
        if step.beside_id is None:
            lead = step
        elif (lead is None or step.beside_id != lead.pk) and step.beside_id not in begun:
            step.beside, lead = None, step
            step.save(update_fields=["beside"])
    leads = {step.beside_id for step in steps}
    for step in steps:
        if step.apart is not (step.pk in leads):
            step.apart = step.pk in leads
            step.save(update_fields=["apart"])
