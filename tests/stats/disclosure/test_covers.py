"""What is published for each unit: never with a rest of one to four, and always with all its answers."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sammenhold.stats.disclosure.cells import Keys, cells, fewest
from sammenhold.stats.disclosure.covers import covers
from sammenhold.stats.disclosure.release import release
from sammenhold.stats.disclosure.reporting import ReportingGroup
from sammenhold.stats.disclosure.rollup import rollup
from stats.disclosure.waves import ORDER, Wave, beneath, counts_of, number, rank_of, waves


@given(waves())
def test_no_two_published_sets_differ_by_one_to_four(wave: Wave) -> None:
    """Nor do they share one to four, nor is one left over of a set by any two others."""
    reporting, parents = wave
    counts = counts_of(reporting)
    published = {each.keys for each in release(reporting, parents, ORDER).shown}
    for one, other in combinations(published, 2):
        for made in (one - other, other - one, one & other, one ^ other):
            assert number(made, counts) not in range(1, 5)
        for third in published:
            assert number(one - other - third, counts) not in range(1, 5)


@given(waves(most_units=5))
def test_no_withheld_set_under_five_follows_from_adding_and_subtracting(wave: Wave) -> None:
    """Gaussian elimination on everything published: no set of up to four people is a sum of it."""
    reporting, parents = wave
    counts = {key: n for key, n in counts_of(reporting).items() if n}
    published = [each.keys & counts.keys() for each in release(reporting, parents, ORDER).shown]
    few = [
        frozenset(chosen)
        for size in range(1, 5)
        for chosen in combinations(sorted(counts), size)
        if number(frozenset(chosen), counts) < 5
    ]
    keys = sorted(counts)
    rank = rank_of([[key in each for key in keys] for each in published])
    for target in few:
        assert rank_of([[key in each for key in keys] for each in [*published, target]]) > rank


@given(waves())
def test_every_answer_of_a_unit_counts_in_its_figure(wave: Wave) -> None:
    reporting, parents = wave
    found = release(reporting, parents, ORDER)
    whole = {each.unit: each for each in found.shown if not each.bands}
    if sum(each.n for each in reporting) < 5:
        assert found.shown == ()
        return
    assert whole[None].n == sum(each.n for each in reporting)
    for unit in parents:
        inside = beneath(unit, parents)
        own = {each.key for each in reporting if each.unit in inside and each.n}
        assert (unit in whole) == bool(own)
        if own:
            assert own <= whole[unit].keys
            others = {each.unit for each in reporting if each.key in whole[unit].keys} - inside
            assert others == whole[unit].besides
            assert all(group.units & inside for group in whole[unit].groups)


@given(waves())
def test_work_forms_of_a_unit_together_are_the_unit(wave: Wave) -> None:
    reporting, parents = wave
    shown = release(reporting, parents, ORDER).shown
    for whole in (each for each in shown if not each.bands):
        parts = [each for each in shown if each.unit == whole.unit and each.bands]
        assert len(parts) != 1
        if parts:
            assert sum(each.n for each in parts) == whole.n
            assert frozenset[str]().union(*(each.keys for each in parts)) == whole.keys


@given(waves())
def test_the_gate_refuses_nothing_that_is_made_of_whole_groups(wave: Wave) -> None:
    reporting, parents = wave
    groups = rollup(reporting, parents, ORDER)
    found = release(reporting, parents, ORDER)
    assert found.shown == covers(groups, parents)
    assert fewest([each.keys for each in found.shown], counts_of(reporting)) >= 5 or not groups


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1), max_size=6))
def test_cells_are_the_keys_that_are_in_the_same_sets(published: list[Keys]) -> None:
    signatures: dict[tuple[bool, ...], set[str]] = {}
    for key in frozenset[str]().union(*published):
        signatures.setdefault(tuple(key in each for each in published), set()).add(key)
    assert sorted(map(sorted, cells(published))) == sorted(map(sorted, signatures.values()))


def test_a_unit_that_was_joined_by_another_says_so() -> None:
    wave = [ReportingGroup("a", "A", ("onsite",), 3), ReportingGroup("b", "B", ("onsite",), 6)]
    shown = release(wave, {"top": None, "A": "top", "B": "top"}, ORDER).shown
    told = {each.unit: (each.n, each.besides) for each in shown}
    assert told["A"] == (9, {"B"})
    assert told["B"] == (9, {"A"})
    assert told["top"] == told[None] == (9, frozenset())
