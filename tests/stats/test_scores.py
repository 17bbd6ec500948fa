"""Scores against the rule written out person by person."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.stats.scores import NOT_ANSWERED, points, scale

sheets = st.integers(1, 6).flatmap(
    lambda items: st.tuples(
        st.lists(st.lists(st.integers(-1, 4), min_size=items, max_size=items), min_size=1, max_size=12),
        st.lists(st.booleans(), min_size=items, max_size=items),
    )
)


def test_steps_are_quarters_of_a_hundred_and_turned_where_more_is_worse() -> None:
    assert points([[0, 1, 2, 3, 4]], [False] * 5).tolist() == [[0, 25, 50, 75, 100]]
    assert points([[0, 1, 2, 3, 4]], [True] * 5).tolist() == [[100, 75, 50, 25, 0]]
    assert np.isnan(points([[NOT_ANSWERED] * 2], [True, False])).all()


@given(sheets)
def test_a_scale_is_the_mean_of_what_was_answered_when_that_is_half(
    sheet: tuple[list[list[int]], list[bool]],
) -> None:
    answers, turned = sheet
    for given_answers, found in zip(answers, scale(points(answers, turned)), strict=True):
        told = [
            25 * (4 - step if turn else step)
            for step, turn in zip(given_answers, turned, strict=True)
            if step != NOT_ANSWERED
        ]
        if len(told) / len(turned) >= 1 / 2:
            assert found == pytest.approx(sum(told) / len(told))
        else:
            assert math.isnan(found)


@pytest.mark.parametrize(
    ("answers", "counted"),
    [([4, -1], True), ([4, -1, -1], False), ([4, 4, -1], True), ([4, 4, -1, -1], True), ([-1], False)],
)
def test_half_of_the_items_is_enough_and_less_is_not(answers: list[int], counted: bool) -> None:
    [found] = scale(points([answers], [False] * len(answers)))
    assert (found == 100) if counted else math.isnan(found)


@pytest.mark.parametrize(
    ("answers", "turned"),
    [([[5]], [False]), ([[-2]], [False]), ([[1, 2]], [False]), ([1, 2], [False, False])],
)
def test_what_is_no_answer_is_refused(answers: list[object], turned: list[bool]) -> None:
    with pytest.raises(ValueError):
        points(answers, turned)


def test_a_scale_without_items_is_refused_and_one_without_people_is_empty() -> None:
    with pytest.raises(ValueError, match="at least one item"):
        scale(np.empty((3, 0)))
    assert scale(points(np.empty((0, 2), dtype=int), [False, True])).shape == (0,)
