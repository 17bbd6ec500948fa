"""What was published for the places directly beneath one, for who compares them side by side."""

from sammenhold.surveys.queries.lines import Line, lines_of
from sammenhold.surveys.queries.results import Place, ResultView, figures_of


def beneath(view: ResultView) -> tuple[tuple[Place, tuple[Line, ...]], ...]:
    """Those that have figures of their own, with all their lines. One query, however many there are."""
    places = [place for place in view.below if not place.talks]
    figures = figures_of(view.wave, (place.node for place in places))
    told = ((place, lines_of(view.wave, figures.get(place.node, {}))) for place in places)
    return tuple((place, lines) for place, lines in told if any(line.dot for line in lines))
