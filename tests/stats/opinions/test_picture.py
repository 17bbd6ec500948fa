"""The picture of opinions: planted groups are found, chance is not taken for groups, counts are exact."""

import numpy as np
import pytest
from numpy.typing import NDArray

from sammenhold.stats.opinions.landscape import axes, places
from sammenhold.stats.opinions.picture import Opinions, picture
from sammenhold.stats.opinions.uniting import uniting
from sammenhold.stats.opinions.votes import NONE, Counts, Table, counts, means


def camps(sizes: list[int], statements: int = 20, missing: float = 0.3, seed: int = 1) -> Table:
    """People of several camps; the first two statements please all of them."""
    rng = np.random.default_rng(seed)
    turn = np.arange(statements) + np.arange(len(sizes))[:, None]
    leaning = np.where(turn % max(2, len(sizes)) == 0, 1.5, -1.5)
    leaning[:, :2] = 2
    camp = np.repeat(np.arange(len(sizes)), sizes)
    made = np.sign(np.round(leaning[camp] + rng.normal(0, 0.8, (len(camp), statements)))).astype(np.int8)
    made[rng.random(made.shape) < missing] = NONE
    return made


@pytest.mark.parametrize("sizes", [[40, 30], [30, 30, 30], [60, 25, 15]])
def test_planted_groups_are_found(sizes: list[int]) -> None:
    found = picture(camps(sizes))
    assert [group.people for group in found.groups] == pytest.approx(sorted(sizes, reverse=True), abs=2)
    assert {each.statement for each in found.uniting[:2]} == {0, 1}
    told = {difference.statement for group in found.groups for difference in group.differences}
    assert told
    assert not told & {0, 1}


@pytest.mark.parametrize("seed", range(6))
def test_one_group_is_an_answer(seed: int) -> None:
    assert picture(camps([90], seed=seed)).groups == ()


def test_votes_that_hang_on_nothing_make_no_groups() -> None:
    found = [picture(random_votes(seed)).groups for seed in range(20)]
    assert sum(bool(groups) for groups in found) <= 4  # each number of groups is let through once in twenty


def random_votes(seed: int) -> Table:
    rng = np.random.default_rng(seed)
    return rng.choice(np.array([-1, 0, 1], dtype=np.int8), (60, 15))


def test_too_few_people_or_statements_are_not_divided() -> None:
    assert picture(camps([15, 14])).groups == ()
    assert picture(camps([40, 40], statements=6, missing=0)).placed == 0


def test_no_group_is_smaller_than_five() -> None:
    for seed in range(5):
        for group in picture(camps([60, 3], seed=seed)).groups:
            assert group.people >= 5


def test_a_difference_rests_on_five_answers_on_each_side() -> None:
    made = camps([40, 30], missing=0.75, statements=40)
    for group in picture(made).groups:
        for difference in group.differences:
            assert min(difference.answered, difference.others_answered) >= 5


def test_the_order_of_people_says_nothing() -> None:
    made = camps([40, 30])
    turned = made[np.random.default_rng(3).permutation(len(made))]
    first, then = picture(made), picture(turned)
    assert first.uniting == then.uniting
    assert [group.people for group in first.groups] == [group.people for group in then.groups]


def test_what_unites_is_as_computed_by_hand() -> None:
    counted = Counts(*(np.array(column) for column in ([9, 5, 14, 0], [0, 5, 0, 9], [0, 0, 1, 0])))
    assert [(each.statement, each.agree, each.answered) for each in uniting(counted)] == [
        (2, 14, 15),
        (0, 9, 9),
    ]


def test_places_are_those_of_a_singular_value_decomposition() -> None:
    made = camps([20, 20], missing=0)
    middle = means(counts(made))
    exact: NDArray[np.float64] = np.linalg.svd(made - middle, full_matrices=False)[2][:2].T
    along = axes(made, middle)
    assert np.allclose(np.abs((along * exact).sum(axis=0)), 1, atol=1e-3)
    assert np.allclose(places(made, middle, along), (made - middle) @ along, atol=1e-3)


def test_later_votes_are_counted_as_if_all_were_there_from_the_beginning() -> None:
    made = camps([40, 30])
    opinions = Opinions(made)
    before = opinions.picture()
    rng = np.random.default_rng(5)
    people, statements = rng.integers(0, 70, 60), rng.integers(0, 20, 60)
    opinions.cast(people, statements, rng.choice([-1, 0, 1], 60))
    after = opinions.picture()
    assert after.uniting == uniting(counts(made))
    assert sum(group.people for group in after.groups) == after.placed
    groups = opinions.picture().groups
    assert len(groups) == len(before.groups)
    for group in groups:
        for difference in group.differences:
            about = difference.statement
            assert difference.agree + difference.others_agree == int((made[:, about] == 1).sum())
