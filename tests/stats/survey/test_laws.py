"""What holds of every wave: each counted once, nothing to subtract, nothing told beyond figures and steps."""

import json
from itertools import combinations
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.stats.disclosure.combined import together
from sammenhold.stats.disclosure.figures import figure
from sammenhold.stats.disclosure.spread import told
from sammenhold.stats.survey.outcome import outcome
from sammenhold.stats.survey.publishing import published
from sammenhold.stats.survey.wave import read
from sammenhold.stats.survey.wave import wave as checked
from stats.disclosure.sets import NOBODY, sets
from stats.survey.waves import Json, waves
from stats.survey.waves import wave as wave_of


def points(given: Json, key: str, item: int) -> list[int]:
    """Scores of those of one reporting group who answered an item, found one by one."""
    turned = given["items"][item]["reversed"]
    signs = [answer[item] for answer in given["answers"].get(key, []) if answer[item].isdigit()]
    return [25 * (4 - int(sign) if turned else int(sign)) for sign in signs]


@settings(deadline=None)
@given(waves())
def test_everybody_who_answered_and_everybody_asked_is_counted_once(wave: Json) -> None:
    found = published(checked(wave))
    answered, asked = sum(map(len, wave["answers"].values())), sum(each["invited"] for each in wave["groups"])
    assert (found["answered"], found["invited"]) == (answered, asked)
    whole = {each["node"]: each for each in found["shown"] if not each["bands"]}
    assert bool(whole) == (answered >= 5)
    if whole:
        assert (whole[None]["answered"], whole[None]["invited"]) == (answered, asked)
    for node, each in whole.items():
        parts = [part for part in found["shown"] if part["node"] == node and part["bands"]]
        assert not parts or sum(part["answered"] for part in parts) == each["answered"]
        assert sum(part["invited"] for part in parts) <= each["invited"]
        if node is not None:
            assert each["invited"] == sum(
                asked_of(wave, node) for node in {*each["besides"], *under(wave, node)}
            )


def under(wave: Json, node: str) -> set[str]:
    found = {node}
    while more := {each for each, above in wave["parents"].items() if above in found} - found:
        found |= more
    return found


def asked_of(wave: Json, node: str) -> int:
    return sum(group["invited"] for group in wave["groups"] if group["node"] == node)


@settings(deadline=None)
@given(waves())
def test_every_set_has_its_own_answers_and_its_figure_is_made_of_those_of_its_groups(wave: Json) -> None:
    """Counted answer by answer; a group with under five answers to an item adds none."""
    given = checked(wave)
    found, shown = outcome(given), published(given)["shown"]
    for each, row in zip(found.shown, shown, strict=True):
        for place, item in enumerate(wave["items"]):
            answers = [[p for key in group.keys for p in points(wave, key, place)] for group in each.groups]
            whole = together(figure(len(own), sum(own)) for own in answers)
            cell = row["items"][item["code"]]
            assert (cell is None) == (whole is None)
            if cell and whole:
                assert (cell["n"], cell["score"]) == (whole.n, whole.score)


@settings(deadline=None)
@given(waves())
def test_no_two_published_numbers_of_people_differ_by_one_to_four(wave: Json) -> None:
    """For sets one of which lies within the other; and the attack finds nothing."""
    found = outcome(checked(wave))
    assert found.recoverable == 0
    for one, other in combinations({each.keys: each.n for each in found.shown}.items(), 2):
        if one[0] < other[0] or other[0] < one[0]:
            assert abs(one[1] - other[1]) not in range(1, 5)


@settings(deadline=None)
@given(waves(), st.randoms(use_true_random=False))
def test_the_order_in_which_it_is_given_makes_no_difference(wave: Json, random: Random) -> None:
    shuffled = json.loads(json.dumps(wave))
    random.shuffle(shuffled["groups"])
    for answers in shuffled["answers"].values():
        random.shuffle(answers)
    for name in ("parents", "answers"):
        pairs = list(shuffled[name].items())
        random.shuffle(pairs)
        shuffled[name] = dict(pairs)
    assert published(checked(shuffled)) == published(checked(wave))


