"""Grouping: what anybody does to the board can be undone, and no name is lost."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sammenhold.live.acts import Done, Refused
from sammenhold.workshops.models import Regrouping
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
Board = tuple[dict[Any, Any], dict[Any, Any]]
TRIES = st.lists(
    st.tuples(st.sampled_from(("move", "move", "name", "late name")), st.integers(0, 5), st.integers(0, 5)),
    max_size=20,
)


@pytest.fixture
def grouping(table: Table) -> Table:
    table.go_to("question", "write")
    for number in range(6):
        table.say(table.people[number], "note", text=f"indlæg {number}")
    table.next()
    return table


def board(table: Table) -> Board:
    step = table.step
    notes = {note.pk: note.group_id for note in step.notes.all()}
    return notes, {group.pk: (group.title, group.position) for group in step.groups.all()}


def move(table: Table, note: int, to: str) -> Any:
    return table.say(table.people[0], "move", note=keys(table)[note], to=to)


def keys(table: Table) -> list[str]:
    """The notes in the order of their words, which is not that of the rows."""
    return [note.pk.hex for note in table.step.notes.order_by("text")]


def last(table: Table, *, undone: bool) -> str:
    found = table.step.regroupings.filter(undone=undone)
    change = found.first() if undone else found.last()
    return str(change.pk) if change else ""


def undo(table: Table) -> Any:
    return table.say(table.people[1], "group-undo", change=last(table, undone=False))


def redo(table: Table) -> Any:
    return table.lead("lead-group-redo", change=last(table, undone=True))


def attempt(table: Table, kind: str, one: int, other: int, known: list[str]) -> None:
    """Move a note beside another, into a group or out; or name a group, be it there or not any more."""
    groups = [group.pk.hex for group in table.step.groups.order_by("pk")]
    known += [group for group in groups if group not in known]
    if kind == "move":
        places = ["", f"note:{keys(table)[other]}", *(f"group:{group}" for group in groups)]
        move(table, one, places[(one + other) % len(places)])
    elif kind == "name" and groups:
        table.lead(
            "lead-group-title", group=groups[one % len(groups)], title=f"bunke {other}" if other else ""
        )
    elif known:
        table.say(table.people[2], "group-title", group=known[one % len(known)], title=f"sent {other}")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(prepared=TRIES, tries=TRIES)
def test_undoing_everything_gives_the_first_board_and_doing_it_again_the_last(
    grouping: Table, prepared: list[Any], tries: list[Any]
) -> None:
    known: list[str] = []
    grouping.step.groups.all().delete()
    for kind, one, other in prepared:
        attempt(grouping, kind, one, other, known)
    grouping.step.regroupings.all().delete()
    boards = [board(grouping)]
    for kind, one, other in tries:
        attempt(grouping, kind, one, other, known)
        if board(grouping) != boards[-1]:
            boards.append(board(grouping))
    assert grouping.step.regroupings.count() == len(boards) - 1, "what changes nothing is not kept"
    for earlier in reversed(boards[:-1]):
        assert isinstance(undo(grouping), Done)
        assert board(grouping) == earlier
    assert isinstance(undo(grouping), Refused)
    for later in boards[1:]:
        assert isinstance(redo(grouping), Done)
        assert board(grouping) == later


def test_a_dissolved_group_comes_back_with_its_name(grouping: Table) -> None:
    move(grouping, 0, f"note:{keys(grouping)[1]}")
    group = grouping.step.groups.get()
    grouping.say(grouping.people[0], "group-title", group=group.pk.hex, title="Kontakt")
    move(grouping, 0, "")
    move(grouping, 1, "")
    assert not grouping.step.groups.exists()
    undo(grouping)
    found = grouping.step.groups.get()
    assert (found.pk, found.title, found.notes.get().text) == (group.pk, "Kontakt", "indlæg 1")


def test_two_who_press_undo_at_once_undo_one_change(grouping: Table) -> None:
    move(grouping, 0, f"note:{keys(grouping)[1]}")
    move(grouping, 2, f"note:{keys(grouping)[3]}")
    seen = last(grouping, undone=False)
    for who in grouping.people[:2]:
        assert isinstance(grouping.say(who, "group-undo", change=seen), Done)
    assert grouping.step.groups.count() == 1


def test_an_undo_of_what_is_not_the_last_change_is_refused(grouping: Table) -> None:
    move(grouping, 0, f"note:{keys(grouping)[1]}")
    seen = last(grouping, undone=False)
    move(grouping, 2, f"note:{keys(grouping)[3]}")
    for change in (seen, "none", "9" * 40, ""):
        outcome = grouping.say(grouping.people[0], "group-undo", change=change)
        assert isinstance(outcome, Refused), change
        assert outcome.code == "stale"
    assert grouping.step.groups.count() == 2


def test_after_a_new_change_there_is_nothing_to_do_again(grouping: Table) -> None:
    move(grouping, 0, f"note:{keys(grouping)[1]}")
    undo(grouping)
    move(grouping, 2, f"note:{keys(grouping)[3]}")
    assert isinstance(redo(grouping), Refused)


def test_a_name_typed_while_the_group_is_dissolved_brings_it_back(grouping: Table) -> None:
    move(grouping, 0, f"note:{keys(grouping)[1]}")
    group = grouping.step.groups.get().pk.hex
    move(grouping, 0, "")
    move(grouping, 1, "")
    assert isinstance(grouping.say(grouping.people[0], "group-title", group=group, title="Ro"), Done)
    assert grouping.step.groups.get().title == "Ro"
    assert "Ro" in grouping.html("participant")
    assert isinstance(move(grouping, 2, f"group:{group}"), Done)
    assert grouping.step.groups.get().notes.count() == 1


def test_an_empty_group_goes_when_its_name_is_taken_away_or_grouping_ends(grouping: Table) -> None:
    for end in ("name", "next"):
        move(grouping, 0, f"note:{keys(grouping)[1]}")
        group = grouping.step.groups.get().pk.hex
        move(grouping, 0, "")
        move(grouping, 1, "")
        grouping.say(grouping.people[0], "group-title", group=group, title="Ro")
        if end == "name":
            grouping.say(grouping.people[0], "group-title", group=group, title="")
            assert not grouping.step.groups.exists()
    step = grouping.next()
    assert step.groups.count() == 6
    assert not step.groups.filter(title="Ro").exists()


def test_a_target_that_is_gone_is_said(grouping: Table) -> None:
    move(grouping, 0, f"note:{keys(grouping)[1]}")
    group = grouping.step.groups.get().pk.hex
    move(grouping, 0, "")
    move(grouping, 1, "")
    outcome = move(grouping, 2, f"group:{group}")
    assert isinstance(outcome, Refused)
    assert "opløst" in str(outcome.message)


def test_how_the_board_came_about_is_forgotten_when_grouping_closes(grouping: Table) -> None:
    move(grouping, 0, f"note:{keys(grouping)[1]}")
    assert Regrouping.objects.exists()
    grouping.next()
    assert not Regrouping.objects.exists()


def test_only_so_many_changes_are_kept(grouping: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sammenhold.workshops.commands.undoing.MOST_REGROUPINGS", 3)
    for _ in range(3):
        move(grouping, 0, f"note:{keys(grouping)[1]}")
        move(grouping, 0, "")
    assert grouping.step.regroupings.count() == 3


def test_a_hidden_notes_words_are_not_shown_by_the_undo_button(grouping: Table) -> None:
    move(grouping, 0, f"note:{keys(grouping)[1]}")
    assert "flytning af »indlæg 0«" in grouping.html("participant")
    grouping.lead("hide", note=keys(grouping)[0], on="1", reason="navn nævnt")
    assert "indlæg 0" not in grouping.html("participant")


def test_those_who_lead_group_in_the_grouping_part_only(grouping: Table) -> None:
    note = keys(grouping)[0]
    grouping.next()
    for kind in ("lead-move", "lead-group-title", "lead-group-undo", "lead-group-redo"):
        outcome = grouping.lead(kind, note=note, to="", title="x")
        assert isinstance(outcome, Refused)
        assert outcome.code == "over"
