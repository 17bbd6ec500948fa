"""The roll-up: enough in every group, nobody lost, near before far, the same whatever the order."""

from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.stats.disclosure.reporting import Parents, ReportingGroup
from sammenhold.stats.disclosure.rollup import Group, rollup
from sammenhold.stats.disclosure.runs import runs
from stats.disclosure.waves import ORDER, Wave, beneath, waves

TREE: Parents = {"town": None, "school": "town", "care": "town", "night": "care", "day": "care"}


def at(unit: str, n: int, *bands: str) -> ReportingGroup:
    return ReportingGroup(f"{unit} {'/'.join(bands)}", unit, bands, n)


def joints(groups: tuple[Group, ...]) -> set[frozenset[str]]:
    return {group.units for group in groups}


@given(waves(), st.integers(5, 8))
def test_everybody_who_answered_is_in_one_group_and_every_group_has_enough(wave: Wave, floor: int) -> None:
    reporting, parents = wave
    groups = rollup(reporting, parents, ORDER, floor)
    answered = {each.key: each.n for each in reporting if each.n}
    if sum(answered.values()) < floor:
        assert groups == ()
        return
    assert sorted(key for group in groups for key in group.keys) == sorted(answered)
    for group in groups:
        assert group.n == sum(answered[key] for key in group.keys) >= floor


@given(waves(), st.randoms(use_true_random=False))
def test_the_order_in_which_it_is_given_makes_no_difference(wave: Wave, random: Random) -> None:
    reporting, parents = wave
    shuffled, names = list(reporting), list(parents)
    random.shuffle(shuffled)
    random.shuffle(names)
    assert rollup(shuffled, {name: parents[name] for name in names}, ORDER) == rollup(
        reporting, parents, ORDER
    )


@given(waves())
def test_a_unit_with_enough_of_its_own_is_only_ever_joined_by_units_with_too_few(wave: Wave) -> None:
    reporting, parents = wave
    n = {unit: sum(each.n for each in reporting if each.unit == unit) for unit in parents}
    for units in joints(rollup(reporting, parents, ORDER)):
        assert sum(n[unit] >= 5 for unit in units) <= 1


@given(waves())
def test_of_any_unit_at_most_one_joint_reaches_outside_it(wave: Wave) -> None:
    """And only when its answers are too few for a joint of their own, or a unit above had too few."""
    reporting, parents = wave
    groups = rollup(reporting, parents, ORDER)
    for unit in parents:
        inside = beneath(unit, parents)
        touched = [units for units in joints(groups) if units & inside]
        assert sum(bool(units - inside) for units in touched) <= 1
        if 0 < sum(each.n for each in reporting if each.unit in inside) < 5:
            assert len(touched) == bool(groups)


@given(waves())
def test_no_finer_division_by_work_form_would_have_been_allowed(wave: Wave) -> None:
    """Within a joint no group can be cut in two along the order and leave five on both sides."""
    reporting, parents = wave
    by_key = {each.key: each for each in reporting}
    for group in rollup(reporting, parents, ORDER):
        forms = sorted({tuple(ORDER.index(band) for band in by_key[key].bands) for key in group.keys})
        n = [
            sum(
                by_key[key].n
                for key in group.keys
                if tuple(ORDER.index(band) for band in by_key[key].bands) == form
            )
            for form in forms
        ]
        assert not any(min(sum(n[:cut]), sum(n[cut:])) >= 5 for cut in range(1, len(n)))


@given(st.lists(st.integers(1, 9), max_size=7), st.integers(5, 7))
def test_runs_are_the_best_of_all_ways_to_cut(counts: list[int], floor: int) -> None:
    ways = []
    for size in range(len(counts)):
        for cuts in combinations(range(1, len(counts)), size):
            sums = [sum(counts[a:b]) for a, b in zip((0, *cuts), (*cuts, len(counts)), strict=True)]
            if min(sums) >= floor:
                ways.append((len(sums), min(sums)))
    found = runs(counts, floor)
    if not ways:
        assert found == ()
        return
    assert found[-1] == len(counts)
    sums = [sum(counts[a:b]) for a, b in zip((0, *found), found, strict=False)]
    assert (len(sums), min(sums)) == max(ways)


