"""The closing question: the room beside elsewhere, from five answers each and never fewer."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.workshops.models import Rating, Workshop
from sammenhold.workshops.queries.equal_terms import sentences
from sammenhold.workshops.rules import kept_of_places
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
counts = st.lists(st.integers(0, 4), min_size=5, max_size=5)


def held(table: Table, answers: list[int | None]) -> dict[str, Any]:
    """Play to the end; each answers the closing question, or (None) does not."""
    step = table.go_to("close", "decisions")
    for who, value in zip(table.people, answers, strict=True):
        if value is not None:
            table.say(who, "equal", **{f"equal-{step.pk}-equal": str(value)})
    table.lead("end")
    told = Workshop.objects.get(pk=table.workshop.pk).minutes
    assert told is not None
    equal: dict[str, Any] = told["equal"]
    return equal


@given(counts, counts)
def test_nothing_is_kept_of_places_unless_both_have_five(room: list[int], elsewhere: list[int]) -> None:
    kept = kept_of_places({"room": room, "elsewhere": elsewhere}, {"room": 20, "elsewhere": 20})
    assert (kept is None) == (min(sum(room), sum(elsewhere)) < 5)


def test_five_and_two_show_only_the_whole(make_table: Callable[..., Table]) -> None:
    table = make_table(5, 2)
    equal = held(table, [4, 4, 3, 4, 4, 0, 1])
    assert equal == {"n": 7, "score": 70, "places": None}
    assert not Rating.objects.exists()
    result = table.workshop.steps.get(kind="close").result
    assert result is not None
    assert result["places"] is None


def test_six_and_five_stand_side_by_side(make_table: Callable[..., Table]) -> None:
    table = make_table(6, 6)
    equal = held(table, [4, 4, 3, 4, 4, 3, 1, 0, 1, 2, 1, None])
    places = equal["places"]
    assert (places["room"]["n"], places["room"]["of"], places["room"]["low"]) == (6, 6, None)
    assert (places["elsewhere"]["n"], places["elsewhere"]["of"]) == (5, 6)
    assert places["elsewhere"]["low"] <= places["elsewhere"]["score"] <= places["elsewhere"]["high"]
    assert not places["difference"]["chance"]
    assert places["difference"]["g"] is None
    lines = sentences(equal)
    assert len(lines) == 4


def test_only_the_whole_is_said_when_nobody_elsewhere_answered(make_table: Callable[..., Table]) -> None:
    equal = held(make_table(6, 0), [2, 2, 3, 4, 1, 2])
    assert equal["places"] is None
    assert len(sentences(equal)) == 1


def test_minutes_of_before_places_were_compared_can_still_be_read() -> None:
    assert len(sentences({"n": 9, "score": 80})) == 1
    assert sentences({"n": 3, "score": None}) == ()


def test_a_difference_is_told_with_who_felt_it_more_equal() -> None:
    side = {"n": 12, "of": 12, "score": 50, "low": None, "high": None}
    for low, high, place in ((5, 30, "i lokalet"), (-30, -5, "andre steder")):
        difference = {"low": low, "high": high, "chance": False, "g": 0.7}
        told = sentences({"score": 50, "places": {"room": side, "elsewhere": side, "difference": difference}})
        assert f"mere ligeværdigt {place}, med 5 til 30 point" in told[2]
        assert "g = 0.7" in told[2]
