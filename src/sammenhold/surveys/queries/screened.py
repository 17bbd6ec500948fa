"""What a workshop begins with: the newest published result that is about its unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.results import ResultView, result_of


@dataclass(frozen=True)
class Screened:
    """`scores` by risk, 100 is best; `first`: the risks most in need, the lowest first."""

    title: str
    unit: str
    made_up: bool
    scores: dict[str, int]
    first: tuple[str, ...]


def screened_for(organisation_id: int, unit_line: Sequence[int]) -> Screened | None:
    """Of the unit itself, or where it is too small for figures, of the nearest above it that has some."""
    waves = Wave.objects.filter(round__organisation=organisation_id, round__unit__in=unit_line)
    newest = waves.exclude(released_at=None).select_related("round").order_by("-opened_at").first()
    if newest is None:
        return None
    view = result_of(newest, str(unit_line[0]))
    if view.talks and view.nearest:
        view = result_of(newest, view.nearest.node)
    return None if view.talks else _told(view)


def _told(view: ResultView) -> Screened:
    return Screened(
        view.wave.title,
        view.place.name,
        view.wave.made_up,
        {line.risk.code: line.dot.score for line in view.risks if line.risk and line.dot},
        tuple(line.risk.code for line in view.first if line.risk),
    )
