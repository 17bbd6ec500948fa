"""What is known before a workshop begins, kept with it as it was: the map and the screening's result."""

from dataclasses import asdict

from sammenhold.mapping.drawing import map_of
from sammenhold.surveys.queries.screened import screened_for
from sammenhold.workshops.models import Workshop


def take_screening(workshop: Workshop) -> None:
    """None when nothing is published about the round's unit, or about one above it."""
    found = screened_for(workshop.round.organisation_id, workshop.round.unit_line)
    workshop.screened = asdict(found) if found else None
    workshop.save(update_fields=["screened"])


def take_map(workshop: Workshop) -> None:
    """None when too few have told of their days."""
    whole = map_of(workshop.round).whole
    workshop.mapped = asdict(whole) | {"unit": workshop.round.unit.name} if whole else None
    workshop.save(update_fields=["mapped"])
