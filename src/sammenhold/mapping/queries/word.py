"""What somebody has said of their work, or a leader has estimated, as it counts in figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sammenhold.mapping.days import Days
from sammenhold.mapping.models import WorkPattern


@dataclass(frozen=True)
class Word:
    """Days in four weeks, and how the work is done."""

    home: int
    road: int = 0
    sites: Mapping[int, int] = field(default_factory=dict)
    expected: int | None = None
    wished: int | None = None
    tasks: Mapping[str, int] = field(default_factory=dict)
    channels: tuple[str, ...] = ()
    served: tuple[str, ...] = ()

    @property
    def days(self) -> Days:
        sites = dict[int | None, float](self.sites.items())
        return Days(sites, self.home, self.road)


def word_of(pattern: WorkPattern) -> Word:
    """The pattern's sites should have been fetched with it."""
    return Word(
        pattern.home_days,
        pattern.road_days,
        {row.site_id: row.days for row in pattern.sites.all()},
        pattern.expected_home_days,
        pattern.wished_home_days,
        pattern.tasks,
        tuple(pattern.channels),
        tuple(pattern.served),
    )
