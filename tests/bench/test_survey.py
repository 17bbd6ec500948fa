"""The bench of a survey, small: the same means as pandas, and a place for what a server takes."""

import pytest

from sammenhold.bench import by_pandas, survey
from sammenhold.bench.scenario import BUDGETS, broken
from sammenhold.stats.survey.publishing import published
from sammenhold.stats.survey.wave import wave


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_pandas_finds_the_same_means_where_nothing_is_withheld() -> None:
    """Thirty people in each unit and work form: figures are in whole points."""
    made = survey.made_up(responses=2700, units=30)
    plain = by_pandas.results(made)
    shown = [each for each in published(wave(made))["shown"] if each["node"] and len(each["bands"]) == 1]
    assert len(shown) == 90
    for each in shown:
        means, _ = plain[each["node"]]
        for code, item in each["items"].items():
            assert item["score"] == pytest.approx(means.loc[each["bands"][0], code], abs=1)


def test_figures_of_a_small_survey_are_whole_and_nothing_is_found_out() -> None:
    figures = survey.measure(responses=600, units=20)
    assert figures["responses"] == 600
    assert figures["recoverable_cells"] == 0
    assert figures["submissions_per_second"] is None
    assert {budget.figure for budget in broken(BUDGETS["survey"], figures)} <= {
        "peak_mb",
        "share_of_reference",
        "submission_ms",
    }


def test_what_a_server_takes_is_measured_by_whoever_has_one() -> None:
    assert survey.measure(responses=60, units=3, submissions=lambda: 250.0)["submissions_per_second"] == 250
