"""Two rounds of writing on one question: opened on the spot or planned, as private as one, nothing lost."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sammenhold.live.acts import Done, Refused
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Note, Participant, Workshop
from sammenhold.workshops.queries.mine import mine_of
from sammenhold.workshops.queries.scene import counts_of, scene_of
from tests.workshops.again import AUDIENCES, grouped, more, screens, write
from tests.workshops.conftest import Table, dump

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_second_round_is_private_until_it_is_shown_and_then_joins_the_board(table: Table) -> None:
    step = grouped(table)
    assert isinstance(more(table), Done)
    assert table.step.phase == "more"
    assert "Kaffe" in table.html("participant"), "what was said first is in view"
    assert "Hvad mangler?" in table.html("participant")
    write(table, "siden")
    assert "siden" not in screens(table)
    assert counts_of(scene_of(table.workshop.pk)).notes == 9
    assert "9 af 9 har skrevet" in table.html("facilitator")
    assert table.next().phase == "regroup"
    assert all(f"siden {number}" in table.html(audience) for number in range(9) for audience in AUDIENCES)
    assert table.html("participant").count(">Nyt<") == 9
    assert step.notes.filter(group__title="Kaffe").count() == 2, "the first groups stand as they were"
    assert step.groups.count() == 1, "notes that stood alone can still be gathered"


def test_new_notes_go_into_old_groups_and_all_are_voted_on(table: Table) -> None:
    step = grouped(table)
    more(table)
    write(table, "siden", 2)
    table.next()
    new, group = step.notes.filter(round=2).first(), step.groups.get()
    assert new is not None
    assert isinstance(table.say(table.people[1], "move", note=new.pk.hex, to=f"group:{group.pk.hex}"), Done)
    table.next()
    assert table.step.phase == "vote"
    assert step.groups.count() == 9, "seven first notes and one new one alone, and the group"
    table.say(table.people[1], "dots", **{f"dots-{group.pk.hex}": "3"})
    assert table.next().phase == "decide"
    group.refresh_from_db()
    assert group.dots == 3


def test_after_the_second_reveal_no_row_links_a_note_to_its_author(table: Table) -> None:
    step = grouped(table)
    first = set(step.notes.values_list("pk", flat=True))
    more(table)
    acts = {}
    for number, who in enumerate(table.people):
        key = f"{number:08d}-0000-4000-8000-000000000000"
        table.say(who, "note", key, text=f"siden {number}")
        acts[key] = who
    table.next()
    later = step.notes.filter(round=2)
    assert later.count() == 9
    assert not step.notes.exclude(author=None).exists()
    assert first <= set(step.notes.values_list("pk", flat=True)), "what was shown keeps its place"
    told = dump(Participant)
    assert not any(key in told or key.replace("-", "") in told for key in acts)
    assert not any(who.pk.hex in told or str(who.pk) in told for who in table.people)


def test_the_order_of_the_second_notes_says_nothing(table: Table) -> None:
    from sammenhold.workshops.commands.writing import reveal

    step = grouped(table)
    more(table)
    step = table.step
    firsts = 0
    for _ in range(120):
        step.notes.filter(round=2).delete()
        for number, who in enumerate(table.people[:4]):
            Note.objects.create(step=step, text=str(number), author=who, round=2)
        reveal(step)
        firsts += step.notes.filter(round=2).order_by("pk")[0].text == "0"
    assert 12 < firsts < 52, "30 of 120 are expected by chance; five standard deviations allowed"


def test_it_can_be_opened_from_the_vote_and_from_the_decisions(table: Table) -> None:
    step = grouped(table)
    table.next()
    group = step.groups.get(title="Kaffe")
    table.say(table.people[0], "dots", **{f"dots-{group.pk.hex}": "2"})
    more(table)
    assert "2 prikker" in table.html("screen"), "what the first vote came to is in view"
    assert not table.workshop.steps.filter(groups__votes__isnull=False).exists(), "single votes are deleted"
    write(table, "siden", 1)
    for _ in range(3):
        table.next()
    assert table.step.phase == "decide"
    assert isinstance(more(table), Refused), "a third round is not opened"


def test_proposals_made_before_the_second_round_come_back_after_it(table: Table) -> None:
    step = grouped(table)
    table.next()
    table.next()
    table.lead("lead-propose", text="Vi drikker kaffe")
    more(table)
    assert step.proposals.get().state == "answered"
    for _ in range(3):
        table.next()
    assert "Vi drikker kaffe" in table.html("participant")


def test_another_way_to_vote_the_second_time_leaves_no_figures_of_the_first(table: Table) -> None:
    grouped(table)
    table.lead("method", method="opinion")
    step = table.next()
    key = step.groups.all()[0].pk.hex
    table.say(table.people[0], "opinion", **{f"opinion-{key}": "agree"})
    more(table)
    assert table.step.result
    table.next()
    assert isinstance(table.lead("method", method="score"), Done)
    assert table.step.result is None
    table.lead("end")
    assert Workshop.objects.get().minutes


def test_only_a_question_is_written_on_twice(table: Table) -> None:
    gains = table.workshop.steps.get(kind="gains")
    preparing.choose_rounds(table.workshop, gains, twice=True)
    assert gains.course == "gains"


def test_back_never_opens_what_was_shown_and_loses_nothing(table: Table) -> None:
    step = grouped(table)
    more(table)
    write(table, "siden", 3)
    table.lead("back", at=table.at)
    assert table.step.kind != "question"
    assert "siden" not in screens(table)
    while table.step.kind != "question":
        table.next()
    assert (table.step.phase, step.notes.filter(round=2).count()) == ("more", 3)
    table.next()
    table.next()
    table.lead("back", at=table.at)
    assert table.step.phase == "regroup"
    assert step.notes.count() == 12


def test_it_is_not_opened_twice_nor_without_notes_nor_too_early(table: Table) -> None:
    table.go_to("question", "write")
    assert isinstance(more(table), Refused)
    table.next()
    assert isinstance(more(table), Refused), "nothing was written, so there is nothing to think on from"
    assert isinstance(table.lead("more", at="somewhere else"), Done)
    assert table.step.phase == "group"


def test_of_two_who_press_at_once_one_opens_it(table: Table) -> None:
    grouped(table)
    at = table.at
    assert isinstance(table.lead("more", at=at), Done)
    assert isinstance(table.lead("more", at=at), Done)
    assert table.step.phase == "more"


def test_one_who_comes_late_sees_what_has_been_said_and_writes(table: Table) -> None:
    grouped(table)
    more(table)
    late = table.join("elsewhere")
    assert isinstance(table.say(late, "note", text="sent men godt"), Done)
    workshop = Workshop.objects.select_related("step").get()
    assert "sent men godt" in str(mine_of(workshop, late))
    assert "først" not in str(mine_of(workshop, table.people[0])), "what was shown is nobody's own"


def test_taking_back_reaches_only_what_is_not_yet_shown(table: Table) -> None:
    step = grouped(table)
    more(table)
    shown = step.notes.filter(round=1).first()
    assert shown is not None
    table.say(table.people[0], "note-delete", note=shown.pk.hex)
    assert step.notes.filter(pk=shown.pk).exists()


def test_the_screens_cost_the_same_however_much_was_written(make_table: Callable[..., Table]) -> None:
    def asked(people: int) -> int:
        table = make_table(people, 0)
        table.go_to("question", "write")
        write(table, "først", people)
        table.next()
        more(table)
        write(table, "siden", people)
        with CaptureQueriesContext(connection) as queries:
            table.html("participant")
        return len(queries)

    assert asked(2) == asked(7)
