"""The table of votes: the last vote counts, counts are exact."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.stats.opinions.votes import NONE, answered, cast, centred, counts, means, table

BALLOTS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.sampled_from([-1, 0, 1])), max_size=40)


@given(BALLOTS)
def test_the_last_vote_counts(ballots: list[tuple[int, int, int]]) -> None:
    made = table(*columns(ballots), (6, 4))
    last = {(person, statement): vote for person, statement, vote in ballots}
    assert {(p, s): int(made[p, s]) for p, s in last} == last
    assert int((made != NONE).sum()) == len(last)


@given(BALLOTS, BALLOTS)
def test_votes_cast_later_are_as_if_cast_at_once(
    first: list[tuple[int, int, int]], then: list[tuple[int, int, int]]
) -> None:
    made = table(*columns(first), (6, 4))
    cast(made, *columns(then))
    assert (made == table(*columns(first + then), (6, 4))).all()


@given(BALLOTS)
def test_counts_are_those_of_a_recount(ballots: list[tuple[int, int, int]]) -> None:
    made = table(*columns(ballots), (6, 4))
    last = {(person, statement): vote for person, statement, vote in ballots}
    for statement in range(4):
        votes = [vote for (_, about), vote in last.items() if about == statement]
        counted = counts(made)
        assert (counted.agree[statement], counted.disagree[statement]) == (votes.count(1), votes.count(-1))
        assert counted.passed[statement] == votes.count(0)
        assert means(counted)[statement] == pytest.approx(sum(votes) / max(1, len(votes)), abs=1e-6)
    assert list(answered(made)) == [sum(who == person for who, _ in last) for person in range(6)]


@given(BALLOTS)
def test_centred_votes_sum_to_nothing(ballots: list[tuple[int, int, int]]) -> None:
    made = table(*columns(ballots), (6, 4))
    sums = sum(block.sum(axis=0) for _, block in centred(made, means(counts(made))))
    assert np.allclose(sums, 0, atol=1e-4)


def test_what_is_no_vote_is_refused() -> None:
    with pytest.raises(ValueError, match="a vote is"):
        table([0], [0], [2], (1, 1))


def columns(ballots: list[tuple[int, int, int]]) -> tuple[list[int], list[int], list[int]]:
    people, statements, votes = ([ballot[place] for ballot in ballots] for place in range(3))
    return people, statements, votes
