"""Keeping the room: pause everything, lock the door, and who leads now."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sammenhold.directory.members import Member
from sammenhold.live.acts import Act, Done, Refused
from sammenhold.live.engine import announce
from sammenhold.rounds.commands import change_leads
from sammenhold.rounds.models import Lead
from sammenhold.workshops.commands.deadlines import deadline_showing
from sammenhold.workshops.commands.room import EVERYTHING, Room, changed, leader
from sammenhold.workshops.commands.taking_part import Outcome, leaders_only
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.mine import lead_piece


@leaders_only("pause")
def pause(room: Room, act: Act) -> Outcome:
    """Stop everything for everybody, or go on: the clock goes on with the time that was left.

    Over days closing times stand; a part whose time came in the pause waits for those who lead.
    """
    workshop, on = room.workshop, act.data.get("on") == "1"
    if workshop.state != Workshop.State.OPEN:
        return Refused("not-open", _("The workshop has not begun yet."))
    if on == bool(workshop.paused_at):
        return Done()
    now = timezone.now()
    if workshop.paused_at:
        _go_on_from(room, now - workshop.paused_at)
    workshop.paused_at = now if on else None
    workshop.save(update_fields=["deadline", "speaker_until", "paused_at"])
    return Done(changed("head", "now", "side"))


def _go_on_from(room: Room, rested: timedelta) -> None:
    """Both clocks go on with what was left: the part's and that of whoever has the word."""
    workshop = room.workshop
    if workshop.over_days:
        workshop.deadline = deadline_showing(workshop, room.here())
    elif workshop.deadline:
        workshop.deadline += rested
    if workshop.speaker_until:
        workshop.speaker_until += rested


@leaders_only("lock")
def lock(room: Room, act: Act) -> Outcome:
    """Let nobody new in, or let people in again. Those who are inside stay."""
    room.workshop.locked = act.data.get("on") == "1"
    room.workshop.save(update_fields=["locked"])
    return Done(EVERYTHING)


@leaders_only("take-lead")
def take_lead(room: Room, act: Act) -> Outcome:
    """Say to the other consoles who leads now. All of them can still do everything."""
    person = leader(act)
    if person is None:
        return Refused("unknown", _("That person is no longer among those who lead."))
    room.workshop.led_by = person
    room.workshop.save(update_fields=["led_by"])
    return Done(changed("side"), {"values": {}, "pieces": lead_piece(person.pk, person.pk)})


@transaction.atomic
def add_lead(member: Member, workshop: Workshop, person: int, part: str) -> None:
    """Let one more person lead the round; consoles that are open show it."""
    change_leads(member, workshop.round_id, {person: Lead.Part(part)})
    transaction.on_commit(lambda: announce(workshop.topic, changed("side")))
