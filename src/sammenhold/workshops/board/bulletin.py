"""What a workshop over days has to tell in a mail, in the language that is active."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sammenhold.workshops.board.so_far import Event, events
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.mailing import MINUTES
from sammenhold.workshops.queries.scene import Scene, scene_of
from sammenhold.workshops.queries.windows import Part, parts_of


@dataclass(frozen=True)
class Coming:
    """A part that is open, or that opens when the one before it closes."""

    name: str
    opens_at: datetime | None
    closes_at: datetime | None


@dataclass(frozen=True)
class Bulletin:
    """`at`: the part that is open, or that the minutes are ready; empty when there is nothing to tell.

    `parts`: the open one and those that follow. `events`: what has closed, the oldest first.
    """

    title: str
    at: str
    leads: tuple[tuple[str, str], ...]
    parts: tuple[Coming, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def ended(self) -> bool:
        return self.at == MINUTES


def bulletin_of(pk: UUID) -> Bulletin:
    scene = scene_of(pk)
    workshop, leads = scene.workshop, _leads(scene)
    title = " ".join(workshop.title.split())
    if workshop.state == Workshop.State.CLOSED:
        return Bulletin(title, MINUTES, leads)
    parts = parts_of(scene)
    place = next((place for place, part in enumerate(parts) if part.is_open), None)
    if place is None or workshop.paused_at or not workshop.over_days or workshop.step is None:
        return Bulletin(title, "", leads)
    coming = tuple(_coming(parts[place:], workshop.deadline))
    return Bulletin(title, f"{parts[place].step.pk}.{parts[place].phase}", leads, coming, _events(scene))


def _leads(scene: Scene) -> tuple[tuple[str, str], ...]:
    found = scene.workshop.round.leads.order_by("person__name", "pk")
    return tuple(found.values_list("person__name", "person__email"))


def _coming(parts: Sequence[Part], deadline: datetime | None) -> Iterator[Coming]:
    """The open part closes at the workshop's own deadline. Without one it waits for those who lead, and so
    does all that follows."""
    yield Coming(parts[0].name, None, deadline)
    opens = deadline
    for part in parts[1:]:
        if opens is None:
            return
        yield Coming(part.name, opens, part.closes_at)
        opens = part.closes_at


def _events(scene: Scene) -> tuple[Event, ...]:
    return tuple(reversed(events(scene)))
