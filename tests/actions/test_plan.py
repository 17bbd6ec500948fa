"""The plan: what comes into it, how it is changed, and that nothing in it is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from sammenhold.actions.commands import planning
from sammenhold.actions.commands.planning import Wording, wording_of
from sammenhold.actions.models import Action, Entry
from sammenhold.actions.queries.plan import now_in, plan_of
from tests.actions.conftest import TODAY, Team, built, member_of


def test_a_decision_becomes_one_action_with_its_person_and_day(team: Team) -> None:
    decided = team.decided("Ali finder et bedre mødekamera", "ali", TODAY + timedelta(days=14))
    (action,) = planning.take(team.member, team.round, [decided.pk])
    assert (action.title, action.responsible_id) == (decided.text, team.people["Ali"].pk)
    assert (action.due_on, action.question, action.source) == (decided.due, "Q4", decided.pk)
    assert planning.take(team.member, team.round, [decided.pk]) == []
    assert [there for _one, there in planning.decisions(team.round)] == [True]


def test_a_long_decision_stands_whole_and_a_stranger_by_the_name_it_used(team: Team) -> None:
    decided = team.decided("Vi " + "prøver og " * 35, "It-afdelingen")
    (action,) = planning.take(team.member, team.round, [decided.pk])
    assert (len(action.title), action.what) == (200, decided.text)
    (line,) = team.plan
    assert (line.responsible, line.has_nobody) == ("It-afdelingen", True)


def test_a_name_that_two_have_is_nobodys(team: Team) -> None:
    team.unit.people.create(organisation=team.organisation, name="Ali Beta", email="beta@sundby.example")
    decided = team.decided("Ring rundt", "Ali")
    assert planning.take(team.member, team.round, [decided.pk])[0].responsible_id is None


def test_a_change_tells_what_stood_and_two_at_once_both_see_it(team: Team) -> None:
    action = team.add()
    planning.change(team.member, team.round, action.pk, replace(wording_of(action), title="Nyt"), 1)
    with pytest.raises(planning.ChangedMeanwhileError):
        planning.change(team.member, team.round, action.pk, wording_of(action), 1)
    changed = Entry.objects.get(kind=Entry.Kind.CHANGED)
    assert changed.told == {"title": [action.title, "Nyt"]}
    planning.change(team.member, team.round, action.pk, wording_of(Action.objects.get(pk=action.pk)), 2)
    assert Entry.objects.filter(kind=Entry.Kind.CHANGED).count() == 1


def test_strangers_neither_write_nor_answer_for_anything(team: Team) -> None:
    other = built()
    with pytest.raises(planning.StrangerError):
        planning.add(team.member, team.round, [Wording("x", helper_id=other.people["Ali"].pk)])
    with pytest.raises(PermissionDenied):
        planning.add(member_of(team.people["Bo"]), team.round, [Wording("x")])
    assert not Action.objects.exists()


def test_a_plan_that_is_full_takes_nothing_more(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning.rules, "MOST", 1)
    team.add()
    with pytest.raises(planning.TooManyError):
        team.add("En mere")
    assert len(team.plan) == 1


def test_what_is_open_goes_on_in_the_next_round(team: Team) -> None:
    kept, ended = team.add("Fortsætter"), team.add("Er slut")
    long_ago = TODAY - timedelta(days=90)
    Action.objects.filter(pk=ended.pk).update(state="helped", ended_on=long_ago)
    next_round = replace(team.round, id=Action(unit=team.unit).pk)
    shown = now_in(team.plan, next_round.id, TODAY)
    assert [line.key for line in shown] == [kept.pk]
    assert len(now_in(team.plan, team.round.id, TODAY)) == 2


def test_a_plan_costs_one_question_however_long(
    team: Team, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        team.add(f"Indsats {number}")
        with django_assert_num_queries(1):
            plan_of(team.unit.pk, TODAY)
