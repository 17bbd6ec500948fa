"""The figures of a group: rounded so that they tell of the group, not of anybody in it. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sammenhold.mapping.queries.standing import Standing
from sammenhold.mapping.rules import WEEKS
from sammenhold.stats.ratings import FLOOR, ROUNDED_BELOW, STEP

EXACTLY = 1e-9


@dataclass(frozen=True)
class Figure:
    """How a group works: `share` in whole per cent of days apart, `home` and `expected` in days a week."""

    n: int
    share: int
    home: float
    expected: float | None = None

    @property
    def home_share(self) -> float:
        """Home days as per cent of the five of a week: how long their bar is."""
        return min(100.0, 20 * self.home)

    @property
    def expected_share(self) -> float:
        return min(100.0, 20 * (self.expected or 0))


def figure(group: Collection[Standing], *, with_expected: bool = True) -> Figure | None:
    """Of at least five people whose days are known, else ``None``.

    Under ten, shares are rounded to five points and days to halves.
    """
    if len(group) < FLOOR:
        return None
    shares = [each.share for each in group if each.share is not None]
    home = [each.days.home / WEEKS for each in group if each.days]
    said = [each.expected_home_days / WEEKS for each in group if each.expected_home_days is not None]
    few = len(group) < ROUNDED_BELOW
    return Figure(
        len(group),
        _rounded(100 * _mean(shares), STEP if few else 1),
        _days(home, few=few),
        _days(said, few=len(said) < ROUNDED_BELOW) if with_expected and len(said) >= FLOOR else None,
    )


def _days(values: Sequence[float], *, few: bool) -> float:
    return _rounded(_mean(values) * 10, 5 if few else 1) / 10


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _rounded(value: float, step: int) -> int:
    return step * int(value / step + 0.5 + EXACTLY)
