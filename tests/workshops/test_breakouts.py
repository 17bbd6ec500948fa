"""Groups work on different questions at the same time, and then tell all the others."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.jobs import clock
from sammenhold.live.acts import Done, Outcome, Refused
from sammenhold.live.looks import Viewer
from sammenhold.workshops.board.look import look
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.commands.erasing import erase
from sammenhold.workshops.doors import cookie_name
from sammenhold.workshops.models import Given, Note, Participant, Step, Workshop
from sammenhold.workshops.rules import shared_out
from tests.workshops.conftest import Table, dump
from tests.workshops.questions import AUDIENCES, FIRST, SECOND, choose, seen_by, split, with_groups, write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def groups(table: Table) -> tuple[Step, Step]:
    steps = with_groups(table)
    table.go_to("question", "write")
    return steps


def test_each_group_sees_its_own_question_alone(table: Table, groups: tuple[Step, Step]) -> None:
    first, second = groups
    assert FIRST in table.html()
    assert SECOND in table.html()
    split(table, groups)
    for step, own, other in ((first, FIRST, SECOND), (second, SECOND, FIRST)):
        html = seen_by(table, step)
        assert f'<h1 tabindex="-1">{own}</h1>' in html
        assert other not in re.sub(r"(?s)<details.*?</details>", "", html), "but where one can change to it"
        assert f'id="note-{step.pk}"' in html


def test_nobody_writes_before_choosing(table: Table, groups: tuple[Step, Step]) -> None:
    refused = table.say(table.people[0], "note", text="for tidligt")
    assert isinstance(refused, Refused)
    assert "Vælg først et spørgsmål" in str(refused.message)
    assert not Note.objects.filter(step__in=groups).exists()


def test_all_write_at_once_each_in_their_group(table: Table, groups: tuple[Step, Step]) -> None:
    split(table, groups)
    write(table)
    assert [step.notes.count() for step in groups] == [5, 4]
    assert "9 af 9 har skrevet" in table.html("facilitator")
    screens = [table.html(audience) for audience in AUDIENCES] + [seen_by(table, step) for step in groups]
    assert not any(f"indlæg {number}" in html for html in screens for number in range(9))


def test_the_groups_report_one_after_the_other(table: Table, groups: tuple[Step, Step]) -> None:
    _first, second = groups
    split(table, groups)
    write(table)
    table.say(table.people[0], "summary", text="Vi er sammen om kaffen")
    table.say(table.people[1], "summary", text="Vi hviler efter frokost")
    assert "Vi er sammen" not in table.html("screen") + seen_by(table, second)
    met = []
    table.next()
    while table.step.kind == "question":
        met.append((table.step.pk, table.step.phase))
        if table.step.phase == "group":
            own = range(met[-1][0] == second.pk, 9, 2)
            html = table.html("screen")
            assert all((f"indlæg {number}" in html) == (number in own) for number in range(9))
            told = ("Vi er sammen om kaffen", "Vi hviler efter frokost")[met[-1][0] == second.pk]
            assert html.index(told) < html.index("<article")
        table.next()
    assert met == [(step.pk, phase) for step in groups for phase in ("group", "vote", "decide")]


def test_no_row_tells_who_was_in_which_group_or_wrote_what(table: Table, groups: tuple[Step, Step]) -> None:
    split(table, groups)
    write(table)
    assert Given.objects.filter(step__in=groups).count() == 9
    table.next()
    assert not Note.objects.filter(step__in=groups).exclude(author=None).exists()
    assert not Participant.objects.exclude(question=None).exists()
    told = dump(Participant)
    assert not any(who.pk.hex in told or str(who.pk) in told for who in table.people)


def test_ended_in_the_middle_of_writing_all_groups_are_shown_without_authors(
    table: Table, groups: tuple[Step, Step]
) -> None:
    split(table, groups)
    write(table)
    table.say(table.people[1], "summary", text="Vi hviler")
    table.lead("end")
    assert Note.objects.filter(step__in=groups, author=None).count() == 9
    assert not Participant.objects.exclude(question=None).exists()
    minutes = Workshop.objects.get().minutes
    assert minutes is not None
    told = [step for step in minutes["steps"] if step["kind"] == "question"]
    assert [step["summary"] for step in told] == ["", "Vi hviler"]
    assert [len(step["groups"]) for step in told] == [5, 4]


def test_one_may_change_group_and_what_was_written_stays(table: Table, groups: tuple[Step, Step]) -> None:
    first, second = groups
    who = table.people[0]
    choose(table, who, first)
    table.say(who, "note", text="skrevet her")
    choose(table, who, second)
    table.say(who, "note", text="og der")
    assert (first.notes.get().text, second.notes.get().text) == ("skrevet her", "og der")


def test_only_questions_of_now_can_be_chosen(table: Table, groups: tuple[Step, Step]) -> None:
    other = table.workshop.steps.get(kind="gains")
    for step in (str(other.pk), "", "none"):
        assert isinstance(table.say(table.people[0], "breakout", step=step), Refused)
    table.next()
    assert isinstance(table.say(table.people[0], "breakout", step=str(groups[0].pk)), Refused)


def test_placing_mixes_room_and_elsewhere_and_moves_nobody(table: Table, groups: tuple[Step, Step]) -> None:
    choose(table, table.people[0], groups[1])
    assert isinstance(table.lead("share-out"), Done)
    sizes = [Participant.objects.filter(question=step).count() for step in groups]
    assert sorted(sizes) == [4, 5]
    for step in groups:
        assert Participant.objects.filter(question=step, place="room").exists()
        assert Participant.objects.filter(question=step, place="elsewhere").exists()
    assert Participant.objects.get(pk=table.people[0].pk).question == groups[1]


@given(
    st.lists(st.lists(st.uuids(), max_size=12, unique=True), min_size=1, max_size=2),
    st.lists(st.integers(0, 4), min_size=1, max_size=6),
    st.sampled_from([2, 5]),
)
def test_everybody_is_placed_once_and_nobody_alone(waiting, sizes, least) -> None:  # type: ignore[no-untyped-def]
    given = shared_out(waiting, sizes, least)
    assert sorted(who for row in given for who in row) == sorted(who for row in waiting for who in row)
    placed = [size + len(row) for size, row in zip(sizes, given, strict=True) if row]
    assert len(placed) <= 1 or min(placed) >= least
    if all(size == 0 for size in sizes) and placed:
        assert max(placed) - min(placed) <= 1


def test_the_last_wording_counts_and_no_words_are_lost(table: Table, groups: tuple[Step, Step]) -> None:
    first, _second = groups
    for who in table.people[:2]:
        choose(table, who, first)
    table.say(table.people[0], "summary", text="Den ene sætning")
    table.say(table.people[1], "summary", text="Den anden sætning")
    table.say(table.people[1], "summary", text="   ")
    html = seen_by(table, first)
    assert (
        html.index("Den anden sætning")
        < html.index("Tidligere formuleringer")
        < html.index("Den ene sætning")
    )
    table.next()
    assert Step.objects.get(pk=first.pk).summaries == ["Den anden sætning"]


def test_a_small_group_is_told_that_others_may_guess(table: Table, groups: tuple[Step, Step]) -> None:
    for who in table.people[:4]:
        choose(table, who, groups[0])
    assert "måske gætte" in seen_by(table, groups[0])
    choose(table, table.people[4], groups[0])
    assert "måske gætte" not in seen_by(table, groups[0])


def test_screens_of_all_show_counts_and_no_names(table: Table, groups: tuple[Step, Step]) -> None:
    split(table, groups)
    write(table)
    for audience in ("facilitator", "screen"):
        html = table.html(audience)
        assert "5 her" in html
        assert "4 har skrevet" in html
        assert not any(who.name in html for who in table.people)


def test_with_a_leader_in_the_room_each_question_needs_five_writers(
    make_table: Callable[..., Table],
) -> None:
    table = make_table(begun=False)
    preparing.say_leader_present(table.workshop, present=True)
    steps = with_groups(table)
    table.lead("open")
    table.go_to("question", "write")
    split(table, steps)
    write(table)
    refused = table.lead("next", at=table.at)
    assert isinstance(refused, Refused)
    assert "om hvert spørgsmål" in str(refused.message)
    assert isinstance(table.lead("next", at=table.at, without="1"), Done)
    assert [step.notes.count() for step in steps] == [5, 0]
    assert [Step.objects.get(pk=step.pk).unshown for step in steps] == [False, True]


def test_a_question_of_now_is_not_gone_to_before_its_turn(table: Table, groups: tuple[Step, Step]) -> None:
    assert isinstance(table.lead("goto", step=str(groups[1].pk)), Refused)
    table.lead("back", at=table.at)
    assert isinstance(table.lead("goto", step=str(groups[1].pk)), Refused)
    while table.step.kind != "question":
        table.next()
    assert table.step == groups[0]


def test_late_arrivals_choose_or_are_placed(table: Table, groups: tuple[Step, Step]) -> None:
    split(table, groups)
    late = table.join("elsewhere")
    table.lead("share-out")
    late.refresh_from_db()
    assert late.question == groups[1], "the smallest group"
    assert isinstance(table.say(late, "note", text="sent"), Done)


def test_what_a_group_told_goes_with_the_notes(table: Table, groups: tuple[Step, Step]) -> None:
    choose(table, table.people[0], groups[0])
    table.say(table.people[0], "summary", text="Vi er sammen om kaffen")
    table.lead("end")
    with clock.at(timezone.now() + timedelta(days=400)):
        assert erase(table.workshop.pk)
    assert "kaffen" not in dump()


def test_a_page_of_ones_own_without_a_script(table: Table, groups: tuple[Step, Step]) -> None:
    client = Client()
    client.cookies[cookie_name(table.workshop)] = table.keys[0]
    address = f"/w/{table.workshop.code}/"
    assert FIRST in client.get(address).content.decode()
    page = client.post(f"{address}act/", {"kind": "breakout", "step": str(groups[1].pk)}, follow=True)
    assert f'id="note-{groups[1].pk}"' in page.content.decode()
    page = client.post(f"{address}act/", {"kind": "note", "text": "uden script"}, follow=True)
    assert "uden script" in page.content.decode()


def test_what_an_act_says_it_changed_is_all_that_it_changed(table: Table, groups: tuple[Step, Step]) -> None:
    first, second = groups
    names = (*AUDIENCES, *(f"participant:{step.pk}" for step in groups))
    viewers = [Viewer(name, "da") for name in names]

    def shown(regions: frozenset[str] | None) -> dict[tuple[Viewer, str], list[object]]:
        seen = look(table.workshop.topic, viewers, regions)
        return {
            (viewer, name): [(piece.id, piece.data) for piece in pieces]
            for viewer, picture in seen.items()
            for name, pieces in picture.items()
        }

    one, other = table.people[:2]
    held = shown(None)
    moves: list[Callable[[], Outcome]] = [
        lambda: table.say(one, "breakout", step=str(first.pk)),
        lambda: table.say(one, "note", text="et"),
        lambda: table.say(one, "ready", on="1"),
        lambda: table.say(other, "hand", on="1"),
        lambda: table.lead("share-out"),
        lambda: table.say(other, "note", text="to"),
        lambda: table.say(one, "summary", text="vi siger"),
        lambda: table.say(one, "summary", text="vi siger noget andet"),
        lambda: table.say(one, "breakout", step=str(second.pk)),
        lambda: table.lead("pause", on="1"),
        lambda: table.lead("pause", on="0"),
        lambda: table.lead("timer", minutes="1"),
        lambda: table.lead("next", at=table.at),
    ]
    for number, move in enumerate(moves):
        outcome = move()
        assert isinstance(outcome, Done), (number, outcome)
        held |= shown(outcome.regions)
        assert held == shown(None), number