def test_work_forms_give_way_before_units_do() -> None:
    groups = rollup(
        [at("school", 3, "onsite"), at("school", 2, "virtual"), at("care", 6, "onsite")], TREE, ORDER
    )
    assert {(tuple(group.units), group.bands, group.n) for group in groups} == {
        (("school",), ("onsite", "virtual"), 5),
        (("care",), ("onsite",), 6),
    }


def test_neighbouring_work_forms_are_put_together() -> None:
    groups = rollup(
        [at("school", 7, "onsite"), at("school", 3, "mixed"), at("school", 4, "virtual")], TREE, ORDER
    )
    assert {(group.bands, group.n) for group in groups} == {(("onsite",), 7), (("mixed", "virtual"), 7)}


def test_small_units_first_make_up_the_rest_of_their_parent() -> None:
    """Night and day have three each: together they are enough, and the school is left alone."""
    groups = rollup(
        [at("night", 3, "onsite"), at("day", 3, "onsite"), at("school", 5, "onsite")], TREE, ORDER
    )
    assert joints(groups) == {frozenset({"night", "day"}), frozenset({"school"})}


def test_a_rest_that_is_too_small_joins_the_smallest_beneath() -> None:
    groups = rollup([at("care", 1, "onsite"), at("night", 9, "onsite"), at("day", 6, "onsite")], TREE, ORDER)
    assert joints(groups) == {frozenset({"care", "day"}), frozenset({"night"})}


def test_four_answers_are_no_group_and_five_are() -> None:
    assert rollup([at("town", 4, "onsite")], TREE, ORDER) == ()
    assert [each.n for each in rollup([at("town", 4, "onsite"), at("day", 1, "virtual")], TREE, ORDER)] == [5]
    assert rollup([], {}, ORDER) == ()


@settings(max_examples=40)
@given(waves())
def test_a_higher_floor_satisfies_every_lower_one_and_never_makes_more_joints(wave: Wave) -> None:
    reporting, parents = wave
    found = [rollup(reporting, parents, ORDER, floor) for floor in range(5, 10)]
    for (low, fewer), (high, more) in combinations(enumerate(found, 5), 2):
        assert min((group.n for group in more), default=high) >= high > low
        assert len(joints(more)) <= len(joints(fewer))


@pytest.mark.parametrize(
    ("reporting", "parents", "floor"),
    [
        ([at("nowhere", 5, "onsite")], TREE, 5),
        ([at("town", -1, "onsite")], TREE, 5),
        ([at("town", 5, "onsite")] * 2, TREE, 5),
        ([at("town", 5, "by boat")], TREE, 5),
        ([at("town", 5, "onsite")], TREE, 4),
        ([], {"town": "town"}, 5),
        ([], {"a": "b", "b": "c", "c": "a"}, 5),
        ([], {"a": "unknown"}, 5),
    ],
)
def test_what_is_no_wave_is_refused(reporting: list[ReportingGroup], parents: Parents, floor: int) -> None:
    with pytest.raises(ValueError):
        rollup(reporting, parents, ORDER, floor)


def test_a_chain_of_thousands_of_units_is_no_trouble() -> None:
    chain: dict[str, str | None] = {"0": None} | {str(step): str(step - 1) for step in range(1, 3000)}
    groups = rollup([at(unit, 5, "onsite") for unit in chain], chain, ORDER)
    assert [group.n for group in groups] == [5] * 3000


def test_every_number_of_answers_in_three_units() -> None:
    """Up to seven each in two units and their parent: large units stand alone, small ones with the parent."""
    for top, one, other in product(range(8), repeat=3):
        reporting = [at("care", top, "onsite"), at("night", one, "onsite"), at("day", other, "onsite")]
        groups = rollup(reporting, TREE, ORDER)
        rest = top + sum(n for n in (one, other) if n < 5)
        assert len(groups) == (one >= 5) + (other >= 5) + (rest >= 5)
