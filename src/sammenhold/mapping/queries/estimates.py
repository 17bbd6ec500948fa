"""Who a leader may estimate, and what was estimated; and who has a personal link."""

from dataclasses import dataclass

from sammenhold.directory.models import Person
from sammenhold.directory.queries import units_below
from sammenhold.mapping.choices import Source
from sammenhold.mapping.models import PatternLink, WorkPattern
from sammenhold.rounds.queries import RoundView


@dataclass(frozen=True)
class Line:
    """`has_said` it themselves: then no figure stands here. `listed` is the staff list's home days a week."""

    person_id: int
    name: str
    email: str
    title: str
    has_said: bool
    listed: float | None
    home_days: int | None
    expected_home_days: int | None
    has_link: bool


def lines(round: RoundView) -> tuple[Line, ...]:
    """Everybody in the unit and below it, by name."""
    people = Person.objects.filter(unit__in=units_below(round.organisation_id, round.unit_id))
    patterns = {pattern.person_id: pattern for pattern in WorkPattern.objects.filter(person__in=people)}
    linked = set(PatternLink.objects.filter(person__in=people).values_list("person", flat=True))
    return tuple(
        _line(person, patterns.get(person.pk), has_link=person.pk in linked)
        for person in people.order_by("name", "pk")
    )


def _line(person: Person, pattern: WorkPattern | None, *, has_link: bool) -> Line:
    reckoned = pattern if pattern and pattern.source == Source.ESTIMATE else None
    listed = person.home_days_per_week
    return Line(
        person.pk,
        person.name,
        person.email,
        person.title,
        pattern is not None and reckoned is None,
        None if listed is None else float(listed),
        reckoned.home_days if reckoned else None,
        reckoned.expected_home_days if reckoned else None,
        has_link,
    )
