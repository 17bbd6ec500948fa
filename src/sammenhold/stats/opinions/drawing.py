"""Groups as areas on a sheet: whole numbers only, so that nobody's place can be worked back from them."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from sammenhold.stats.opinions.groups import Area

WIDE, HIGH = 360, 240
MARGIN = 6
NARROWEST = 22
"""Half an axis at least, so that a letter fits in."""


class Ellipse(NamedTuple):
    """Middle, half axes, and the angle of the first one in degrees, on a sheet of `WIDE` by `HIGH`."""

    x: int
    y: int
    long: int
    short: int
    angle: int


def drawn(areas: Sequence[Area]) -> tuple[Ellipse, ...]:
    """The areas laid out on the sheet, each as large beside the others as it is in the plane.

    Parameters
    ----------
    areas : sequence of Area

    Returns
    -------
    tuple of Ellipse
        In the same order.
    """
    if not areas:
        return ()
    halves = [_half(area) for area in areas]
    boxes = list(zip(areas, halves, strict=True))
    left = min(area.x - half[0] for area, half in boxes)
    right = max(area.x + half[0] for area, half in boxes)
    low = min(area.y - half[1] for area, half in boxes)
    high = max(area.y + half[1] for area, half in boxes)
    room = WIDE - 2 * (MARGIN + NARROWEST), HIGH - 2 * (MARGIN + NARROWEST)
    scale = min(room[0] / max(right - left, 1e-9), room[1] / max(high - low, 1e-9))
    middle = (left + right) / 2, (low + high) / 2
    return tuple(
        Ellipse(
            round(WIDE / 2 + (area.x - middle[0]) * scale),
            round(HIGH / 2 + (area.y - middle[1]) * scale),
            max(NARROWEST, round(area.long * scale)),
            max(NARROWEST, round(area.short * scale)),
            round(area.angle),
        )
        for area in areas
    )


def _half(area: Area) -> tuple[float, float]:
    """Half the width and half the height of the box around a turned ellipse."""
    turn = math.radians(area.angle)
    across, along = math.cos(turn), math.sin(turn)
    return (
        math.hypot(area.long * across, area.short * along),
        math.hypot(area.long * along, area.short * across),
    )
