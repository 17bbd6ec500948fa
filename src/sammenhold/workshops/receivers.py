"""What workshops do when something has happened below them."""

from uuid import UUID

from django.dispatch import receiver

from sammenhold.mapping.events import map_drawn
from sammenhold.surveys.events import wave_released
from sammenhold.surveys.models import Wave
from sammenhold.workshops.commands.beginning import take_map, take_screening
from sammenhold.workshops.models import Workshop


@receiver(wave_released)
def begin_with_the_result(wave_id: UUID, **_: object) -> None:
    """Workshops that are prepared, but not begun, begin with the new result."""
    organisation = Wave.objects.values_list("round__organisation", flat=True).get(pk=wave_id)
    drafts = Workshop.objects.filter(round__organisation=organisation, state=Workshop.State.DRAFT)
    for workshop in drafts.select_related("round"):
        take_screening(workshop)


@receiver(map_drawn)
def begin_with_the_map(round_id: UUID, **_: object) -> None:
    """Those of the round that have not begun begin with the map as it is now."""
    for workshop in Workshop.objects.filter(round=round_id, state=Workshop.State.DRAFT):
        take_map(workshop)
