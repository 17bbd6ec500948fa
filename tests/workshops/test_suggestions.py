"""Suggestions for grouping: asked for, answered one by one, and nobody's own grouping is overrun."""

from typing import Any

import pytest

from sammenhold.live.acts import Done, Refused
from sammenhold.workshops.commands import afterwards
from sammenhold.workshops.models import Suggested
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
NOTES = (
    "Ny mikrofon i mødelokalet",
    "Køb en ordentlig mikrofon til mødelokalet",
    "Mikrofonen i mødelokalet skratter",
    "Jeg savner kaffesnakken",
    "Fem minutters kaffesnak",
    "Skriv referat samme dag",
)
SEEM = "ser ud til at handle om det samme"


@pytest.fixture
def grouping(table: Table) -> Table:
    table.go_to("question", "write")
    for number, text in enumerate(NOTES):
        table.say(table.people[number], "note", text=text)
    table.next()
    return table


def key(table: Table, number: int) -> str:
    return str(table.step.notes.get(text=NOTES[number]).pk.hex)


def sets(table: Table) -> list[set[str]]:
    """The texts of each suggestion that waits for an answer."""
    texts = {note.pk.hex: note.text for note in table.step.notes.all()}
    return [{texts[each] for each in found} for found in Suggested.objects.get().told["sets"]]


def answer(table: Table, kind: str, number: int) -> Any:
    """Accept or refuse the suggestion in which this note is."""
    found = [each for each in Suggested.objects.get().told["sets"] if key(table, number) in each]
    return table.lead(f"suggestion-{kind}", suggestion=found[0][0] if found else "none")


def test_nothing_is_suggested_before_somebody_asks(grouping: Table) -> None:
    assert "Foreslå bunker" in grouping.html("facilitator")
    assert SEEM not in grouping.html("facilitator")
    assert not Suggested.objects.exists()


def test_notes_that_share_rare_words_are_suggested_to_those_who_lead(grouping: Table) -> None:
    assert isinstance(grouping.lead("suggest"), Done)
    assert sets(grouping) == [set(NOTES[:3]), set(NOTES[3:5])]
    assert grouping.html("facilitator").count(SEEM) == 2
    for audience in ("participant", "screen"):
        assert SEEM not in grouping.html(audience)
    assert not grouping.step.groups.exists(), "a suggestion moves nothing"


def test_what_is_accepted_becomes_a_group_that_can_be_undone_at_once(grouping: Table) -> None:
    grouping.lead("suggest")
    assert isinstance(answer(grouping, "accept", 0), Done)
    assert {note.text for note in grouping.step.groups.get().notes.all()} == set(NOTES[:3])
    assert sets(grouping) == [set(NOTES[3:5])]
    assert "3 indlæg er lagt sammen" in grouping.html("facilitator")
    assert "samling af 3 indlæg" in grouping.html("participant")
    undo = str(grouping.step.regroupings.get().pk)
    assert isinstance(grouping.say(grouping.people[0], "group-undo", change=undo), Done)
    assert not grouping.step.groups.exists()
    redo = grouping.say(grouping.people[1], "group-redo", change=undo)
    assert isinstance(redo, Done)
    assert grouping.step.groups.get().notes.count() == 3


def test_a_note_that_somebody_moved_is_left_out_and_told(grouping: Table) -> None:
    grouping.lead("suggest")
    grouping.say(grouping.people[0], "move", note=key(grouping, 0), to=f"note:{key(grouping, 5)}")
    assert "1 indlæg er flyttet imens og kommer ikke med" in grouping.html("facilitator")
    answer(grouping, "accept", 1)
    groups = [{note.text for note in group.notes.all()} for group in grouping.step.groups.all()]
    assert sorted(groups, key=len) == sorted([{NOTES[0], NOTES[5]}, {NOTES[1], NOTES[2]}], key=len)
    assert "1 indlæg var flyttet imens" in grouping.html("facilitator")


def test_when_only_one_is_left_nothing_is_put_together(grouping: Table) -> None:
    grouping.lead("suggest")
    found = Suggested.objects.get().told["sets"][1][0]
    grouping.say(grouping.people[0], "move", note=key(grouping, 3), to=f"note:{key(grouping, 5)}")
    assert grouping.html("facilitator").count(SEEM) == 1
    before = grouping.step.regroupings.count()
    assert isinstance(grouping.lead("suggestion-accept", suggestion=found), Done)
    assert grouping.step.regroupings.count() == before
    assert "Der er ikke lagt noget sammen" in grouping.html("facilitator")


def test_a_hidden_note_is_not_suggested(grouping: Table) -> None:
    grouping.lead("hide", note=key(grouping, 0), on="1", reason="navn nævnt")
    grouping.lead("suggest")
    assert set(NOTES[1:3]) in sets(grouping)


def test_what_was_refused_is_not_suggested_again(grouping: Table) -> None:
    grouping.lead("suggest")
    assert isinstance(answer(grouping, "refuse", 0), Done)
    assert not grouping.step.groups.exists()
    grouping.lead("suggest")
    assert sets(grouping) == [set(NOTES[3:5])]


def test_the_same_answer_twice_counts_once(grouping: Table) -> None:
    grouping.lead("suggest")
    found = Suggested.objects.get().told["sets"][0][0]
    assert isinstance(grouping.lead("suggestion-accept", suggestion=found), Done)
    again = grouping.lead("suggestion-accept", suggestion=found)
    assert isinstance(again, Refused)
    assert again.message
    assert grouping.step.groups.count() == 1


def test_participants_cannot_ask_or_answer(grouping: Table) -> None:
    grouping.lead("suggest")
    for kind in ("suggest", "suggestion-accept", "suggestion-refuse"):
        assert isinstance(grouping.say(grouping.people[0], kind, suggestion="none"), Refused), kind


def test_it_ends_with_the_grouping(grouping: Table) -> None:
    grouping.lead("suggest")
    grouping.next()
    assert not Suggested.objects.exists()
    for kind in ("suggest", "suggestion-accept", "suggestion-refuse"):
        assert isinstance(grouping.lead(kind, suggestion="none"), Refused), kind


def test_an_answer_that_comes_after_the_grouping_has_closed_is_dropped(
    grouping: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    late: list[Any] = []
    monkeypatch.setattr(afterwards, "_hand_over", lambda *order: late.append(order))
    grouping.lead("suggest")
    assert "bliver sammenlignet" in grouping.html("facilitator")
    grouping.next()
    afterwards._work(*late[0])
    assert not Suggested.objects.exists()


def test_a_program_that_fails_is_told(grouping: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sammenhold.workshops.commands.suggesting.PROGRAM", "sammenhold.no_such_program")
    grouping.lead("suggest")
    assert "kunne ikke sammenlignes" in grouping.html("facilitator")


def test_one_note_alone_cannot_be_compared(table: Table) -> None:
    table.go_to("question", "write")
    table.say(table.people[0], "note", text="alene")
    table.next()
    outcome = table.lead("suggest")
    assert isinstance(outcome, Refused)
    assert outcome.message