@settings(deadline=None)
@given(waves())
def test_json_goes_in_and_comes_out(wave: Json) -> None:
    text = json.dumps(wave)
    assert json.loads(read(text).model_dump_json(exclude={"earlier"})) == wave
    found = published(read(text))
    assert json.loads(json.dumps(found, allow_nan=False)) == found


@settings(deadline=None)
@given(st.data(), st.tuples(*[st.integers(10, 12)] * 2), st.tuples(*[st.integers(5, 9)] * 2))
def test_two_waves_with_the_same_figures_and_steps_are_published_alike(
    data: st.DataObject, large: tuple[int, int], small: tuple[int, int]
) -> None:
    """Margins, comparisons and moments come from nothing else, whatever was answered."""
    places = [("a", "on_site"), ("a", "virtual"), ("b", "on_site"), ("b", "virtual")]
    one, other = (
        dict(zip(places, each, strict=True))
        for each in zip(*(look_alikes(data, n) for n in large), *pairs_alike(data, small), strict=True)
    )
    assert published(checked(wave_of(one, silent=2))) == published(checked(wave_of(other, silent=2)))


def look_alikes(data: st.DataObject, n: int) -> list[list[str]]:
    """Two sets of answers with one figure and one step of spread."""
    found = sets(n)
    known = told(found.moments.n, found.score, found.moments.deviations, NOBODY)
    at = data.draw(st.integers(0, len(known) - 1))
    alike = np.flatnonzero((found.score == found.score[at]) & (known == known[at]))
    return [found.signs(at), found.signs(data.draw(st.sampled_from(alike.tolist())))]


def pairs_alike(data: st.DataObject, n: tuple[int, int]) -> list[list[list[str]]]:
    """Two pairs of sets with the same figures, and one step of spread together."""
    first, second = (sets(each) for each in n)
    at = [data.draw(st.integers(0, len(each.score) - 1)) for each in (first, second)]
    i, j = (
        places.ravel()
        for places in np.meshgrid(
            np.flatnonzero(first.score == first.score[at[0]]),
            np.flatnonzero(second.score == second.score[at[1]]),
        )
    )
    both = [
        np.concatenate([getattr(first.moments, name)[i], getattr(second.moments, name)[j]])
        for name in ("n", "deviations")
    ]
    score = np.concatenate([first.score[i], second.score[j]])
    pairs = np.arange(2 * len(i)).reshape(2, -1).T
    in_pairs = ((score >= 20) & (score <= 80)).all()
    known = told(both[0], score, both[1], pairs if in_pairs else NOBODY)[: len(i)]
    here = np.flatnonzero((i == at[0]) & (j == at[1]))[0]
    there = data.draw(st.sampled_from(np.flatnonzero(known == known[here]).tolist()))
    return [[first.signs(i[k]) for k in (here, there)], [second.signs(j[k]) for k in (here, there)]]


@settings(deadline=None)
@given(waves(items=1))
def test_the_spread_that_is_told_of_everybody_is_never_less_than_that_within_groups(wave: Json) -> None:
    found = outcome(checked(wave))
    for each in found.shown[:1]:
        answers = [[p for key in group.keys for p in points(wave, key, 0)] for group in each.groups]
        within = sum(float(np.var(own)) * len(own) for own in answers if len(own) >= 5)
        assert found.sketch.moments.deviations[0, 0] >= within - 1e-6


@settings(deadline=None)
@given(waves())
def test_what_a_wave_is_published_with_is_taken_by_the_next(wave: Json) -> None:
    """And nothing has changed where the same was answered."""
    moments = published(checked(wave))["moments"]
    changes = published(checked(wave | {"earlier": moments}))["changes"]
    assert changes.keys() == moments.keys()
    for node, items in changes.items():
        assert items.keys() == moments[node].keys()
        assert {(row["difference"], row["apart"]) for row in items.values()} <= {(0, False)}
