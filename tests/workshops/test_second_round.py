"""Two rounds of writing on one question: opened on the spot or planned, as private as one, nothing lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person
from sammenhold.live.acts import Done, Outcome, Refused
from sammenhold.reports.paper import paper_of
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Note, Participant, Step, Workshop
from sammenhold.workshops.queries.mine import mine_of
from sammenhold.workshops.queries.scene import counts_of, scene_of
from tests.workshops.conftest import Table, dump

pytestmark = pytest.mark.django_db(transaction=True)
AUDIENCES = ("participant", "facilitator", "screen")


def write(table: Table, text: str, people: int = 9) -> None:
    for number, who in enumerate(table.people[:people]):
        assert isinstance(table.say(who, "note", text=f"{text} {number}"), Done)


def more(table: Table, on: str = "1") -> Outcome:
    return table.lead("more", at=table.at, on=on)


def grouped(table: Table) -> Step:
    """The first round written and shown, two of its notes in a group of their own."""
    table.go_to("question", "write")
    write(table, "først")
    step = table.next()
    first, second, *_rest = step.notes.all()
    table.say(table.people[0], "move", note=first.pk.hex, to=f"note:{second.pk.hex}")
    table.say(table.people[0], "group-title", group=step.groups.get().pk.hex, title="Kaffe")
    return step


def screens(table: Table) -> str:
    return "".join(table.html(audience) for audience in AUDIENCES)


def question_on_paper() -> dict[str, Any]:
    """The first question in the Danish minutes, as every document sets it."""
    minutes = Workshop.objects.get().minutes
    assert minutes is not None
    with translation.override("da"):
        sections = paper_of(minutes, "da")["sections"]
    return next(found for found in sections if found["kind"] == "question")


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


def test_planned_it_follows_the_grouping_and_can_be_left_out(table: Table) -> None:
    question = table.workshop.steps.get(kind="question")
    preparing.choose_rounds(table.workshop, question, twice=True)
    grouped(table)
    assert "Skriv en gang til" in table.html("facilitator")
    assert isinstance(more(table, on="0"), Done)
    assert table.next().phase == "vote"
    assert isinstance(more(table, on="0"), Refused)


def test_planned_next_leads_through_it(table: Table) -> None:
    question = table.workshop.steps.get(kind="question")
    preparing.choose_rounds(table.workshop, question, twice=True)
    grouped(table)
    met = [table.step.phase]
    while table.step.kind == "question":
        met.append(table.step.phase) if table.step.phase not in met else None
        table.next()
    assert met == ["group", "more", "regroup", "vote", "decide"]


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


def test_with_a_leader_in_the_room_the_second_round_needs_five_writers_too(
    make_table: Callable[..., Table],
) -> None:
    table = make_table(begun=False)
    preparing.say_leader_present(table.workshop, present=True)
    table.lead("open")
    step = grouped(table)
    more(table)
    write(table, "siden", 4)
    assert isinstance(table.lead("next", at=table.at), Refused)
    assert isinstance(table.lead("next", at=table.at, without="1"), Done)
    assert step.notes.count() == 9
    assert "De nye indlæg blev slettet" in table.html("participant")
    table.lead("end")
    assert "anden runde blev slettet" in question_on_paper()["empty"]


def test_read_first_only_the_new_notes_are_read(make_table: Callable[..., Table]) -> None:
    table = make_table(begun=False)
    Workshop.objects.update(read_first=True)
    table.lead("open")
    table.go_to("question", "write")
    write(table, "først", 2)
    table.next()
    for note in table.step.notes.all():
        table.lead("let-through", note=note.pk.hex)
    table.next()
    more(table)
    write(table, "siden", 2)
    step = table.next()
    assert step.reading
    assert "2 indlæg tilbage" in table.html("facilitator")
    assert "siden" not in table.html("participant")
    hidden, shown = step.notes.filter(round=2)
    table.lead("hold-back", note=hidden.pk.hex, reason="et navn", remove="0")
    table.lead("let-through", note=shown.pk.hex)
    assert table.next().phase == "regroup"
    assert step.notes.filter(round=1).count() == 2
    assert step.notes.filter(round=2, hidden="").count() == 1
    assert not step.notes.exclude(author=None).exists()


def test_the_minutes_mark_the_second_round(table: Table) -> None:
    step = grouped(table)
    more(table)
    write(table, "siden", 2)
    table.next()
    new, group = step.notes.filter(round=2).first(), step.groups.get()
    assert new is not None
    table.say(table.people[1], "move", note=new.pk.hex, to=f"group:{group.pk.hex}")
    table.lead("end")
    minutes = Workshop.objects.get().minutes
    assert minutes is not None
    told = next(found for found in minutes["steps"] if found["kind"] == "question")
    kaffe = next(found for found in told["groups"] if found["title"] == "Kaffe")
    assert (kaffe["later"], kaffe["notes"][-1]) == (1, new.text)
    assert sum(found["later"] for found in told["groups"]) == 2
    assert f"{new.text} (anden runde)" in question_on_paper()["groups"][0]["notes"]


def test_minutes_of_before_there_were_two_rounds_can_still_be_read(table: Table) -> None:
    table.lead("end")
    workshop = Workshop.objects.get()
    assert workshop.minutes is not None
    told = next(found for found in workshop.minutes["steps"] if found["kind"] == "question")
    told["groups"] = [{"title": "", "dots": 1, "notes": ["gammelt"]}]
    workshop.save()
    assert question_on_paper()["groups"][0]["title"] == "gammelt"


def test_the_agenda_page_plans_it(table: Table, leader: Person) -> None:
    leader.user = User.objects.create(email=leader.email)
    leader.save()
    client = Client()
    client.force_login(leader.user)
    question = table.workshop.steps.get(kind="question")
    address = f"/workshops/{table.workshop.pk}/steps/{question.pk}/"
    client.post(address, {"minutes": "20", "rounds": "2"})
    question.refresh_from_db()
    assert question.twice
    assert "To runder" in client.get(f"/workshops/{table.workshop.pk}/").content.decode()
    client.post(address, {"minutes": "20"})
    question.refresh_from_db()
    assert question.twice, "a form that says nothing of rounds changes nothing of them"


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
