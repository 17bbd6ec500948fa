"""An action on its way: only ways that exist, each told in the log, and nothing twice."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.actions import rules
from sammenhold.actions.commands import hand, moving
from sammenhold.actions.commands.hand import Held
from sammenhold.actions.models import Action, Entry
from tests.actions.conftest import TODAY, Team

State = Action.State


def held(team: Team, action: Action) -> Held:
    return hand.held_by_lead(team.member, team.round, action.pk)


@pytest.mark.parametrize("state", rules.MOVES)
@pytest.mark.parametrize("after", State)
def test_it_becomes_only_what_it_can(team: Team, state: str, after: str) -> None:
    action = team.add()
    Action.objects.filter(pk=action.pk).update(state=state)
    with transaction.atomic():
        if after != state and not rules.may_become(state, after):
            with pytest.raises(moving.NotThatWayError):
                moving.move(held(team, action), after, "derfor")
        else:
            moving.move(held(team, action), after, "derfor")
            assert Action.objects.get(pk=action.pk).state == after
    assert Entry.objects.filter(kind=Entry.Kind.MOVED).count() == (
        after != state and rules.may_become(state, after)
    )


def test_done_asks_for_a_look_and_dropping_for_a_reason(team: Team) -> None:
    action = team.add()
    with transaction.atomic():
        with pytest.raises(moving.ReasonError):
            moving.move(held(team, action), State.DROPPED, "  ")
        moving.ask_for_help(held(team, action), "Ingen penge")
        moving.move(held(team, action), State.DONE)
    stored = Action.objects.get(pk=action.pk)
    assert (stored.look_on, stored.ended_on, stored.stuck_at) == (TODAY + rules.LOOK_AFTER, TODAY, None)


def test_more_time_is_two_weeks_or_the_day_one_says(team: Team) -> None:
    action = team.add(days=-3)
    with transaction.atomic():
        moving.give_more_time(held(team, action))
        assert Action.objects.get().due_on == TODAY + rules.MORE_TIME
        moving.give_more_time(held(team, action), TODAY + timedelta(days=40), "Ferie")
        assert Action.objects.get().due_on == TODAY + timedelta(days=40)
        for day in (TODAY - timedelta(days=1), TODAY + rules.LATEST + timedelta(days=1)):
            with pytest.raises(moving.DayError):
                moving.give_more_time(held(team, action), day)
    assert [entry.words for entry in Entry.objects.filter(kind=Entry.Kind.MORE_TIME)] == ["", "Ferie"]


def test_help_is_asked_for_once_and_given_once(team: Team) -> None:
    action = team.add()
    with transaction.atomic():
        for _time in range(2):
            moving.ask_for_help(held(team, action), "Leverandøren svarer ikke")
        for _time in range(2):
            moving.help_was_given(held(team, action), "Mette ringer")
    kinds = list(Entry.objects.exclude(kind="made").values_list("kind", flat=True))
    assert kinds == [Entry.Kind.STUCK, Entry.Kind.HELPED]


def test_only_its_own_people_hold_it_without_leading(team: Team) -> None:
    action = team.add(helper_id=team.people["Bo"].pk)
    with transaction.atomic():
        for name in ("Ali", "Bo"):
            hand.held_by_one_of_its(action.pk, team.people[name].pk, name)
        with pytest.raises(hand.GoneError):
            hand.held_by_one_of_its(action.pk, team.people["Carla"].pk, "Carla")


@given(due=st.dates(TODAY - timedelta(days=900), TODAY + timedelta(days=900)))
def test_more_time_always_lies_ahead(due: object) -> None:
    after = rules.postponed(due, TODAY)  # type: ignore[arg-type]
    assert after >= TODAY + rules.MORE_TIME
    assert after > due  # type: ignore[operator]
