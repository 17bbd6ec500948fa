"""The plan's pages: from a workshop's decisions to an action that helped, and what goes wrong on the way."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sammenhold.actions.models import Action
from tests.actions.conftest import TODAY, Team


@pytest.fixture
def client(team: Team) -> Client:
    client = Client()
    user = team.people["Mette"].user
    assert user
    client.force_login(user)
    return client


def address(team: Team, name: str, *more: object) -> str:
    return reverse(name, args=[team.round.id, *more])


def test_a_decision_is_taken_moved_on_and_looked_at(team: Team, client: Client) -> None:
    decided = team.decided("Køb et bedre kamera", "Ali", TODAY)
    assert "står ikke i planen endnu" in client.get(address(team, "round")).text
    client.post(address(team, "action-take"), {"decision": decided.pk.hex})
    action = Action.objects.get()
    page = address(team, "action", action.pk)
    assert reverse("minutes", args=[decided.step.workshop_id]) in client.get(page).text
    client.post(page, {"state": "done"})
    client.post(page, {"state": "helped", "because": "Alle kan høre."})
    action.refresh_from_db()
    assert (action.state, action.because) == ("helped", "Alle kan høre.")
    told = client.get(page).text
    assert "Virkning set" in told
    assert "Alle kan høre." in told


def test_dropping_asks_why_and_keeps_what_was_typed(team: Team, client: Client) -> None:
    page = address(team, "action", team.add().pk)
    sent = client.post(page, {"state": "dropped", "because": " "})
    assert sent.status_code == 422
    assert "Skriv hvorfor" in sent.text
    assert Action.objects.get().state == "planned"


def test_a_new_action_begins_with_a_measure_and_its_days_are_checked(team: Team, client: Client) -> None:
    new = address(team, "action-new")
    assert "measure=V1.1" in client.get(new, {"risk": "V1"}).text
    begun = client.get(new, {"risk": "V1", "measure": "V1.1"}).text
    assert "Fast samtale én til én" in begun
    given = {"title": "Ring hver uge", "risk": "V1", "edition": 0, "due_on": "2020-01-01"}
    wrong = client.post(new, given)
    assert wrong.status_code == 422
    assert "Ring hver uge" in wrong.text
    assert client.post(new, given | {"due_on": "2026-12-01"}).status_code == 302
    assert Action.objects.get().risk == "V1"
    for nonsense in ({"measure": "<x>"}, {"risk": "'"}, {"risk": "V1", "measure": "nothing"}):
        assert client.get(new, nonsense).status_code == 200


def test_two_who_change_at_once_lose_nothing(team: Team, client: Client) -> None:
    action = team.add("Første")
    page = address(team, "action-change", action.pk)
    mine = {"title": "Min", "edition": 1, "responsible": team.people["Bo"].pk}
    assert client.post(page, {"title": "Deres", "edition": 1}).status_code == 302
    clash = client.post(page, mine)
    assert clash.status_code == 409
    assert "Deres" in clash.text
    assert "Min" in clash.text
    assert client.post(page, mine | {"edition": 2}).status_code == 302
    assert "Ansvarlig: – → Bo" in client.get(address(team, "action", action.pk)).text


def test_help_that_was_given_and_links_that_are_withdrawn_stand_in_the_log(
    team: Team, client: Client
) -> None:
    action = team.add()
    Action.objects.filter(pk=action.pk).update(stuck_at=action.created_at, stuck_words="Ingen svarer")
    page = address(team, "action", action.pk)
    assert "Ingen svarer" in client.get(page).text
    client.post(page, {"helped": "1", "because": "Mette ringer"})
    client.post(page, {"withdraw": "1"})
    told = client.get(page).text
    assert "Mette ringer" in told
    action.refresh_from_db()
    assert (action.stuck_at, action.links_from is None) == (None, False)


@pytest.mark.parametrize("view", ["", "board"])
def test_the_plan_costs_the_same_however_long_and_can_be_narrowed(
    team: Team, client: Client, django_assert_num_queries: DjangoAssertNumQueries, view: str
) -> None:
    page = address(team, "actions")
    team.add("Ali gør det", risk="V1")
    client.get(page)
    with django_assert_num_queries(13):
        client.get(page, {"view": view})
    team.add("Bo gør det", "Bo")
    team.add("Ingen gør det", "")
    with django_assert_num_queries(13):
        client.get(page, {"view": view})
    only = client.get(page, {"view": view, "risk": "V1"}).text
    assert "Ali gør det" in only
    assert "Bo gør det" not in only
    assert "Ingen gør det" in client.get(page, {"only": "wanting"}).text
    assert client.get(page, {"page": "x", "person": "y", "state": "z"}).status_code == 200


def test_an_empty_plan_teaches(team: Team, client: Client) -> None:
    assert "Planen er tom" in client.get(address(team, "actions")).text


def test_the_follow_up_shows_what_wants_an_answer(team: Team, client: Client) -> None:
    team.add("Forsinket", days=-3, risk="V1")
    told = client.get(reverse("follow-up", args=[team.round.id])).text
    assert "De her mangler et svar" in told
    assert "Forsinket" in told
