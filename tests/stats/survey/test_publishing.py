"""What is published of a small wave, worked out by hand; and the program that does it."""

import json

import pytest

from sammenhold.stats.survey.publishing import published
from sammenhold.stats.survey.wave import wave as checked
from stats.survey.waves import TEN, Json, run, wave


def told(given: Json) -> Json:
    return published(checked(given))


def test_a_team_of_ten_of_twelve() -> None:
    """Mean 55; the exact spread is 19.7, told as 27.4: t(9) times 27.4 / sqrt 10 times sqrt(2 / 12) is 8."""
    found = told(wave({("a", "on_site"): TEN}, silent=2))
    assert (found["answered"], found["invited"], found["recoverable"]) == (10, 12, 0)
    assert found["rate"] == {"per_cent": 83, "rating": "very good"}
    item = {"n": 10, "score": 55, "margin": 10, "worst": [45, 63], "outside": False}
    common = {"bands": [], "besides": [], "invited": 12, "answered": 10, "rate": found["rate"]}
    assert found["shown"] == [
        {"node": None, **common, "items": {"V": item}},
        {"node": "a", **common, "items": {"V": item}},
    ]
    assert found["comparisons"] == found["changes"] == {}


def test_more_is_worse_where_the_item_is_reversed() -> None:
    found = told(wave({("a", "on_site"): [sign * 2 for sign in TEN]}, items="Vw"))
    items = found["shown"][0]["items"]
    assert (items["V"]["score"], items["w"]["score"]) == (55, 45)


def test_where_all_answered_there_is_no_margin_and_nothing_open() -> None:
    (item,) = told(wave({("a", "on_site"): TEN}))["shown"][0]["items"].values()
    assert (item["margin"], item["worst"]) == (0, [55, 55])


def test_not_relevant_has_answered_and_not_answered_has_not() -> None:
    """Of 14 asked two say that it is not about them; 12 are left, of whom ten answered it."""
    found = told(wave({("a", "on_site"): [*TEN, "-", "-", "."]}, silent=1))
    (item,) = found["shown"][0]["items"].values()
    assert found["shown"][0]["answered"] == 13
    assert (item["n"], item["worst"]) == (10, [45, 63])


def test_under_ten_answers_there_is_no_margin_and_under_five_no_figure() -> None:
    nine = told(wave({("a", "on_site"): TEN[:9]}))["shown"][0]["items"]["V"]
    assert (nine["n"], nine["score"], nine["margin"]) == (9, 60, None)
    few = told(wave({("a", "on_site"): [*TEN[:4], "-", "."]}))
    assert few["shown"][0]["items"] == {"V": None}


@pytest.mark.parametrize(("sign", "score", "worst"), [("0", 10, [0, 18]), ("4", 90, [82, 100])])
def test_all_alike_at_an_end_is_shown_as_or_less_and_without_a_margin(
    sign: str, score: int, worst: list[int]
) -> None:
    (item,) = told(wave({("a", "on_site"): [sign] * 11}, silent=1))["shown"][0]["items"].values()
    assert (item["score"], item["margin"], item["outside"]) == (score, None, True)
    assert item["worst"] == worst


def test_zero_answers_are_published_as_such() -> None:
    found = told(wave({("a", "on_site"): []}, silent=7))
    assert (found["answered"], found["invited"], found["shown"]) == (0, 7, [])
    assert found["rate"] == {"per_cent": 0, "rating": "low"}
    assert told(wave({("a", "on_site"): []}))["rate"] is None


def test_all_not_relevant_has_a_rate_and_no_figure() -> None:
    found = told(wave({("a", "on_site"): ["-"] * 12}))
    assert found["shown"][0]["answered"] == 12
    assert found["shown"][0]["items"] == {"V": None}
    assert found["moments"] == {"": {}, "a": {}}


def test_a_node_counts_everybody_asked_beneath_it_and_those_it_is_shown_with() -> None:
    """Of b's three answers none is lost: they are shown with a. Nobody answered in c, and c was asked."""
    tree = {"top": None, "a": "top", "b": "top", "c": "top"}
    answers = {("a", "on_site"): ["2"] * 8, ("b", "on_site"): ["2"] * 3, ("c", "on_site"): list[str]()}
    shown = {each["node"]: each for each in told(wave(answers, tree, silent=2))["shown"]}
    assert {node: (each["answered"], each["invited"]) for node, each in shown.items()} == {
        None: (11, 17),
        "top": (11, 17),
        "a": (11, 15),
        "b": (11, 15),
    }
    assert (shown["a"]["besides"], shown["b"]["besides"]) == (["b"], ["a"])


def test_the_program_says_what_the_function_says() -> None:
    given = wave({("a", "on_site"): TEN, ("a", "virtual"): TEN}, silent=1)
    done = run(json.dumps(given))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == told(given)
