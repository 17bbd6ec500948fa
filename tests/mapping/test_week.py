"""The team's week: as detailed as each has chosen, and the hours in common across clocks."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from mapping.conftest import Workplace, said
from sammenhold.mapping import commands
from sammenhold.mapping.choices import Sharing
from sammenhold.mapping.queries.week import Hours, TeamWeek, hours_on, overlap_of, week_of

HERE, NUUK = ZoneInfo("Europe/Copenhagen"), ZoneInfo("America/Nuuk")
WINTER = date(2026, 1, 5)


def places(week: TeamWeek, name: str) -> list[str]:
    return next([day.place for day in each.days] for each in week.colleagues if each.name == name)


@pytest.mark.parametrize(
    ("sharing", "site", "first"), [("days", "Rådhuset", "home"), ("place", "", "home"), ("hours", "", "")]
)
def test_the_team_sees_what_the_person_chose(sundby: Workplace, sharing: str, site: str, first: str) -> None:
    ali = sundby.person("Ali")
    word = said({sundby.hall.pk: 16}, home=4, home_weekdays=(0,), sharing=Sharing(sharing))
    commands.say(ali.pk, word)
    week = week_of(ali.pk)
    assert week.colleagues[0].site == site
    assert places(week, "Ali")[0] == first
    assert week.colleagues[0].local == (time(8), time(16))


def test_without_marked_days_only_what_is_certain_is_shown(sundby: Workplace) -> None:
    both, home, hall = (sundby.person(name) for name in ("Begge", "Hjemme", "Huset"))
    commands.say(both.pk, said({sundby.hall.pk: 10}, home=10))
    commands.say(home.pk, said(home=20))
    commands.say(hall.pk, said({sundby.hall.pk: 20}))
    week = week_of(both.pk)
    assert [places(week, name)[0] for name in ("Begge", "Hjemme", "Huset")] == ["", "home", "site"]


def test_other_teams_and_estimates_are_not_in_it(sundby: Workplace) -> None:
    mette = sundby.leader()
    ali, other = sundby.person("Ali"), sundby.person("Else", unit=sundby.unit("Post"))
    commands.estimate(mette, sundby.round(mette), {ali.pk: commands.Estimate(8, None)})
    commands.say(other.pk, said(home=20))
    week = week_of(ali.pk)
    assert week.colleagues == ()
    assert week.silent == 2


def test_hours_in_nuuk_are_three_later_here_in_winter() -> None:
    assert hours_on(WINTER, time(8), time(16), NUUK, HERE) == Hours(11, 19)


def test_hours_past_midnight_are_drawn_at_both_ends_of_the_day() -> None:
    assert Hours(20, 28).turns == (-4, 20)
    assert Hours(-3, 5).turns == (-3, 21)


def test_the_overlap_is_what_all_have_in_common(sundby: Workplace) -> None:
    here, there = sundby.person("Ali"), sundby.person("Aviaja", site=sundby.nuuk)
    commands.say(here.pk, said({sundby.hall.pk: 20}, time_zone="Europe/Copenhagen"))
    commands.say(there.pk, said({sundby.nuuk.pk: 20}, time_zone="America/Nuuk"))
    week = week_of(here.pk)
    assert week.overlap
    assert week.overlap.clock[1] == time(16)
    commands.say(here.pk, said({sundby.hall.pk: 20}, starts=time(4), ends=time(7)))
    assert week_of(here.pk).lacks_overlap


HOURS = st.tuples(st.integers(-12, 30), st.integers(1, 13)).map(
    lambda pair: Hours(pair[0], pair[0] + pair[1])
)


@given(st.lists(HOURS, min_size=2, max_size=6))
def test_nobody_is_off_work_in_an_hour_in_common(everybody: list[Hours]) -> None:
    common = overlap_of(everybody)
    if common:
        assert all(each.starts <= common.starts < common.ends <= each.ends for each in everybody)
    else:
        assert any(one.ends <= other.starts for one in everybody for other in everybody)


def test_the_number_of_queries_does_not_grow(
    sundby: Workplace, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for size in (2, 20):
        people = sundby.people(size, title=f"t{size}")
        for person in people:
            commands.say(person.pk, said({sundby.hall.pk: 20}))
        with django_assert_max_num_queries(5):
            week_of(people[0].pk)
