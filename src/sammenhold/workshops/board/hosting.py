"""For those who lead: the door, the pause and who leads now."""

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.queries.scene import Scene


def door(scene: Scene) -> Piece:
    workshop = scene.workshop
    running, paused = scene.step is not None, workshop.paused_at is not None
    return piece("door", "hosting", "facilitator", running=running, paused=paused, locked=workshop.locked)


def leading(scene: Scene) -> Piece:
    """Those who can lead, and which of them does."""
    workshop = scene.workshop
    leads = tuple(
        (lead.person.name, str(lead.get_part_display()), lead.person_id)
        for lead in workshop.round.leads.select_related("person").order_by("person__name", "pk")
    )
    now = workshop.led_by.name if workshop.led_by else ""
    names = tuple((name, part) for name, part, _person in leads)
    return piece("leading", "leading", "facilitator", now=now, led_by=workshop.led_by_id or 0, leads=names)
