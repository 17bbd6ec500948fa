"""Counting for a place what is not kept of a person."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, F

from sammenhold.workshops.models import Participant, Step, Tally
from sammenhold.workshops.rules import EQUAL, VALUES


def count_shares(step: Step, what: str, who: Sequence[str]) -> None:
    """Count each of `who` (a participant may stand there often) for the place that participant is at."""
    if not who:
        return
    places = dict(Participant.objects.filter(pk__in=set(who)).values_list("pk", "place"))
    by_place = Counter(places[UUID(key)] for key in who)
    for place, number in sorted(by_place.items()):
        tally, _made = Tally.objects.get_or_create(step=step, what=what, place=place)
        Tally.objects.filter(pk=tally.pk).update(number=F("number") + number)


def ratings_of_places(step: Step) -> tuple[dict[str, list[int]], dict[str, int]]:
    """How many chose each step of the scale at each place, and how many people are there."""
    rated = step.ratings.filter(item=EQUAL, value__isnull=False)
    counts: dict[str, list[int]] = {}
    for place, value in rated.values_list("participant__place", "value"):
        counts.setdefault(place, [0] * len(VALUES))[int(value or 0)] += 1
    present = Participant.objects.filter(workshop=step.workshop).values_list("place")
    return counts, dict(present.annotate(Count("place")).order_by())
