"""The attack against exact enumeration: certain is certain, and open has two solutions."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sammenhold.stats.disclosure.attack import bounds
from sammenhold.stats.disclosure.cells import Keys
from sammenhold.stats.disclosure.figures import behind, figure
from sammenhold.stats.disclosure.promises import Bounds, certainly_few, narrow
from sammenhold.stats.disclosure.release import release
from sammenhold.stats.disclosure.system import Told, connected, exactly, telling_by_itself
from stats.disclosure.waves import (
    ORDER,
    Wave,
    counts_of,
    deals,
    number,
    rank_of,
    subsets,
    tables,
    waves,
)

KEYS = "abcdef"
ROWS_AND_COLUMNS = [frozenset(each) for each in (KEYS, "abc", "def", "ad", "be", "cf")]
numbers = st.fixed_dictionaries({key: st.integers(0, 4) for key in KEYS})
families = st.lists(st.frozensets(st.sampled_from(KEYS), min_size=1), max_size=4)


def only_numbers(published: Sequence[Keys], counts: dict[str, int]) -> list[Told]:
    return [Told(each, number(each, counts), 0, 100 * number(each, counts)) for each in published]


def test_five_and_seven_in_columns_of_twelve_and_nought_leave_nothing_open() -> None:
    """No cell follows by adding and subtracting, and yet each is known, since no number is below nought."""
    counts = {"5 12": 5, "5 0": 0, "7 12": 7, "7 0": 0}
    everybody = frozenset(counts)
    margins = [frozenset(key for key in counts if total in key.split()) for total in ("5", "7", "12", "0")]
    told = only_numbers([everybody, *margins], counts)
    rows = [[key in each.keys for key in counts] for each in told]
    for key, n in counts.items():
        assert rank_of([*rows, [key == other for other in counts]]) > rank_of(rows)
        found = bounds(told, frozenset({key}))
        assert (found.fewest, found.most) == (n, n)


def test_a_table_of_two_by_two_with_one_withheld_has_none_withheld() -> None:
    """Three cells of four beside the margins give the fourth: 4 of 20."""
    counts = {"a": 6, "b": 5, "c": 5, "d": 4}
    told = only_numbers([frozenset(each) for each in ("abcd", "ab", "cd", "ac", "bd", "a")], counts)
    assert certainly_few(bounds(told, frozenset("d")), 5)
    without = bounds([each for each in told if each.keys != {"a"}], frozenset("d"))
    assert (without.fewest, without.most) == (0, 9)


@settings(deadline=None)
@given(numbers, families, st.frozensets(st.sampled_from(KEYS), min_size=1))
def test_bounds_on_numbers_are_those_of_all_tables_that_fit(
    counts: dict[str, int], family: list[Keys], target: Keys
) -> None:
    told = only_numbers([frozenset(KEYS), *family], counts)
    fitting = [number(target, table) for table in tables(told, KEYS)]
    found = bounds(told, target)
    assert (found.fewest, found.most) == (min(fitting), max(fitting))
    assert certainly_few(found, 5) == (min(fitting) >= 1 and max(fitting) <= 4)


@settings(deadline=None)
@given(st.data(), numbers, families, st.frozensets(st.sampled_from(KEYS), min_size=1), st.integers(0, 1))
def test_bounds_on_sums_are_those_of_all_answers_that_fit(
    data: st.DataObject, counts: dict[str, int], family: list[Keys], target: Keys, slack: int
) -> None:
    """Everybody says yes (100) or no (0); who is where is known; sums are told exactly or to one answer."""
    answers = {key: 100 * data.draw(st.integers(0, n)) for key, n in counts.items()}
    told = [
        Told(each.keys, each.n, each.low - 100 * slack, each.high + 100 * slack)
        for each in (exactly(keys, counts, answers) for keys in [frozenset(KEYS), *family])
    ]
    fitting = [number(target, table) for table in said(told, counts)]
    found = bounds(told, target, counts, 100)
    assert (found.fewest, found.most) == (number(target, counts),) * 2
    assert (found.low, found.high) == pytest.approx((min(fitting), max(fitting)), abs=1e-6)


def said(told: Sequence[Told], counts: dict[str, int]) -> Iterator[dict[str, int]]:
    for values in product(*(range(0, 100 * counts[key] + 1, 100) for key in counts)):
        table = dict(zip(counts, values, strict=True))
        if all(each.low <= number(each.keys, table) <= each.high for each in told):
            yield table


@settings(deadline=None)
@given(st.data(), st.fixed_dictionaries({key: st.integers(0, 3) for key in "abcd"}))
def test_numbers_and_sums_are_bounded_together(data: st.DataObject, counts: dict[str, int]) -> None:
    """Who does not know the numbers: a sum of 300 needs three answers, and none can lie where nobody is."""
    answers = {key: 100 * data.draw(st.integers(0, n)) for key, n in counts.items()}
    told = [exactly(frozenset(keys), counts, answers) for keys in ("abcd", "ab", "bc")]
    target = frozenset(data.draw(st.sampled_from(["a", "b", "c", "d", "ac", "bd"])))
    fitting = [
        (number(target, table), number(target, yes))
        for table in tables(told, "abcd")
        for yes in said(told, table)
    ]
    assert bounds(told, target, grain=100) == Bounds(
        min(n for n, _ in fitting),
        max(n for n, _ in fitting),
        min(total for _, total in fitting),
        max(total for _, total in fitting),
    )


@given(numbers, families)
def test_only_what_follows_from_its_parts_is_left_out(counts: dict[str, int], family: list[Keys]) -> None:
    """What is left out is a sum of what is kept."""
    sums = {key: 50.0 * n for key, n in counts.items()}
    told = [exactly(each, counts, sums) for each in dict.fromkeys([frozenset(KEYS), *family])]
    kept = telling_by_itself(told)
    for each in told:
        if each not in kept:
            rows = [[key in other.keys for key in KEYS] for other in kept]
            assert rank_of([*rows, [key in each.keys for key in KEYS]]) == rank_of(rows)


def test_a_total_with_all_its_parts_does_not_tie_them_together() -> None:
    counts = dict.fromkeys(KEYS, 5)
    told = [exactly(keys, counts, dict.fromkeys(KEYS, 250.0)) for keys in ROWS_AND_COLUMNS[:3]]
    assert [each.keys for each in connected(told, frozenset("a"))] == [frozenset("abc")]
    assert len(connected(told[:2], frozenset("d"))) == 2


@settings(deadline=None, max_examples=60)
@given(st.data(), waves(most_units=5))
def test_everything_published_of_a_wave_keeps_the_promises(data: st.DataObject, wave: Wave) -> None:
    """Answers of all kinds, and the attack given all published sets at once."""
    reporting, parents = wave
    counts = counts_of(reporting)
    found = release(reporting, parents, ORDER)
    assume(found.groups)
    ends = {}
    for group in found.groups:
        told = figure(group.n, 25 * data.draw(st.sampled_from([0, 1, group.n, 2 * group.n, 4 * group.n])))
        assert told is not None
        ends[group] = behind(told, 25)
    published = [
        Told(
            each.keys,
            each.n,
            sum(ends[group][0] for group in each.groups),
            sum(ends[g][1] for g in each.groups),
        )
        for each in found.shown
    ]
    for target in subsets(sorted(frozenset[str]().union(*(group.keys for group in found.groups)))[:4]):
        if number(target, counts) < 5:
            assert not certainly_few(bounds(published, target, grain=25), 5)
            assert not narrow(bounds(published, target, counts, 25), number(target, counts))


def test_highs_is_asked_again_where_its_presolve_fails() -> None:
    """Sums told to a hair of what they are; some of these programmes end in "solve error" at first."""
    numbers = [1, 4, 4, 1, 2, 4, 3, 6, 4, 0, 4, 0]
    keys = [row + column for row, column in product("abcd", "xyz")]
    counts = dict(zip(keys, numbers, strict=True))
    published = [frozenset(key for key in keys if set(key) & set(some)) for some in ("xyz", *"abzxy")]
    sums = {key: 50.0 * n for key, n in counts.items()}
    exact = [exactly(each, counts, sums) for each in published]
    nearly = [Told(each.keys, each.n, each.low - 1e-4, each.high + 1e-4) for each in exact]
    for key in keys:
        told, hair = (bounds(which, frozenset({key}), counts) for which in (exact, nearly))
        assert (hair.low, hair.high) == pytest.approx((told.low, told.high), abs=1e-3)


def test_what_cannot_be_is_refused() -> None:
    told = only_numbers([frozenset("ab")], {"a": 3, "b": 4})
    with pytest.raises(ValueError, match="not within"):
        bounds(told, frozenset("c"))
    with pytest.raises(ValueError, match="nothing fits"):
        bounds([*told, Told(frozenset("a"), 8, 0, 800)], frozenset("a"))
    parts = [Told(frozenset(key), 5, 0, 500) for key in "ab"]
    with pytest.raises(ValueError, match="nothing fits"):
        bounds([*parts, Told(frozenset("ab"), 9, 0, 1000)], frozenset("a"))


@pytest.mark.parametrize(
    ("few", "width", "told"), [(4, 40, False), (4, 39, True), (1, 10, False), (1, 9, True)]
)
def test_ten_points_of_the_mean_keep_the_promise_and_less_breaks_it(few: int, width: int, told: bool) -> None:
    assert narrow(Bounds(few, few, 100, 100 + width), few) is told


def test_people_and_answers_come_whole() -> None:
    """Three sets of one person, any two share a cell: halves would allow one and a half in all three."""
    told = [Told(frozenset(keys), 1, 100, 100) for keys in ("abx", "bcy", "acz")]
    assert bounds(told, frozenset("abc")).most == 1
    one_each = dict.fromkeys("abcxyz", 1)
    yes = [Told(each.keys, 3, 100, 100) for each in told]
    assert bounds(yes, frozenset("abc"), one_each, 100).high == 100
    assert bounds(yes, frozenset("abc"), one_each).high == pytest.approx(150)


@pytest.mark.parametrize("ends", [(600, 1000), (0, 400)])
def test_a_total_that_tells_more_than_its_parts_is_not_left_out(ends: tuple[int, int]) -> None:
    parts = [Told(frozenset(key), 5, 200, 300) for key in "ab"]
    total = Told(frozenset("ab"), 10, *ends)
    found = bounds([*parts, total], frozenset("a"))
    assert (found.low, found.high) == pytest.approx((300, 300) if ends[0] else (200, 200))
    assert total not in telling_by_itself([*parts, Told(frozenset("ab"), 10, 400, 600)])


def test_deals_are_all_ways_to_share_out() -> None:
    """The oracle itself, counted by hand."""
    assert sorted(deals(2, [1, 2, 0])) == [(0, 2, 0), (1, 1, 0)]
    assert len(list(deals(4, [4, 4, 4]))) == 15
