"""Opinion groups: off unless asked for in time, told where one votes, kept as a picture, never as votes."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from sammenhold.live.acts import Done, Refused
from sammenhold.reports.opinions import opinions_told
from sammenhold.rounds.models import Round
from sammenhold.workshops.commands import afterwards, preparing
from sammenhold.workshops.commands.erasing import without_notes
from sammenhold.workshops.models import Group, Step, Vote
from sammenhold.workshops.queries.scene import scene_of
from tests.workshops.conftest import Table, dump

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = "Ingen får at vide, hvilken gruppe de er i"
NOTES = [f"påstand {number}" for number in range(12)]
PEOPLE = 36


def grouping(table: Table, *, ask: bool = True) -> list[Group]:
    """A room at the vote; the claims in their order."""
    step = table.go_to("question", "write")
    for number, text in enumerate(NOTES):
        table.say(table.people[number % len(table.people)], "note", text=text)
    table.go_to("question", "group")
    table.lead("method", method="opinion")
    assert isinstance(table.lead("opinion-groups", on=str(int(ask))), Done)
    table.next()
    groups = {note.text: note.group for note in step.notes.select_related("group")}
    return [groups[name] for name in NOTES]


def vote_in_two_camps(table: Table, groups: list[Group]) -> None:
    """All agree on the first two; two camps of the same size on the next six; the rest is scattered."""
    lot = Random(1)
    Vote.objects.bulk_create(
        Vote(group=group, participant=who, value=opinion(number, claim, lot))
        for number, who in enumerate(table.people)
        for claim, group in enumerate(groups)
    )


def opinion(who: int, claim: int, lot: Random) -> int:
    if claim < 2:
        return 2
    return (2 if who % 2 else 0) if claim < 8 else lot.randrange(3)


@pytest.fixture
def hall(make_table: Callable[..., Table]) -> Table:
    table = make_table(2, 2)
    for number in range(PEOPLE - 4):
        table.join("elsewhere" if number % 2 else "room")
    return table


def test_the_picture_is_shown_to_all_and_the_votes_are_gone(hall: Table) -> None:
    vote_in_two_camps(hall, grouping(hall))
    step = hall.next()
    assert not Vote.objects.exists()
    assert [group["people"] for group in step.result["opinions"]["groups"]] == [18, 18]
    for audience in ("participant", "facilitator", "screen"):
        html = hall.html(audience)
        assert "Jeres stemmer falder i 2 grupper" in html
        assert html.index("Det samler jer") < html.index("Jeres stemmer falder i")
        assert html.count("<ellipse") == 2
    assert "18 af 18" in hall.html("participant")
    stored = json.dumps(step.result)
    kept = dump()
    assert not any(who.pk.hex in stored for who in hall.people)
    assert not any(f"{who.pk}2" in kept or f"{who.pk.hex}2" in kept for who in hall.people)


def test_the_minutes_keep_the_picture(hall: Table) -> None:
    vote_in_two_camps(hall, grouping(hall))
    hall.next()
    hall.lead("end")
    told = next(step["opinions"] for step in minutes(hall)["steps"] if step.get("opinions"))
    assert told["state"] == "shown"
    assert {line["name"] for line in told["uniting"][:2]} == {"påstand 0", "påstand 1"}  # equal counts
    assert [group["letter"] for group in told["groups"]] == ["A", "B"]


def test_a_workshop_ended_with_the_vote_open_gets_its_picture_into_the_minutes(hall: Table) -> None:
    vote_in_two_camps(hall, grouping(hall))
    hall.lead("end")
    told = next(step["opinions"] for step in minutes(hall)["steps"] if step.get("opinions"))
    assert told["state"] == "shown"


def test_what_quotes_a_note_goes_with_the_notes(hall: Table) -> None:
    groups = grouping(hall)
    groups[0].title = "Ro på"
    groups[0].save()
    vote_in_two_camps(hall, groups)
    hall.lead("end")
    left = json.dumps(without_notes(minutes(hall)), ensure_ascii=False)
    assert "påstand" not in left
    told = next(step["opinions"] for step in without_notes(minutes(hall))["steps"] if step.get("opinions"))
    assert [line["name"] for line in told["uniting"]] == ["Ro på"]
    assert [group["people"] for group in told["groups"]] == [18, 18]
    lines = [line for block in opinions_told({**told, "uniting": []}) for line in block["lines"]]
    assert not any("Der er ikke noget" in line for line in lines), "what is erased is not denied"


def minutes(table: Table) -> Any:
    table.workshop.refresh_from_db()
    return table.workshop.minutes


def test_it_is_off_unless_asked_for(hall: Table) -> None:
    vote_in_two_camps(hall, grouping(hall, ask=False))
    assert TOLD not in hall.html("participant")
    assert "opinions" not in hall.next().result
    assert "Meningsgrupper" not in hall.html("participant")


def test_everybody_is_told_where_they_vote(hall: Table) -> None:
    grouping(hall)
    for audience in ("participant", "facilitator", "screen"):
        assert TOLD in hall.html(audience)
    assert "Nobody is told which group they are in" in hall.html("participant", "en")


def test_too_few_are_told_in_advance_and_afterwards(table: Table) -> None:
    groups = grouping(table)
    assert "Nu er der 9 personer og 12 bunker" in table.html("facilitator")
    assert "bliver der ikke regnet noget ud" in table.html("facilitator")
    vote_in_two_camps(table, groups)
    assert table.next().result["opinions"] == {"few": True}
    assert "Det kræver mindst 30 personer" in table.html("participant")


def test_many_voters_on_few_notes_each_are_too_few(hall: Table) -> None:
    groups = grouping(hall)
    vote_in_two_camps(hall, groups)
    Vote.objects.filter(group__in=groups[:6], participant__in=hall.people[:7]).delete()
    assert hall.next().result["opinions"] == {"few": True}


def test_one_group_is_an_answer(hall: Table) -> None:
    groups, lot = grouping(hall), Random(4)
    Vote.objects.bulk_create(
        Vote(group=group, participant=who, value=lot.randrange(3)) for who in hall.people for group in groups
    )
    assert hall.next().result["opinions"]["groups"] == []
    assert "Jeres stemmer viser én gruppe" in hall.html("screen")


def test_it_cannot_be_asked_for_once_the_voting_is_open(hall: Table) -> None:
    grouping(hall, ask=False)
    outcome = hall.lead("opinion-groups", on="1")
    assert isinstance(outcome, Refused)
    assert outcome.code == "voted"


def test_it_cannot_be_called_off_by_going_back_once_somebody_has_voted(hall: Table) -> None:
    vote_in_two_camps(hall, grouping(hall))
    hall.lead("back", at=hall.at)
    assert isinstance(hall.lead("opinion-groups", on="0"), Refused)


def test_only_with_agree_and_disagree(table: Table) -> None:
    table.go_to("question", "group")
    assert isinstance(table.lead("opinion-groups", on="1"), Refused)
    assert "Led efter meningsgrupper" not in table.html("facilitator")


def test_while_it_is_worked_out_the_page_says_so(hall: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afterwards, "_hand_over", lambda *_: None)
    vote_in_two_camps(hall, grouping(hall))
    hall.next()
    assert "Det tager et øjeblik" in hall.html("participant")
    hall.lead("end")
    told = next(step["opinions"] for step in minutes(hall)["steps"] if step.get("opinions"))
    assert told["state"] == "waiting"


def test_a_program_that_fails_is_told(hall: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sammenhold.workshops.commands.picturing.PROGRAM", "sammenhold.no_such_program")
    vote_in_two_camps(hall, grouping(hall))
    assert hall.next().result["opinions"] == {"failed": True}
    assert "kunne ikke regnes ud" in hall.html("participant")


def test_a_hidden_note_is_not_named(hall: Table) -> None:
    groups = grouping(hall)
    vote_in_two_camps(hall, groups)
    step = hall.next()
    hall.lead("hide", note=step.notes.get(group=groups[0]).pk.hex, on="1", reason="navn nævnt")
    assert "påstand 0" not in hall.html("participant")


def test_it_is_chosen_on_the_agenda(client: Any, a_round: Round, make_table: Callable[..., Table]) -> None:
    table = make_table(1, 0, begun=False)
    lead = a_round.leads.select_related("person").get().person
    lead.user = get_user_model().objects.create_user(lead.email)
    lead.save()
    client.force_login(lead.user)
    step = next(step for step in scene_of(table.workshop.pk).steps if step.kind == Step.Kind.QUESTION)
    preparing.choose_method(table.workshop, step, "opinion")
    page = reverse("workshop", args=[table.workshop.pk])
    assert 'name="opinion_groups"' in client.get(page).content.decode()
    change = reverse("change-step", args=[table.workshop.pk, step.pk])
    for given, on in (({"opinion_groups": "1"}, True), ({}, False)):
        client.post(change, {"minutes": "20", "method": "opinion", **given})
        step.refresh_from_db()
        assert step.opinion_groups is on
