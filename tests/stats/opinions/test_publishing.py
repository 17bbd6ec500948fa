"""What is published of votes: right counts, whole areas on the sheet, and nobody's own votes in it."""

import json
import math
import subprocess
import sys
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.stats.opinions.drawing import HIGH, WIDE, drawn
from sammenhold.stats.opinions.groups import Area
from sammenhold.stats.opinions.publishing import published

Json = dict[str, Any]


def columns_of(votes: list[list[int | None]]) -> list[str]:
    """Rows of people, as a workshop reads them: a column for each statement."""
    return [
        ",".join(f"{who:032x}{row[statement]}" for who, row in enumerate(votes) if row[statement] is not None)
        for statement in range(len(votes[0]))
    ]


def camps(sizes: list[int], statements: int, answered: float, seed: int) -> list[list[int | None]]:
    """People of camps that disagree, each having answered a part."""
    rng = np.random.default_rng(seed)
    leaning = rng.choice([0, 2], (len(sizes), statements))
    camp = np.repeat(np.arange(len(sizes)), sizes)
    votes = np.where(rng.random((len(camp), statements)) < 0.8, leaning[camp], rng.integers(0, 3))
    there = rng.random(votes.shape) < rng.choice([answered, answered / 4], (len(camp), 1), p=[0.8, 0.2])
    return [
        [int(vote) if given else None for vote, given in zip(row, line, strict=True)]
        for row, line in zip(votes, there, strict=True)
    ]


ROOMS = st.builds(
    camps,
    st.lists(st.integers(4, 40), min_size=1, max_size=5),
    st.integers(6, 24),
    st.floats(0.4, 1),
    st.integers(0, 10_000),
)


@settings(max_examples=60, deadline=None)
@given(votes=ROOMS)
def test_nothing_published_rests_on_fewer_than_five(votes: list[list[int | None]]) -> None:
    """Also not what can be worked out by taking one published count from another."""
    found = published(columns_of(votes))
    if "few" in found:
        return
    total = [sum(row[statement] is not None for row in votes) for statement in range(len(votes[0]))]
    left = list(total)
    assert found["placed"] >= 30
    assert sum(group["people"] for group in found["groups"]) in (0, found["placed"])
    for group in found["groups"]:
        assert group["people"] >= 5
        for statement, agree, answered, others_agree, others_answered in group["differences"]:
            assert 0 <= agree <= answered <= group["people"]
            assert min(answered, others_answered) >= 5
            assert answered + others_answered == total[statement]
            assert agree + others_agree == sum(row[statement] == 2 for row in votes)
            left[statement] -= answered
    assert all(rest == 0 or rest >= 5 for rest in left)


@settings(max_examples=30, deadline=None)
@given(votes=ROOMS)
def test_nothing_in_it_stands_for_a_person(votes: list[list[int | None]]) -> None:
    """No list is as long as there are people, no key of theirs is in it, and places are whole numbers."""
    found = published(columns_of(votes))
    assert found.keys() <= {"few", "placed", "uniting", "groups"}
    assert len(found.get("groups", [])) <= 5
    for group in found.get("groups", []):
        assert group.keys() == {"people", "area", "differences"}
        assert len(group["area"]) == 5
        assert len(group["differences"]) <= 5
        assert all(isinstance(number, int) for number in group["area"])
    text = json.dumps(found)
    assert not any(f"{who:032x}" in text for who in range(len(votes)))
    assert len(text) < 4000


def test_thirty_people_on_seven_statements_are_enough_and_one_fewer_is_not() -> None:
    votes = camps([15, 15], 7, 4, seed=1)
    full: list[list[int | None]] = [[0 if vote is None else vote for vote in row] for row in votes]
    assert published(columns_of(full))["placed"] == 30
    assert published(columns_of(full[:29])) == {"few": True}
    assert published(columns_of([row[:6] for row in full])) == {"few": True}


def test_two_camps_are_told_apart_by_what_they_differ_on() -> None:
    rng = np.random.default_rng(1)
    votes: list[list[int | None]] = [
        [2, 2, *([2] * 6 if who < 20 else [0] * 6), *rng.integers(0, 3, 3).tolist()] for who in range(40)
    ]
    found = published(columns_of(votes))
    assert [group["people"] for group in found["groups"]] == [20, 20]
    assert [each[:3] for each in found["uniting"][:2]] == [[0, 40, 40], [1, 40, 40]]
    for group in found["groups"]:
        assert {each[0] for each in group["differences"]} < {*range(2, 8)}
        assert {tuple(each[1:]) for each in group["differences"]} <= {(20, 20, 0, 20), (0, 20, 20, 20)}


def test_the_program_says_what_the_function_says() -> None:
    columns = columns_of(camps([20, 25], 12, 1, seed=3))
    done = subprocess.run(
        [sys.executable, "-m", "sammenhold.stats.opinions"],
        input=json.dumps({"columns": columns}).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    assert json.loads(done.stdout) == published(columns)


areas = st.builds(
    Area,
    *(st.floats(-8, 8), st.floats(-8, 8), st.floats(0.001, 5), st.floats(0.001, 5), st.floats(0, 180)),
)


@given(st.lists(areas, min_size=1, max_size=5))
def test_every_area_lies_on_the_sheet(found: list[Area]) -> None:
    for place in drawn(found):
        turn = math.radians(place.angle)
        across = math.hypot(place.long * math.cos(turn), place.short * math.sin(turn))
        along = math.hypot(place.long * math.sin(turn), place.short * math.cos(turn))
        assert across - 3 <= place.x <= WIDE - across + 3
        assert along - 3 <= place.y <= HIGH - along + 3


def test_the_web_process_does_not_load_the_arithmetic() -> None:
    program = (
        "import django; django.setup(); import sammenhold.workshops.registered, sammenhold.config.urls, sys;"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
