"""Orders counted by Schulze: the paper's example, and the laws it proves."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.stats.ranking import preferences, schulze, strongest_paths

K = 4
complete = st.lists(st.permutations(range(K)), min_size=1, max_size=9)
partial = st.lists(
    st.permutations(range(K)).flatmap(lambda p: st.integers(0, K).map(lambda n: p[:n])), max_size=9
)


def profile(*votes: tuple[int, str]) -> list[list[int]]:
    return [["abcde".index(letter) for letter in order] for number, order in votes for _ in range(number)]


def order(ballots: list[list[int]], k: int = K) -> tuple[tuple[int, ...], ...]:
    return schulze(preferences(ballots, k))


def test_the_papers_first_example() -> None:
    """Schulze 2011, example 1: 21 voters; d is the winner, then a, c, b."""
    ballots = profile((8, "acdb"), (2, "badc"), (4, "cdba"), (4, "dbac"), (3, "dcba"))
    assert preferences(ballots, 4) == [[0, 8, 14, 10], [13, 0, 6, 2], [7, 15, 0, 12], [11, 19, 9, 0]]
    assert strongest_paths(preferences(ballots, 4)) == [
        [0, 14, 14, 12],
        [13, 0, 13, 12],
        [13, 15, 0, 12],
        [13, 19, 13, 0],
    ]
    assert order(ballots) == ((3,), (0,), (2,), (1,))


def test_the_example_of_forty_five_voters() -> None:
    """The worked example of five alternatives that is printed with the method: E, A, C, B, D."""
    ballots = profile(
        (5, "acbed"),
        (5, "adecb"),
        (8, "bedac"),
        (3, "cabed"),
        (7, "caebd"),
        (2, "cbade"),
        (7, "dceba"),
        (8, "ebadc"),
    )
    assert order(ballots, 5) == ((4,), (0,), (2,), (1,), (3,))


@given(partial)
def test_whoever_beats_all_others_wins_alone(ballots: list[list[int]]) -> None:
    pairs = preferences(ballots, K)
    for a in range(K):
        if all(pairs[a][b] > pairs[b][a] for b in range(K) if b != a):
            assert schulze(pairs)[0] == (a,)


@given(partial, st.randoms())
def test_it_does_not_matter_who_voted_what(ballots: list[list[int]], random) -> None:  # type: ignore[no-untyped-def]
    mixed = random.sample(ballots, len(ballots))
    assert order(mixed) == order(ballots)


@given(partial, st.permutations(range(K)))
def test_the_names_of_alternatives_do_not_matter(ballots: list[list[int]], name: list[int]) -> None:
    renamed = [[name[a] for a in ballot] for ballot in ballots]
    assert order(renamed) == tuple(tuple(sorted(name[a] for a in place)) for place in order(ballots))


@given(complete)
def test_who_alone_wins_does_not_win_when_all_turn_their_orders_round(ballots: list[list[int]]) -> None:
    first = order(ballots)[0]
    if len(first) == 1:
        assert order([ballot[::-1] for ballot in ballots])[0] != first


@given(complete, st.data())
def test_to_be_raised_by_somebody_never_harms_the_winner(
    ballots: list[list[int]], data: st.DataObject
) -> None:
    winner = order(ballots)[0][0]
    which = data.draw(st.integers(0, len(ballots) - 1))
    rest = [a for a in ballots[which] if a != winner]
    at = data.draw(st.integers(0, ballots[which].index(winner)))
    raised = [*ballots[:which], [*rest[:at], winner, *rest[at:]], *ballots[which + 1 :]]
    assert winner in order(raised)[0]


def test_every_order_once_is_a_tie_of_all() -> None:
    assert order([list(ballot) for ballot in permutations(range(K))]) == ((0, 1, 2, 3),)
    assert order([]) == ((0, 1, 2, 3),)


def test_a_circle_is_a_tie() -> None:
    assert order(profile((1, "abc"), (1, "bca"), (1, "cab")), 3) == ((0, 1, 2),)


def test_what_is_left_out_stands_level_below() -> None:
    assert order([[2]]) == ((2,), (0, 1, 3))


@pytest.mark.parametrize("ballot", [[0, 0], [4], [-1]])
def test_a_ballot_that_cannot_be_is_refused(ballot: list[int]) -> None:
    with pytest.raises(ValueError, match="at most once"):
        preferences([ballot], K)
