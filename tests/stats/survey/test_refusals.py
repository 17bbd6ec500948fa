"""What does not fit is refused in a sentence without an answer in it, and with an exit code of its own."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from sammenhold.stats.survey.wave import read
from sammenhold.stats.survey.wave import wave as checked
from stats.survey.waves import TEN, Json, run, wave

Change = Callable[[Json], Any]


def given() -> Json:
    return wave({("a", "on_site"): TEN, ("a", "virtual"): TEN}, earlier={"": {"V": [10, 500.0, 30_000.0]}})


CHANGES: dict[str, Change] = {
    "unknown node": lambda wave: wave["groups"][0].update(node="b"),
    "unknown band": lambda wave: wave["groups"][0].update(bands=["moon"]),
    "a band twice": lambda wave: wave["groups"][0].update(bands=["virtual", "virtual"]),
    "no band": lambda wave: wave["groups"][0].update(bands=[]),
    "a group twice": lambda wave: wave["groups"].append(wave["groups"][0]),
    "an item twice": lambda wave: wave["items"].append(wave["items"][0]),
    "no item": lambda wave: wave.update(items=[]),
    "more than were invited": lambda wave: wave["groups"][0].update(invited=9),
    "nobody less than none": lambda wave: wave["groups"][0].update(invited=-1),
    "invited as text": lambda wave: wave["groups"][0].update(invited="10"),
    "answers of nobody": lambda wave: wave["answers"].update(x=["2"]),
    "a wrong sign": lambda wave: wave["answers"]["a on_site"].append("5"),
    "a sign from elsewhere": lambda wave: wave["answers"]["a virtual"].append("٣"),
    "too long": lambda wave: wave["answers"]["a on_site"].__setitem__(0, "22"),
    "too short": lambda wave: wave["answers"]["a on_site"].__setitem__(0, ""),
    "an answer as number": lambda wave: wave["answers"]["a on_site"].__setitem__(0, 2),
    "a floor of four": lambda wave: wave.update(floor=4),
    "a floor and a half": lambda wave: wave.update(floor=5.5),
    "its own parent": lambda wave: wave["parents"].update(a="a"),
    "an unknown parent": lambda wave: wave["parents"].update(a="z"),
    "a node without a name": lambda wave: wave["parents"].update({"": None}),
    "something more": lambda wave: wave.update(names=["Anna"]),
    "something less": lambda wave: wave.pop("bands"),
    "moments of one": lambda wave: wave["earlier"][""].update(V=[1, 50.0, 2500.0]),
    "moments beyond 100": lambda wave: wave["earlier"][""].update(V=[10, 2000.0, 400_000.0]),
    "moments with too little": lambda wave: wave["earlier"][""].update(V=[10, 500.0, 100.0]),
    "two moments": lambda wave: wave["earlier"][""].update(V=[10, 500.0]),
    "half a person": lambda wave: wave["earlier"][""].update(V=[10.5, 500.0, 30_000.0]),
    "moments without end": lambda wave: wave["earlier"][""].update(V=[float("inf"), 500.0, 30_000.0]),
    "moments that are no numbers": lambda wave: wave["earlier"][""].update(V=[10, float("nan"), 1.0]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_does_not_fit_is_refused(change: Change) -> None:
    wrong = given()
    checked(wrong)
    change(wrong)
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        checked(wrong)


def test_no_refusal_repeats_an_answer() -> None:
    wrong = given()
    wrong["answers"]["a on_site"][0] = "secret"
    with pytest.raises(ValueError, match="one sign for each item") as refusal:
        checked(wrong)
    assert "secret" not in str(refusal.value)


def test_a_name_that_comes_twice_in_an_object_is_refused() -> None:
    text = json.dumps(given())
    assert read(text)
    twice = text.replace('"answers": {', '"answers": {"a on_site": ["0"], ', 1)
    with pytest.raises(ValueError, match="each comes once"):
        read(twice)


@pytest.mark.parametrize("text", ["", "[]", "null", "{", '{"floor": 5}', "[" * 100_000, "\x00"])
def test_the_program_ends_with_two_and_one_sentence(text: str) -> None:
    done = run(text)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("survey: ")
    assert done.stderr.count("\n") == 1
