"""One participant's own answers, for the live engine."""

from uuid import UUID

from sammenhold.live.acts import Mine
from sammenhold.live.looks import Viewer, mines
from sammenhold.workshops.commands.room import workshop_id
from sammenhold.workshops.models import Participant, Workshop
from sammenhold.workshops.queries.mine import lead_piece, mine_of, nothing


@mines("workshop")
def mine(topic: str, who: str, viewer: Viewer) -> Mine:
    if viewer.audience == "facilitator":
        return lead_mine(topic, who)
    if viewer.audience.partition(":")[0] != "participant":
        return nothing()
    workshop = Workshop.rooms.select_related("step").get(pk=workshop_id(topic))
    participant = Participant.objects.filter(pk=UUID(who), workshop=workshop).first()
    return mine_of(workshop, participant) if participant else nothing()


def lead_mine(topic: str, who: str) -> Mine:
    """Whether it is oneself who leads now."""
    led_by = Workshop.rooms.values_list("led_by", flat=True).get(pk=workshop_id(topic))
    return {"values": {}, "pieces": lead_piece(led_by, int(who.removeprefix("lead-")))}
