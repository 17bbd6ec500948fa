"""Suggestions: laws of the sets, and words without their inflections."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.stats.suggestions.alike import likeness
from sammenhold.stats.suggestions.gathering import LARGEST, MOST, gathered, suggestions
from sammenhold.stats.suggestions.words import features, words

WORDS = st.sampled_from(
    ["kamera", "kaffe", "kaffesnak", "mikrofon", "referat", "ro", "vi", "skal", "mødelokalet"]
)
BOARDS = st.lists(st.tuples(st.lists(WORDS, max_size=5).map(" ".join), st.sampled_from(["", "da", "en"])))


@given(BOARDS)
def test_no_note_is_in_two_suggestions_and_none_is_alone(board: list[tuple[str, str]]) -> None:
    found = suggestions(board)
    everybody = [note for each in found for note in each]
    assert len(everybody) == len(set(everybody))
    assert all(2 <= len(each) <= LARGEST for each in found)
    assert len(found) <= MOST
    assert set(everybody) <= set(range(len(board)))


@given(BOARDS)
def test_likeness_is_a_share_and_a_note_is_most_like_its_double(board: list[tuple[str, str]]) -> None:
    found = likeness(features([words(*note) for note in [*board, *board]]))
    assert all(0 <= value <= 1 + 1e-9 for value in found.values())
    for (one, other), value in found.items():
        if one < len(board) and one + len(board) in {b for a, b in found if a == one}:
            assert found[one, one + len(board)] >= value - 1e-9 or other == one + len(board)


alike = st.dictionaries(
    st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] < pair[1]), st.floats(0, 1)
)


@given(alike, st.floats(0.05, 1))
def test_each_set_holds_together_and_the_surest_comes_first(
    found: dict[tuple[int, int], float], least: float
) -> None:
    best = []
    for each in gathered(found, least):
        values = [found.get(pair, 0) for pair in combinations(each, 2)]
        assert sum(values) / len(values) >= least - 1e-9
        best.append(max(values))
    assert best == sorted(best, reverse=True)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("da", "beslutninger", "beslutningerne"),
        ("da", "mikrofonen", "mikrofoner"),
        ("en", "decisions", "decision"),
        ("en", "microphones", "microphone"),
    ],
)
def test_inflections_are_one_word(language: str, one: str, other: str) -> None:
    assert words(one, language)[0].stem == words(other, language)[0].stem


def test_the_parts_of_a_compound_are_found_where_they_stand_alone() -> None:
    board = [
        words("Jeg savner kaffesnakken", "da"),
        words("Kaffe før mødet", "da"),
        words("En god snak", "da"),
    ]
    first, second, third = features(board)
    assert set(first) & set(second) == {words("kaffe", "da")[0].stem}
    assert set(first) & set(third) == {"snak"}


def test_small_words_say_nothing() -> None:
    assert words("Vi skal have det på kontoret hver dag", "da") == ()
    assert words("We should do it in the office every day") == ()


def test_the_language_is_known_by_its_small_words() -> None:
    assert words("The decisions of the meetings") == words("The decisions of the meetings", "en")
    assert words("Beslutningerne på møderne") == words("Beslutningerne på møderne", "da")


def test_one_short_word_in_common_is_chance() -> None:
    assert likeness([Counter(["mail", "bil"]), Counter(["mail", "hus"])]) == {(0, 1): 0.0}
