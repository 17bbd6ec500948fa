"""Groups that figures are shown for: of at least five people, and never five but for a few."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.mapping.groups import Group, Groups, counted, rolled_up, set_apart

FLOOR = 5
LABELS = st.sampled_from("abcdefgh")


@st.composite
def divided(draw: st.DrawFn) -> dict[str, Groups]:
    """People with a label in each of three breakdowns, rolled up."""
    people = range(draw(st.integers(0, 40)))
    found = {}
    for key in ("title", "unit", "site"):
        labels = {person: draw(LABELS) for person in people}
        named: dict[str, list[int]] = {}
        for person, label in labels.items():
            named.setdefault(label, []).append(person)
        found[key] = rolled_up(named)
    return found


def left_of(group: Group, others: Groups) -> frozenset[int]:
    touched = [other.people for other in others if other.people & group.people]
    return frozenset[int]().union(*touched) - group.people


@given(divided())
def test_no_group_has_fewer_than_five_and_nobody_is_left_out(found: dict[str, Groups]) -> None:
    for groups in found.values():
        assert all(len(group.people) >= FLOOR for group in groups)
        assert len({person for group in groups for person in group.people}) == sum(
            len(group.people) for group in groups
        )
    assert len({frozenset(p for group in groups for p in group.people) for groups in found.values()}) == 1


@settings(max_examples=300)
@given(divided())
def test_no_group_differs_from_those_of_another_breakdown_by_one_to_four(found: dict[str, Groups]) -> None:
    apart = set_apart(found)
    for key, other in permutations(apart, 2):
        for group in apart[key]:
            assert len(left_of(group, apart[other])) not in range(1, FLOOR)
    for key, groups in apart.items():
        before = {person for group in found[key] for person in group.people}
        assert {person for group in groups for person in group.people} == before


@settings(max_examples=300)
@given(divided(), st.sets(st.integers(0, 39)))
def test_what_people_said_counts_of_none_or_at_least_five_in_every_group(
    found: dict[str, Groups], said: set[int]
) -> None:
    apart = set_apart(found)
    told = counted(said, apart)
    assert told <= said & {person for groups in apart.values() for group in groups for person in group.people}
    looked_at = [group.people for groups in apart.values() for group in groups]
    looked_at += [left_of(group, apart[o]) for k, o in permutations(apart, 2) for group in apart[k]]
    assert all(len(told & people) not in range(1, FLOOR) for people in looked_at)
    assert len(told) not in range(1, FLOOR)


def test_small_groups_are_put_together_and_a_small_rest_takes_the_smallest_along() -> None:
    named = {"a": range(10), "b": range(10, 16), "c": [16, 17], "d": [18]}
    assert [group.names for group in rolled_up(named)] == [("a",), ("b", "c", "d")]
    three = {"a": range(10), "b": [10, 11, 12], "c": [13, 14]}
    assert [group.names for group in rolled_up(three)] == [("a",), ("b", "c")]


def test_under_five_in_all_there_is_no_group() -> None:
    assert rolled_up({"a": [1, 2], "b": [3, 4]}) == ()


def test_a_unit_of_six_with_five_of_one_title_does_not_tell_of_the_sixth() -> None:
    titles = rolled_up({"nurse": range(5), "other": range(5, 20)})
    units = rolled_up({"ward": range(6), "rest": range(6, 20)})
    apart = set_apart({"title": titles, "unit": units})
    assert min(len(groups) for groups in apart.values()) == 1
