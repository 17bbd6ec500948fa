"""The map of a unit: what counts, what is put together, and what nobody can read from it."""

from datetime import time
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from mapping.conftest import Workplace, said
from sammenhold.mapping import commands
from sammenhold.mapping.drawing import map_of
from sammenhold.mapping.models import Counted
from sammenhold.mapping.queries.extent import Extent, extent_of
from sammenhold.mapping.queries.progress import progress_of

WITH_DATABASE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

PEOPLE = st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.booleans(), st.integers(0, 20))


def extent(sundby: Workplace) -> Extent:
    return extent_of(sundby.organisation.pk, sundby.top.pk)[0]


def test_under_five_people_there_is_no_figure(sundby: Workplace) -> None:
    sundby.people(4, "2")
    found = extent(sundby)
    assert found.whole is None
    assert all(not breakdown.rows for breakdown in found.breakdowns)
    assert found.screen is None


def test_whoever_nobody_knows_the_days_of_is_not_in_the_figures(sundby: Workplace) -> None:
    sundby.people(5, "2")
    sundby.person("Ny", None)
    found = extent(sundby)
    assert (found.people, found.known) == (6, 5)
    assert found.whole
    assert (found.whole.n, found.whole.share, found.whole.home) == (5, 40, 2.0)


def test_a_small_title_is_shown_with_others(sundby: Workplace) -> None:
    sundby.people(8, "0", title="Sagsbehandler")
    sundby.people(3, "5", title="Jurist")
    sundby.people(3, "5", title="Leder")
    rows = next(each for each in extent(sundby).breakdowns if each.key == "title").rows
    assert [(row.names, row.figure.n, row.figure.share) for row in rows] == [
        (("Jurist", "Leder"), 6, 100),
        (("Sagsbehandler",), 8, 0),
    ]


def test_what_fewer_than_five_say_does_not_count_and_what_five_say_does(sundby: Workplace) -> None:
    people = sundby.people(10, "0")
    for number, person in enumerate(people[:5], start=1):
        commands.say(person.pk, said(home=20))
        found = extent(sundby)
        assert found.whole
        assert found.whole.home == (2.5 if number == 5 else 0.0)
        assert found.waiting == (0 if number == 5 else number)


def test_one_change_after_that_is_not_seen_and_five_are(sundby: Workplace) -> None:
    mette = sundby.leader()
    people = sundby.people(9, "0")
    round = sundby.round(mette, unit=sundby.team)
    for person in people:
        commands.say(person.pk, said(home=20))
    before = map_of(round).whole
    for number, person in enumerate(people[:5], start=1):
        commands.say(person.pk, said({sundby.hall.pk: 20}))
        assert (map_of(round).whole == before) == (number < 5)
        assert map_of(round).waiting == (number if number < 5 else 0)


def test_who_deletes_what_they_said_is_in_no_map_any_more(sundby: Workplace) -> None:
    mette = sundby.leader()
    people = sundby.people(6, "0")
    round = sundby.round(mette)
    for person in people:
        commands.say(person.pk, said(home=20))
    map_of(round)
    assert Counted.objects.filter(person=people[0]).exists()
    commands.forget(people[0].pk)
    assert not Counted.objects.filter(person=people[0]).exists()


def test_expectations_of_fewer_than_five_in_a_group_are_shown_in_none(sundby: Workplace) -> None:
    groups = (sundby.people(6, "0", title="Jurist"), sundby.people(6, "0", title="Sagsbehandler"))
    for at, person in enumerate([*groups[0], *groups[1]]):
        commands.say(person.pk, said({sundby.hall.pk: 20}, expected_home_days=8 if at < 9 else None))
    found = extent(sundby)
    titles = next(each for each in found.breakdowns if each.key == "title")
    assert not titles.expects
    assert found.whole
    assert found.whole.expected == 2.0


def test_tasks_and_wishes_are_shown_from_five_answers(sundby: Workplace) -> None:
    for number, person in enumerate(sundby.people(6, "0")):
        task = {"leader": 2} if number < 4 else {"leader": 0, "meetings": 1}
        commands.say(
            person.pk, said({sundby.hall.pk: 20}, tasks=task, channels=("mail",), wished_home_days=4)
        )
    manner = extent(sundby).manner
    assert [(told.key, told.n, told.share) for told in manner.tasks] == [("leader", 6, 65)]
    assert {told.share for told in manner.channels} == {90, 10}
    assert manner.wish
    assert (manner.wish.n, manner.wish.home, manner.wish.wished) == (6, 0.0, 1.0)


@pytest.mark.parametrize(
    ("far", "near", "shown"), [(5, 5, 5), (4, 6, None), (6, 4, None), (0, 6, 0), (6, 0, 6)]
)
def test_screen_workers_are_counted_where_neither_they_nor_the_rest_are_few(
    sundby: Workplace, far: int, near: int, shown: int | None
) -> None:
    sundby.people(far, "2.5", title="a")
    sundby.people(near, "2", title="b")
    assert extent(sundby).screen == shown


@WITH_DATABASE
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.booleans(), st.integers(0, 20)),
        max_size=24,
    )
)
def test_every_figure_is_of_five_people_or_more(
    sundby: Workplace, people: list[tuple[str, str, bool, int]]
) -> None:
    sundby.organisation.people.all().delete()
    for at, (title, profession, has_said, home) in enumerate(people):
        person = sundby.person(f"P{at}", "1", title=title, profession=profession)
        if has_said:
            commands.say(person.pk, said({sundby.hall.pk: 1}, home=home, starts=time(8), ends=time(9)))
    found = extent(sundby)
    for breakdown in found.breakdowns:
        assert all(row.figure.n >= 5 for row in breakdown.rows)
        assert sum(row.figure.n for row in breakdown.rows) in {0, len(people)}
    assert (found.whole is None) == (len(people) < 5)


def test_the_number_of_queries_does_not_grow(
    sundby: Workplace, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for size in (6, 30):
        for person in sundby.people(size, "1", title=f"t{size}", employment_fraction=Decimal("0.5")):
            commands.say(person.pk, said({sundby.hall.pk: 10}))
        with django_assert_max_num_queries(8):
            extent(sundby)


def test_the_card_tells_how_many_have_said_theirs(sundby: Workplace) -> None:
    first, *_ = sundby.people(6, "1")
    sundby.person("Ny", None)
    commands.say(first.pk, said(home=20))
    progress = progress_of(sundby.organisation.pk, sundby.top.pk)
    assert (progress.people, progress.known, progress.said) == (7, 6, 1)
