"""The laws of publishing once more, over many waves each."""

import pytest
from hypothesis import strategies as st

from stats.survey import test_laws
from stats.survey.waves import waves
from stats.sweeping import Drawn, Law, holds

WAVES = (waves(most_units=8),)
LAWS: list[tuple[Law, Drawn]] = [
    (test_laws.test_everybody_who_answered_and_everybody_asked_is_counted_once, WAVES),
    (test_laws.test_every_set_has_its_own_answers_and_its_figure_is_made_of_those_of_its_groups, WAVES),
    (test_laws.test_no_two_published_numbers_of_people_differ_by_one_to_four, WAVES),
    (
        test_laws.test_the_order_in_which_it_is_given_makes_no_difference,
        (*WAVES, st.randoms(use_true_random=False)),
    ),
    (test_laws.test_json_goes_in_and_comes_out, WAVES),
    (test_laws.test_what_a_wave_is_published_with_is_taken_by_the_next, WAVES),
    (
        test_laws.test_two_waves_with_the_same_figures_and_steps_are_published_alike,
        (st.data(), st.tuples(*[st.integers(10, 12)] * 2), st.tuples(*[st.integers(5, 9)] * 2)),
    ),
    (
        test_laws.test_the_spread_that_is_told_of_everybody_is_never_less_than_that_within_groups,
        (waves(most_units=8, items=1),),
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("law", "drawn"), LAWS, ids=[law.__name__ for law, _ in LAWS])
def test_five_hundred_waves_keep_it(law: Law, drawn: Drawn) -> None:
    holds(law, drawn, 500)
