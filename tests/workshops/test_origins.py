"""From a decision to the notes and votes it grew from, and back."""

from typing import Any

import pytest
from django.test import Client

from sammenhold.accounts.models import User
from sammenhold.live.acts import Done
from sammenhold.workshops.models import Group, Note, Proposal, Workshop
from sammenhold.workshops.queries.origins import traced
from sammenhold.workshops.queries.reading import read
from tests.reports import samples
from workshops.conftest import Table


def with_two_groups(table: Table) -> Group:
    """Each of one note; the first one got a dot, and is what proposals are made for."""
    table.go_to("question", "write")
    for who, text in zip(
        table.people, ("Giv ordet til dem på skærmen først", "Hop ind i en pause"), strict=False
    ):
        table.say(who, "note", text=text)
    step = table.go_to("question", "vote")
    wanted = step.groups.get(notes__text__startswith="Giv ordet")
    table.say(table.people[0], "dots", **{f"dots-{wanted.pk.hex}": "1"})
    table.go_to("question", "decide")
    return wanted


def decided(table: Table, *, group: bool) -> Workshop:
    """A whole workshop with one group that got a dot, and one decision that was made for it or for none."""
    made = with_two_groups(table)
    table.lead("lead-propose", text="Runde til sidst", **({"group": made.pk.hex} if group else {}))
    proposal = Proposal.objects.get()
    table.lead("settle", proposal=proposal.pk.hex)
    table.lead("adopt", proposal=proposal.pk.hex, owner="Mette", due="2099-01-01")
    table.lead("end")
    return Workshop.objects.get(pk=table.workshop.pk)


def minutes_of(workshop: Workshop) -> dict[str, Any]:
    assert workshop.minutes
    return traced(read(workshop.minutes, "da"))


def test_a_decision_leads_to_its_question_its_group_and_its_answers(table: Table) -> None:
    minutes = minutes_of(decided(table, group=True))
    step = next(step for step in minutes["steps"] if step.get("proposals"))
    (decision,), (proposal,), group = minutes["decisions"], step["proposals"], step["groups"][0]
    assert [way["anchor"] for way in decision["ways"]] == [
        step["anchor"],
        group["anchor"],
        proposal["anchor"],
    ]
    assert group["dots"] == 1
    assert [way["anchor"] for way in group["ways"]] == [proposal["anchor"]]
    assert [way["anchor"] for way in proposal["ways"]] == [group["anchor"], decision["anchor"]]


def test_a_group_that_is_not_known_is_not_made_up(table: Table) -> None:
    minutes = minutes_of(decided(table, group=False))
    (decision,) = minutes["decisions"]
    assert [way["anchor"].partition("-")[0] for way in decision["ways"]] == ["step", "proposal"]
    assert decision["grew_from"] == ""


def test_minutes_from_before_groups_were_kept_still_lead_to_the_question() -> None:
    frozen = samples.minutes()
    for step in frozen["steps"]:
        for proposal in step.get("proposals", []):
            proposal.pop("group", None)
    minutes = traced(read(frozen, "da"))
    assert [way["anchor"] for way in minutes["decisions"][0]["ways"]] == ["step-4", "proposal-4-1"]
    assert minutes["decisions"][1]["ways"] == []


@pytest.mark.django_db
def test_every_way_on_the_page_leads_somewhere(table: Table) -> None:
    workshop = decided(table, group=True)
    Workshop.objects.filter(pk=workshop.pk).update(minutes=samples.with_origins())
    client, leader = Client(), workshop.round.leads.get().person
    leader.user = User.objects.create_user(leader.email)
    leader.save()
    client.force_login(leader.user)
    page = client.get(f"/workshops/{workshop.pk}/minutes/").text
    ways = [part.partition('"')[0] for part in page.split('href="#')[1:]]
    places = {part.partition('"')[0] for part in page.split('id="')[1:]}
    assert {"step-4", "group-4-1", "group-4-2", "proposal-4-1", "decision-1", "parked-1"} <= set(ways)
    assert set(ways) <= places


def test_whoever_proposes_can_say_which_notes_it_grows_from(table: Table) -> None:
    with_two_groups(table)
    for audience in ("participant", "facilitator"):
        html = table.html(audience)
        assert "Hvilke indlæg vokser det ud af?" in html
        assert ">Giv ordet til dem på skærmen først</option>" in html
        assert ">Hop ind i en pause</option>" not in html
    assert "<option" not in table.html("screen")


def test_a_hidden_note_lends_no_name_to_choose(table: Table) -> None:
    with_two_groups(table)
    note = Note.objects.get(text__startswith="Giv ordet")
    outcome = table.lead("hide", note=note.pk.hex, on="1", reason="Nævner en kollega")
    assert isinstance(outcome, Done)
    assert outcome.regions >= {"now", "board"}
    for audience in ("participant", "facilitator"):
        assert ">Giv ordet til dem på skærmen først</option>" not in table.html(audience)
