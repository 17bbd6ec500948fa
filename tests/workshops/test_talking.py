"""Talking in turn: a fair queue, one word at a time, and nothing kept of who has spoken."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.live.acts import Done, Refused
from sammenhold.live.looks import Viewer
from sammenhold.workshops.board.personal import mine as mine_for
from sammenhold.workshops.commands import joining
from sammenhold.workshops.models import Participant, Tally, Workshop
from sammenhold.workshops.queries.scene import scene_of
from sammenhold.workshops.queries.talking import Talk, turn_of
from sammenhold.workshops.rules import Turn, coarse, in_turn, silent
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)

turns = st.lists(
    st.builds(Turn, st.booleans(), st.booleans(), st.uuids().map(lambda key: key.hex)),
    max_size=12,
    unique=True,
)


def talk(table: Table) -> Talk:
    return scene_of(table.workshop.pk).talk


def names(table: Table) -> list[str]:
    return [hand.name for hand in talk(table).hands]


def give_first(table: Table) -> None:
    assert isinstance(table.lead("give", hand=talk(table).hands[0].key), Done)


def speak(table: Table, who: Participant) -> None:
    """Raise a hand, have the word, be thanked."""
    table.say(who, "hand", on="1")
    give_first(table)
    word = talk(table).word
    assert word is not None
    table.lead("thank", turn=word.key)


@given(turns, st.randoms())
def test_the_queue_does_not_depend_on_who_pressed_first(found: list[Turn], chance) -> None:  # type: ignore[no-untyped-def]
    pressed = found[:]
    chance.shuffle(pressed)
    assert sorted(pressed, key=in_turn) == sorted(found, key=in_turn)


@given(turns)
def test_those_elsewhere_come_first_then_those_not_heard(found: list[Turn]) -> None:
    queue = sorted(found, key=in_turn)
    places = [(not turn.elsewhere, turn.heard) for turn in queue]
    assert places == sorted(places)


@given(turns, turns.filter(bool))
def test_a_newcomer_never_changes_the_order_of_the_others(found: list[Turn], more: list[Turn]) -> None:
    both = sorted({*found, *more}, key=in_turn)
    assert [turn for turn in both if turn in found] == sorted(found, key=in_turn)


@given(st.integers(0, 9), st.integers(0, 9))
def test_a_place_is_silent_only_when_the_other_has_had_the_word_twice(room: int, elsewhere: int) -> None:
    quiet = silent(room, elsewhere)
    assert (quiet == "elsewhere") == (elsewhere == 0 and room >= 2)
    assert (quiet == "room") == (room == 0 and elsewhere >= 2)


@given(st.integers(0, 400))
def test_a_running_count_tells_no_single_act(number: int) -> None:
    assert coarse(number) <= number < coarse(number) + 5
    assert coarse(number) % 5 == 0


def test_lots_fall_differently_from_step_to_step_and_evenly(table: Table) -> None:
    """Of many draws each of two people comes first about half of the time, whoever joined first."""
    one, other, workshop = uuid4(), uuid4(), Workshop()
    first = 0
    for step in range(400):
        workshop.step_id = step
        first += turn_of(workshop, one, heard=False) < turn_of(workshop, other, heard=False)
    assert 150 < first < 250, "200 expected; five standard deviations allowed"


def test_a_hand_taken_down_and_raised_again_has_the_same_number(table: Table) -> None:
    for who in table.people[:4]:
        table.say(who, "hand", on="1")
    before = names(table)
    table.say(table.people[0], "hand", on="0")
    table.say(table.people[0], "hand", on="1")
    assert names(table) == before


def test_a_round_of_words(table: Table) -> None:
    in_room, elsewhere = table.people[0], table.people[6]
    table.say(in_room, "hand", on="1")
    table.say(elsewhere, "hand", on="1")
    assert names(table) == [elsewhere.name, in_room.name]
    give_first(table)
    for audience in ("participant", "facilitator", "screen"):
        assert f"{elsewhere.name} har ordet" in table.html(audience)
    assert names(table) == [in_room.name]
    give_first(table)
    assert f"{elsewhere.name} har ordet" not in table.html("screen")
    assert f"{in_room.name} har ordet" in table.html("screen")
    assert isinstance(table.say(in_room, "said"), Done)
    assert "har ordet" not in table.html("screen")
    assert not Participant.objects.filter(hand=True).exists()
    assert set(Participant.objects.filter(heard=True)) == {in_room, elsewhere}


def test_who_has_been_heard_lets_the_others_of_the_place_go_first(table: Table) -> None:
    heard, quiet = table.people[0], table.people[1:5]
    speak(table, heard)
    for who in (heard, *quiet):
        table.say(who, "hand", on="1")
    assert names(table)[-1] == heard.name


def test_one_without_a_name_has_the_word_without_one(table: Table) -> None:
    somebody = table.join("elsewhere")
    table.say(somebody, "hand", on="1")
    give_first(table)
    assert "En kollega et andet sted har ordet" in table.html("screen")
    assert "A colleague elsewhere has the word" in table.html("screen", "en")


def test_only_whoever_has_the_word_is_asked_to_end_it(table: Table) -> None:
    speaker, other = table.people[6], table.people[7]
    for who in (speaker, other):
        table.say(who, "hand", on="1")
    word = next(hand for hand in talk(table).hands if hand.name == speaker.name)
    table.lead("give", hand=word.key)
    table.say(other, "said")
    assert talk(table).word == word
    topic = table.workshop.topic
    own, others = (mine_for(topic, who.pk.hex, Viewer("participant", "da")) for who in (speaker, other))
    assert "Du har ordet" in "".join(own["pieces"].values())
    assert "Du har ordet" not in "".join(others["pieces"].values())
    assert "Du er nummer 1" in "".join(others["pieces"].values())


def test_two_who_lead_and_press_at_once_end_one_turn(table: Table) -> None:
    for who in table.people[:2]:
        table.say(who, "hand", on="1")
    give_first(table)
    turn = talk(table).word
    assert turn is not None
    give_first(table)
    table.lead("thank", turn=turn.key)
    assert talk(table).word is not None
    assert talk(table).word != turn


def test_a_hand_that_came_down_meanwhile_is_refused(table: Table) -> None:
    table.say(table.people[0], "hand", on="1")
    key = talk(table).hands[0].key
    table.say(table.people[0], "hand", on="0")
    assert isinstance(table.lead("give", hand=key), Refused)


def test_the_timer_can_be_turned_off(table: Table) -> None:
    for who in table.people[:2]:
        table.say(who, "hand", on="1")
    give_first(table)
    assert talk(table).until is not None
    table.lead("word-time", minutes="0")
    give_first(table)
    assert talk(table).until is None
    assert isinstance(table.lead("word-time", minutes="7"), Refused)


def test_a_new_step_takes_hands_and_word_down(table: Table) -> None:
    for who in table.people[:3]:
        table.say(who, "hand", on="1")
    give_first(table)
    table.next()
    assert talk(table).word is None
    assert talk(table).hands == ()
    assert Participant.objects.filter(heard=True).count() == 1


def test_the_numbers_say_from_where_and_never_who(table: Table) -> None:
    for _ in range(2):
        speak(table, table.people[0])
    told = table.html("facilitator")
    assert "Ingen andre steder fra har haft ordet" in told
    assert not any("balance" in table.html(audience) for audience in ("participant", "screen"))
    speak(table, table.people[6])
    assert "Ingen andre steder fra har haft ordet" not in table.html("facilitator")
    assert sorted(Tally.objects.values_list("what", "place", "number")) == [
        ("talk", "elsewhere", 1),
        ("talk", "room", 2),
    ]


def test_one_person_alone_is_not_set_against_the_others(make_table: Callable[..., Table]) -> None:
    table = make_table(4, 1)
    for _ in range(2):
        speak(table, table.people[0])
    assert 'id="balance"' not in table.html("facilitator")


def test_grouping_is_counted_for_the_place_and_told_coarsely_while_it_goes_on(table: Table) -> None:
    table.go_to("question", "write")
    for who in table.people:
        table.say(who, "note", text=f"indlæg {who.name}")
    step = table.go_to("question", "group")
    first, second, third, *_rest = step.notes.all()
    for number in range(6):
        table.say(table.people[0], "move", note=first.pk.hex, to=f"note:{(second, third)[number % 2].pk.hex}")
    table.say(table.people[6], "move", note=first.pk.hex, to="")
    assert re.search(r'<td class="number">5\+</td><td class="number">under 5</td>', table.html("facilitator"))
    table.next()
    assert '<td class="number">6</td><td class="number">1</td>' in table.html("facilitator")


def test_nothing_is_left_of_talking_when_the_workshop_has_ended(table: Table) -> None:
    for who in table.people[:2]:
        table.say(who, "hand", on="1")
    give_first(table)
    table.lead("end")
    assert not Participant.objects.filter(heard=True).exists()
    assert not Participant.objects.filter(hand=True).exists()
    assert not Tally.objects.exists()
    ended = Workshop.objects.get(pk=table.workshop.pk)
    assert (ended.speaker, ended.speaker_until) == (None, None)


def test_who_moves_or_takes_another_name_meanwhile_is_shown_as_chosen(table: Table) -> None:
    table.say(table.people[6], "hand", on="1")
    give_first(table)
    person = Participant.objects.get(pk=table.people[6].pk)
    joining.change(person, "room", "da", "")
    assert "En kollega i lokalet har ordet" in table.html("screen")


def test_the_clock_of_the_word_stands_still_in_a_pause(table: Table) -> None:
    table.say(table.people[0], "hand", on="1")
    give_first(table)
    before = talk(table).until
    assert before is not None
    table.lead("pause", on="1")
    assert talk(table).until is None
    Workshop.objects.update(paused_at=timezone.now() - timedelta(minutes=10))
    table.lead("pause", on="0")
    after = talk(table).until
    assert after is not None
    assert after - before >= 600_000


def test_before_the_workshop_begins_no_hand_goes_up(make_table: Callable[..., Table]) -> None:
    table = make_table(begun=False)
    refused = table.say(table.people[0], "hand", on="1")
    assert isinstance(refused, Refused)
    assert refused.code == "not-open"
    assert isinstance(table.lead("give", hand=""), Refused)
