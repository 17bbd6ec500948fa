"""Answers on paper: the reporting groups a sheet can belong to, and how many wait to be typed in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sammenhold.mapping.bands import Band
from sammenhold.surveys import rules, signs
from sammenhold.surveys.models import ReportingGroup, Wave
from sammenhold.surveys.queries.asking import Question, asking_of, called


@dataclass(frozen=True)
class PaperGroup:
    """A reporting group. `owed`: slips ticked off whose answers are not typed in."""

    id: int
    place: str
    bands: tuple[Band, ...]
    alone: bool
    people: int
    owed: int

    @property
    def name(self) -> str:
        """In the language that is active."""
        return called(self.place, self.bands, alone=self.alone)


def paper_groups(wave: Wave) -> tuple[PaperGroup, ...]:
    groups = list(wave.groups.order_by("pk"))
    at = Counter(group.node for group in groups)
    found = (_group(wave, group, alone=at[group.node] == 1) for group in groups)
    return tuple(sorted(found, key=lambda group: group.place.casefold()))


def questions_of(wave: Wave, bands: Sequence[Band], answers: str = "") -> tuple[Question, ...]:
    """What a group is asked, with the answers so far; as on a sheet that nobody has filled in, if none."""
    asking = replace(asking_of(wave), places=rules.asked_of(wave.asked, bands))
    return tuple(asking.question(number, answers or signs.blank(wave.number)) for number in asking.numbers)


def _group(wave: Wave, group: ReportingGroup, *, alone: bool) -> PaperGroup:
    place = wave.tree[group.node]["name"]
    return PaperGroup(group.pk, place, group.work_forms, alone, group.invited, group.owed)
