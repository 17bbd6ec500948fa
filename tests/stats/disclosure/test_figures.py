"""Figures of groups against exact enumeration: whatever was answered, one to four are never known closely."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.stats.disclosure import figures
from sammenhold.stats.disclosure.audit import recoverable
from sammenhold.stats.disclosure.combined import averaged, together
from sammenhold.stats.disclosure.figures import Figure, behind, figure
from sammenhold.stats.disclosure.promises import NARROWEST
from sammenhold.stats.ratings import level

GRAIN = 25


def shown_so(n: int, grain: float) -> dict[Figure, list[float]]:
    """Each figure that n answers can have, and all totals behind it."""
    found: dict[Figure, list[float]] = {}
    for count in range(round(100 * n / grain) + 1):
        made = figure(n, count * grain)
        assert made is not None
        found.setdefault(made, []).append(count * grain)
    return found


@pytest.mark.parametrize("grain", [25, 12.5, 6.25])
def test_one_to_four_withheld_are_never_known_closely(grain: float) -> None:
    """All numbers from 5 to 40, all totals, all numbers withheld: all sums they can have, by counting."""
    for n in range(5, 41):
        for totals in shown_so(n, grain).values():
            for few in range(1, 5):
                sums = [
                    count * grain
                    for count in range(round(100 * few / grain) + 1)
                    if any(0 <= total - count * grain <= 100 * (n - few) for total in totals)
                ]
                assert max(sums) - min(sums) >= NARROWEST * few
                assert len(sums) >= 3


def test_the_audit_finds_the_same_by_highs() -> None:
    for n in range(5, 16):
        assert recoverable(shown_so(n, GRAIN), GRAIN) == 0


def test_without_its_ends_cut_off_a_scale_would_tell_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "LOWEST", 0)
    monkeypatch.setattr(figures, "HIGHEST", 100)
    assert recoverable([figure(5, 0), figure(12, 1200), figure(12, 600), None], GRAIN) == 2


def test_the_audit_tries_four_whose_mean_is_known_where_ones_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten answers whose sum is 0 or 25: one may be 0 or 25, and the mean of four lies within six points."""
    monkeypatch.setattr(figures, "LOWEST", 3)
    assert recoverable([figure(10, 25)], GRAIN) == 1


@pytest.mark.parametrize("grain", [25, 12.5])
def test_behind_a_figure_lie_exactly_the_totals_that_are_shown_so(grain: float) -> None:
    for n in range(5, 24):
        for found, totals in shown_so(n, grain).items():
            assert behind(found, grain) == (min(totals), max(totals))
            low, high = behind(found)
            assert low <= min(totals) <= max(totals) <= high


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(lambda counts: sum(counts) >= 5))
def test_a_figure_is_the_level_of_a_rating_kept_from_the_ends(counts: list[int]) -> None:
    n, total = sum(counts), sum(25 * step * count for step, count in enumerate(counts))
    rated = level(counts).score
    assert rated is not None
    assert figure(n, total) == Figure(n, min(90, max(10, rated)))


groups = st.lists(
    st.integers(1, 30).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, 4 * n))), min_size=1, max_size=8
)


@given(groups)
def test_a_union_is_as_near_the_truth_as_its_groups(found: list[tuple[int, int]]) -> None:
    """Groups under five are left out; the rest is off by rounding, or by ten at an end of the scale."""
    made = together(figure(n, 25 * steps) for n, steps in found)
    large = [(n, steps) for n, steps in found if n >= 5]
    if not large:
        assert made is None
        return
    assert made is not None
    n = sum(n for n, _ in large)
    assert made.n == n
    mean = sum(25 * steps for _, steps in large) / n
    assert abs(made.score - mean) <= 10.5
    if all(12.5 <= 25 * steps / n <= 87.5 for n, steps in large):
        assert abs(made.score - mean) <= 3


def test_a_union_adds_nothing_to_its_groups() -> None:
    """Of two groups of five with any totals, the same two figures always give the same union."""
    unions: dict[tuple[Figure | None, ...], set[Figure | None]] = {}
    for one, other in product(range(0, 501, 25), repeat=2):
        parts = figure(5, one), figure(5, other)
        unions.setdefault(parts, set()).add(together(parts))
    assert {len(each) for each in unions.values()} == {1}


def test_a_scale_made_from_its_items_adds_nothing_and_its_own_mean_would() -> None:
    """Two items of five people: what lies behind the first, given both figures, and given the scale's too."""
    behind_items: dict[tuple[Figure | None, ...], set[int]] = {}
    behind_own: dict[tuple[Figure | None, ...], set[int]] = {}
    for one, other in product(range(0, 501, 25), repeat=2):
        items = figure(5, one), figure(5, other)
        behind_items.setdefault((*items, averaged(items)), set()).add(one)
        behind_own.setdefault((*items, figure(5, (one + other) / 2)), set()).add(one)
    least = {found[0]: set[int]() for found in behind_items}
    for found, totals in behind_items.items():
        least[found[0]] |= totals
    assert all(totals == least[found[0]] for found, totals in behind_items.items())
    assert any(totals < least[found[0]] for found, totals in behind_own.items())


def test_a_scale_needs_figures_of_half_its_items() -> None:
    assert averaged([Figure(7, 30), None]) == Figure(7, 30)
    assert averaged([Figure(7, 30), Figure(5, 45), None]) == Figure(5, 38)
    assert averaged([Figure(7, 30), None, None]) is None
    assert averaged([]) is None


def test_nine_answers_are_shown_in_steps_of_five_and_ten_in_whole_points() -> None:
    assert figure(9, 325) == Figure(9, 35)
    assert figure(10, 375) == Figure(10, 38)


def test_four_answers_have_no_figure_and_a_higher_floor_asks_for_more() -> None:
    assert figure(4, 200) is None
    assert figure(7, 350, floor=8) is None
    assert figure(8, 400, floor=8) == Figure(8, 50)


@pytest.mark.parametrize(("n", "total", "floor"), [(5, -1, 5), (5, 501, 5), (0, 1, 5), (9, 100, 4)])
def test_what_is_no_total_is_refused(n: int, total: int, floor: int) -> None:
    with pytest.raises(ValueError, match="a total lies"):
        figure(n, total, floor)
