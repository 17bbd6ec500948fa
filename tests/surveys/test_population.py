"""Everybody is asked in one reporting group of five or more."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.mapping.bands import Band
from sammenhold.stats.disclosure.reporting import ancestors
from sammenhold.surveys.population import Asked, dealt

PARENTS = {"1": None, "2": "1", "3": "1", "4": "2", "5": "2", "6": "3"}


def people(*counts: tuple[str, Band, int]) -> list[Asked]:
    found = list[Asked]()
    for unit, band, number in counts:
        found += [Asked(len(found) + place, unit, band) for place in range(number)]
    return found


def shape(asked: list[Asked]) -> list[tuple[str, tuple[Band, ...], int]]:
    return [(group.node, group.bands, len(group.people)) for group in dealt(asked, PARENTS).groups]


def test_a_unit_of_forty_keeps_its_work_forms_apart() -> None:
    asked = people(("4", Band.ON_SITE, 17), ("4", Band.MIXED, 8), ("4", Band.VIRTUAL, 15))
    assert shape(asked) == [
        ("4", (Band.ON_SITE,), 17),
        ("4", (Band.MIXED,), 8),
        ("4", (Band.VIRTUAL,), 15),
    ]


def test_a_small_middle_goes_with_a_neighbour_so_that_the_ends_can_be_compared() -> None:
    asked = people(("4", Band.ON_SITE, 20), ("4", Band.MIXED, 2), ("4", Band.VIRTUAL, 9))
    assert shape(asked) == [("4", (Band.ON_SITE,), 20), ("4", (Band.MIXED, Band.VIRTUAL), 11)]


def test_five_are_enough_where_eight_would_leave_nothing_to_compare() -> None:
    assert shape(people(("4", Band.ON_SITE, 6), ("4", Band.VIRTUAL, 5))) == [
        ("4", (Band.ON_SITE,), 6),
        ("4", (Band.VIRTUAL,), 5),
    ]
    assert shape(people(("4", Band.ON_SITE, 5), ("4", Band.VIRTUAL, 4))) == [
        ("4", (Band.ON_SITE, Band.VIRTUAL), 9)
    ]


def test_units_too_small_to_stand_alone_have_a_place_of_their_own() -> None:
    found = dealt(people(("4", Band.ON_SITE, 3), ("5", Band.ON_SITE, 4), ("6", Band.ON_SITE, 20)), PARENTS)
    assert [(group.node, len(group.people)) for group in found.groups] == [("4+5", 7), ("6", 20)]
    assert next(node for node in found.nodes if node.key == "4+5").parent == "2"


def test_with_fewer_than_five_there_is_no_group() -> None:
    assert dealt(people(("4", Band.MIXED, 4)), PARENTS).groups == ()


@st.composite
def workplaces(draw: st.DrawFn) -> tuple[list[Asked], dict[str, str | None]]:
    size = draw(st.integers(1, 9))
    parents = {str(unit): str(draw(st.integers(0, unit - 1))) if unit else None for unit in range(size)}
    counts = draw(
        st.lists(st.tuples(st.sampled_from(sorted(parents)), st.sampled_from(Band), st.integers(0, 12)))
    )
    return people(*counts), parents


@settings(max_examples=300, deadline=None)
@given(workplaces())
def test_everybody_is_in_one_group_of_five_or_more_that_lies_where_they_are(
    made: tuple[list[Asked], dict[str, str | None]],
) -> None:
    asked, parents = made
    found = dealt(asked, parents)
    placed = Counter(person for group in found.groups for person in group.people)
    assert set(placed.values()) <= {1}
    assert len(placed) == (len(asked) if len(asked) >= 5 else 0)
    assert all(len(group.people) >= 5 for group in found.groups)
    nodes = {node.key: node for node in found.nodes}
    tree = {key: node.parent for key, node in nodes.items()}
    homes = {each.person: each for each in asked}
    for group in found.groups:
        units, bands = {homes[one].unit for one in group.people}, {homes[one].band for one in group.people}
        assert bands == set(group.bands)
        assert units <= set(nodes[group.node].units)
        above = set(ancestors(group.node, tree)) - {group.node}
        assert above <= set.intersection(*(set(ancestors(unit, parents)) for unit in units))
