"""How much is known of how people work: counts of people, never of what they said."""

from dataclasses import dataclass

from sammenhold.directory.models import Person
from sammenhold.directory.queries import units_below
from sammenhold.mapping.choices import Source
from sammenhold.mapping.models import WorkPattern
from sammenhold.stats.ratings import FLOOR


@dataclass(frozen=True)
class Progress:
    """`known` are those of whom somebody has told the days: themselves, their leader or the staff list."""

    people: int
    known: int
    said: int

    @property
    def can_be_shown(self) -> bool:
        return self.known >= FLOOR

    @property
    def share(self) -> float:
        return 100 * self.said / self.people if self.people else 0


def progress_of(organisation_id: int, unit_id: int) -> Progress:
    people = Person.objects.filter(unit__in=units_below(organisation_id, unit_id))
    patterns = WorkPattern.objects.filter(person__in=people)
    return Progress(
        people.count(),
        people.filter(home_days_per_week__isnull=False, pattern=None).count() + patterns.count(),
        patterns.filter(source=Source.SAID).count(),
    )
