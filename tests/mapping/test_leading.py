"""Leading at a distance, and how spread out units are."""

from datetime import time

from pytest_django import DjangoAssertNumQueries

from mapping.conftest import Workplace, said
from sammenhold.mapping import commands
from sammenhold.mapping.queries.leading import leaders_below, leadership_of
from sammenhold.mapping.queries.spread import spreads


def test_a_leader_sees_span_sites_and_days_in_the_same_place(sundby: Workplace) -> None:
    mette = sundby.person("Mette")
    near = sundby.people(3, manager=mette)
    sundby.person("Aviaja", site=sundby.nuuk, manager=mette)
    commands.say(mette.pk, said({sundby.hall.pk: 14, sundby.nuuk.pk: 2}, home=4))
    commands.say(near[0].pk, said({sundby.hall.pk: 20}, starts=time(10), ends=time(18)))
    found = leadership_of(mette.pk)
    assert found
    assert (found.span, found.sites) == (4, 2)
    assert [(part.site, part.people, part.days) for part in found.parts] == [
        ("Rådhuset", 3, 14),
        ("Nuuk", 1, 2),
    ]
    first, second = (part.hours for part in found.parts)
    assert first
    assert first.clock == (time(10), time(16))
    assert second is None


def test_whoever_leads_nobody_has_no_figures(sundby: Workplace) -> None:
    assert leadership_of(sundby.person("Ali").pk) is None


def lead(sundby: Workplace, number: int) -> None:
    for at in range(number):
        boss = sundby.person(f"Leder {at}")
        sundby.people(2, manager=boss)
        sundby.person("Aviaja", site=sundby.nuuk, manager=boss)


def test_leaders_are_shown_together_from_five_and_divided_from_ten(sundby: Workplace) -> None:
    lead(sundby, 4)
    assert leaders_below(sundby.organisation.pk, sundby.top.pk) is None
    lead(sundby, 1)
    five = leaders_below(sundby.organisation.pk, sundby.top.pk)
    assert five
    assert (five.number, five.span, five.sites, five.spans) == (5, 3.0, 2.0, ())
    lead(sundby, 5)
    ten = leaders_below(sundby.organisation.pk, sundby.top.pk)
    assert ten
    assert [number for *_, number in ten.spans] == [10, 0, 0, 0]


def test_units_of_five_have_figures_and_smaller_ones_are_only_counted(sundby: Workplace) -> None:
    sundby.people(3)
    sundby.people(1, site=sundby.nuuk, title="x")
    found = spreads(sundby.organisation.pk, sundby.top.pk)
    assert (found.units, found.too_small) == ((), 1)
    sundby.people(1, title="y")
    (unit,) = spreads(sundby.organisation.pk, sundby.top.pk).units
    assert (unit.unit, unit.members, unit.people) == ("Ydelse", (4, 1), 5)
    assert (round(unit.site), round(unit.isolation), round(unit.imbalance)) == (40, 20, 30)
    assert 0.8 <= unit.hours <= 1.6


def test_the_number_of_queries_does_not_grow(
    sundby: Workplace, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    mette = sundby.person("Mette")
    for size in (5, 25):
        for person in sundby.people(size, title=f"t{size}", manager=mette):
            commands.say(person.pk, said({sundby.hall.pk: 20}))
        with django_assert_max_num_queries(5):
            leadership_of(mette.pk)
        with django_assert_max_num_queries(4):
            spreads(sundby.organisation.pk, sundby.top.pk)
