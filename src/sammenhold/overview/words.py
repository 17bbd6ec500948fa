"""Sentences about change, the same on the page and in the record. None says why."""

from django.utils.translation import gettext as _

from sammenhold.overview.queries.moved import Moved
from sammenhold.surveys.queries.lines import Difference


def change(found: Difference) -> str:
    """With its interval, and as chance wherever it can be."""
    told = {
        "points": f"{found.points:+d}".replace("-", "−"),
        "low": _signed(found.low),
        "high": _signed(found.high),
    }
    if not found.apart:
        return _("It has moved by %(points)s points [%(low)s; %(high)s]; this can be chance.") % told
    if found.is_more:
        return (
            _("It has gone up by %(points)s points [%(low)s; %(high)s], more than chance would make it.")
            % told
        )
    return (
        _("It has gone down by %(points)s points [%(low)s; %(high)s], more than chance would make it.") % told
    )


def ratings(one: Moved) -> str:
    """What a workshop said of itself, then and again: of so few that chance is never ruled out."""
    if one.first is None or one.last is None:
        return ""
    told = {"before": one.first.score, "after": one.last.score, "n": one.last.n}
    return (
        _(
            "In the workshops' own rating it applied %(before)s of 100, and again %(after)s (%(n)s answers). "
            "Of so few, talk about whether you recognise it."
        )
        % told
    )


def _signed(number: int) -> str:
    return str(number).replace("-", "−")
