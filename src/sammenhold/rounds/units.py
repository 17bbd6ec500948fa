"""Where a unit stands in the tree of units."""

from collections.abc import Mapping

from sammenhold.directory.models import Unit

Parents = Mapping[int, int | None]


def parents_in(organisation_id: int) -> Parents:
    """Every unit of the organisation with the one above it."""
    return dict(Unit.objects.filter(organisation=organisation_id).values_list("pk", "parent"))


def line(unit_id: int, parents: Parents) -> tuple[int, ...]:
    """The unit itself, the one above it, and so on up to the top."""
    found: list[int] = []
    step: int | None = unit_id
    while step is not None and step not in found:
        found.append(step)
        step = parents.get(step)
    return tuple(found)
