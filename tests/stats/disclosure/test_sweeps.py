"""The laws of withholding once more, over many cases each."""

import pytest
from hypothesis import strategies as st

from stats.disclosure import test_attack, test_covers, test_gate, test_rollup
from stats.disclosure.waves import waves
from stats.sweeping import Drawn, Law, holds

WAVES = (waves(most_units=8),)
TARGETS = st.frozensets(st.sampled_from(test_attack.KEYS), min_size=1)
LAWS: list[tuple[Law, Drawn]] = [
    (test_covers.test_no_two_published_sets_differ_by_one_to_four, WAVES),
    (test_covers.test_no_withheld_set_under_five_follows_from_adding_and_subtracting, WAVES),
    (test_covers.test_every_answer_of_a_unit_counts_in_its_figure, WAVES),
    (test_covers.test_work_forms_of_a_unit_together_are_the_unit, WAVES),
    (test_covers.test_the_gate_refuses_nothing_that_is_made_of_whole_groups, WAVES),
    (test_rollup.test_of_any_unit_at_most_one_joint_reaches_outside_it, WAVES),
    (test_rollup.test_a_unit_with_enough_of_its_own_is_only_ever_joined_by_units_with_too_few, WAVES),
    (test_rollup.test_no_finer_division_by_work_form_would_have_been_allowed, WAVES),
    (test_rollup.test_a_higher_floor_satisfies_every_lower_one_and_never_makes_more_joints, WAVES),
    (test_attack.test_everything_published_of_a_wave_keeps_the_promises, (st.data(), *WAVES)),
    (
        test_attack.test_bounds_on_numbers_are_those_of_all_tables_that_fit,
        (test_attack.numbers, test_attack.families, TARGETS),
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("law", "drawn"), LAWS, ids=[law.__name__ for law, _ in LAWS])
def test_five_hundred_cases_keep_it(law: Law, drawn: Drawn) -> None:
    holds(law, drawn, 500)


@pytest.mark.slow
def test_a_hundred_tables_keep_the_law_of_the_gate() -> None:
    """Fewer, since each is tried against all tables and all sets."""
    law = test_gate.test_what_is_granted_gives_nobody_away_and_what_is_refused_would_have
    holds(law, (test_gate.tallies,), 100)
