"""Who may lead what: a role counts for its unit and everything below it."""

import pytest

from sammenhold.directory import queries, rules
from sammenhold.directory.members import Member
from sammenhold.directory.models import Organisation, Role, Unit

PATH = (1, 5, 9)


@pytest.mark.parametrize("kind", Role.Kind.values)
@pytest.mark.parametrize(("unit", "may"), [(1, True), (5, True), (9, True), (4, False), (10, False)])
def test_a_role_counts_here_and_above(kind: str, unit: int, may: bool) -> None:
    assert rules.may_lead({(kind, unit)}, PATH) is may


def test_no_role_no_lead() -> None:
    assert not rules.may_lead(set(), PATH)


def test_reading_takes_any_role_and_changing_an_administrators() -> None:
    nobody, leader, chief = (
        Member(1, "A", 1, 1, frozenset(roles)) for roles in ([], [("leader", 1)], [("administrator", 1)])
    )
    assert [rules.may_see_people(member) for member in (nobody, leader, chief)] == [False, True, True]
    assert [rules.may_administer(member) for member in (nobody, leader, chief)] == [False, False, True]


def test_the_path_of_a_unit_leads_down_from_the_top(sundby: Organisation) -> None:
    top = Unit.objects.get(parent=None)
    stab = Unit.objects.create(organisation=sundby, parent=top, name="Stab")
    it = Unit.objects.create(organisation=sundby, parent=stab, name="It")
    assert [unit.name for unit in queries.unit_path(it.pk)] == ["Sundby Kommune", "Stab", "It"]
    assert queries.units_below(sundby.pk, stab.pk) == {stab.pk, it.pk}
    assert [(branch.name, branch.depth, branch.total) for branch in queries.tree(sundby.pk)] == [
        ("Sundby Kommune", 0, 1),
        ("Stab", 1, 0),
        ("It", 2, 0),
    ]
    assert [line.name for line in queries.people_of_unit(top.pk)] == ["Anna Admin"]
