"""How many in the room, and how many elsewhere."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from sammenhold.workshops.models import Given, Participant


@dataclass(frozen=True)
class Places:
    """Of people, or of what came from them. Never whose."""

    room: int = 0
    elsewhere: int = 0

    @property
    def all(self) -> int:
        return self.room + self.elsewhere


def by_place(found: QuerySet[Participant] | QuerySet[Given]) -> Places:
    counted = dict(found.order_by().values_list("place").annotate(Count("place")))
    return Places(counted.get(Participant.Place.ROOM, 0), counted.get(Participant.Place.ELSEWHERE, 0))
