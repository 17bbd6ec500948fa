"""A wave worked out: the pattern, what is told of every set in it, and what the attack finds."""

from dataclasses import dataclass, replace

import numpy as np

from sammenhold.stats.disclosure.audit import recoverable
from sammenhold.stats.disclosure.covers import Shown
from sammenhold.stats.disclosure.release import Release, release
from sammenhold.stats.moments import Floats
from sammenhold.stats.scores import STEPS
from sammenhold.stats.survey.asked import invited
from sammenhold.stats.survey.figures import Sketch, drawn, figures_of, in_order
from sammenhold.stats.survey.sums import Sums
from sammenhold.stats.survey.tally import Tally, tally
from sammenhold.stats.survey.wave import Wave

GRAIN = 100 / (STEPS - 1)


@dataclass(frozen=True)
class Outcome:
    """Everything that can be told of a wave.

    Attributes
    ----------
    shown : tuple of Shown
    invited : list of int, shape (shown,)
        How many were asked in each.
    sketch : Sketch
        Of shape (shown, items).
    asked : ndarray of float, shape (shown, items)
        How many were asked each item, left out those who said that it is not relevant.
    recoverable : int
        In how many groups and items somebody could be known too closely.
    """

    shown: tuple[Shown, ...]
    invited: list[int]
    sketch: Sketch
    asked: Floats
    recoverable: int


def outcome(given: Wave) -> Outcome:
    """Roll up, score, sketch, put together, and attack."""
    pattern = _pattern(given)
    exact = _groups_tally(given, pattern)
    figures = figures_of(exact.moments, given.floor)
    sketch = drawn(figures, exact.moments, [group.units for group in pattern.groups])
    places = {group: place for place, group in enumerate(pattern.groups)}
    sums = Sums([[places[group] for group in each.groups] for each in pattern.shown])
    people = invited(pattern, given.groups, given.parents)
    asked = np.array(people, dtype=np.float64).reshape(-1, 1) - sums.of(exact.irrelevant)
    found = sum(recoverable(column, GRAIN) for column in zip(*figures, strict=True))
    return Outcome(pattern.shown, people, sketch.put_together(sums), asked, found)


def _pattern(given: Wave) -> Release:
    found = release(given.reporting, given.parents, given.bands, given.floor)
    return replace(found, groups=tuple(in_order(found.groups, given.parents)))


def _groups_tally(given: Wave, pattern: Release) -> Tally:
    rows = {group.key: row for row, group in enumerate(given.groups)}
    sums = Sums([[rows[key] for key in group.keys] for group in pattern.groups])
    counted = tally(given)
    return Tally(sums.moments(counted.moments), sums.of(counted.irrelevant))
