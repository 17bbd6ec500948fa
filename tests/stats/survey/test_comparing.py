"""Virtual beside on-site, and now beside then: SciPy's figures of what is told, rounded to be read."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sammenhold.stats.disclosure.spread import SHARES
from sammenhold.stats.moments import Moments, moments
from sammenhold.stats.survey.comparing import changed, compared
from sammenhold.stats.survey.publishing import published
from sammenhold.stats.survey.wave import wave as checked
from stats.survey.waves import TEN, Json, wave

LOW, HIGH = ["0"] * 4 + ["1"] * 6, ["4"] * 5 + ["3"] * 5 + ["2"]
ANSWERS = {("a", "on_site"): HIGH, ("a", "virtual"): LOW, ("a", "mixed"): TEN}
sides = st.tuples(st.integers(5, 60), st.floats(10, 90), st.floats(0.1, 1))


def of(n: int, mean: float, share: float) -> Moments:
    return moments([n], [n * mean], [n * mean**2 + n * share * mean * (100 - mean)])


def all_of(each: list[Moments]) -> Moments:
    return moments(*([getattr(one, name)[0] for one in each] for name in ("n", "total", "squares")))


@settings(deadline=None)
@given(sides, sides)
def test_what_is_shown_is_scipys_welch_rounded_outwards(
    first: tuple[int, float, float], second: tuple[int, float, float]
) -> None:
    one, other = of(*first), of(*second)
    row = compared(one, other, ["V"])["V"]
    if min(first[0], second[0]) < 10:
        assert row is None
        return
    told = stats.ttest_ind_from_stats(
        *(each[0] for side in (one, other) for each in (side.mean, side.variance**0.5, side.n)),
        equal_var=False,
    )
    error = (one.variance / one.n + other.variance / other.n)[0] ** 0.5
    apart = one.mean[0] - other.mean[0]
    assert row["apart"] == (told.pvalue < 0.05)
    assert row["low"] <= row["difference"] <= row["high"]
    assert row["low"] % 5 == row["high"] % 5 == 0
    assert row["low"] <= apart - 1.95 * error or row["low"] == -100
    assert row["high"] >= apart + 1.95 * error or row["high"] == 100
    assert abs(row["difference"] - apart) <= 1


@settings(deadline=None)
@given(st.lists(st.tuples(sides, sides), min_size=1, max_size=9))
def test_what_is_not_apart_never_leaves_nought_out_and_what_is_never_goes_past_it(
    pairs: list[tuple[tuple[int, float, float], tuple[int, float, float]]],
) -> None:
    first, second = (all_of([of(*side) for side in given]) for given in zip(*pairs, strict=True))
    for row in compared(first, second, [f"V{place}" for place in range(len(pairs))]).values():
        if row and row["apart"]:
            assert row["low"] >= 0 or row["high"] <= 0
        elif row:
            assert row["low"] <= 0 <= row["high"]


def test_the_more_is_looked_at_the_less_is_told_apart() -> None:
    """One difference with p = 0.03 is apart by itself, and not among nine."""
    pair = of(20, 60, 0.3), of(20, 40.8, 0.3)
    nine = [all_of([one] * 9) for one in pair]
    assert compared(*pair, ["V"])["V"]["apart"] is True
    rows = compared(*nine, [f"V{place}" for place in range(9)])
    assert {row["apart"] for row in rows.values()} == {False}
    assert {(row["low"], row["high"]) for row in rows.values()} == {(0, 40)}


def told(**other: object) -> Json:
    return published(checked(wave(ANSWERS, silent=2) | other))


def test_virtual_is_compared_with_on_site_and_the_mixed_are_left_out() -> None:
    """Means 84 and 15; the spread of both is told at three tenths of the widest that 84 and 15 allow."""
    found = told()
    row = found["comparisons"]["a"]["V"]
    spreads = [math.sqrt(SHARES[0] * n / (n - 1) * m * (100 - m)) for n, m in ((10, 15.5), (11, 83.5))]
    by_scipy = stats.ttest_ind_from_stats(15, spreads[0], 10, 84, spreads[1], 11, equal_var=False)
    assert found["comparisons"][""] == found["comparisons"]["a"]
    assert (row["difference"], row["apart"], by_scipy.pvalue < 0.05) == (-69, True, True)
    assert (row["low"], row["high"]) == (-90, -45)
    assert row["g"] == -3.1


def test_an_item_that_is_not_put_alike_to_all_is_not_compared() -> None:
    items = [{"code": "V", "reversed": False, "compared": False}]
    assert told(items=items)["comparisons"] == {"": {}, "a": {}}


def test_nine_on_one_side_are_not_compared() -> None:
    answers = {("a", "on_site"): HIGH, ("a", "virtual"): LOW[:9]}
    assert published(checked(wave(answers)))["comparisons"]["a"] == {"V": None}


def test_a_wave_is_compared_with_the_moments_that_an_earlier_one_was_published_with() -> None:
    before = told()["moments"]
    same = told(earlier=before)["changes"]
    assert same[""]["V"] == {"difference": 0, "low": -20, "high": 20, "apart": False}
    better = {("a", "on_site"): HIGH, ("a", "virtual"): HIGH, ("a", "mixed"): HIGH}
    change = published(checked(wave(better, earlier=before)))["changes"]["a"]["V"]
    shown = [published(checked(wave(each)))["shown"][0]["items"]["V"]["score"] for each in (better, ANSWERS)]
    assert change["difference"] == shown[0] - shown[1]
    assert change["apart"] is True
    assert change["low"] > 0


def test_what_only_one_wave_has_does_not_change() -> None:
    before = told()["moments"]
    assert told(earlier={"b": before["a"]})["changes"] == {}
    assert told(earlier={"a": {"W": before["a"]["V"]}})["changes"] == {"a": {}}
    nine = changed(of(9, 50, 0.5), ["V"], {"V": (20, 1000, 60_000)})
    assert nine == {}


def test_mixed_who_are_counted_with_a_side_are_named_and_those_alone_are_on_none() -> None:
    """Three who are mixed and were put together with the virtual do not keep these from being compared."""
    few = published(checked(wave({**ANSWERS, ("a", "mixed"): TEN[:3]})))["sides"]["a"]
    assert (few["virtual"]["bands"], few["virtual"]["answered"]) == (["mixed", "virtual"], len(LOW) + 3)
    assert (few["on_site"]["bands"], few["on_site"]["answered"]) == (["on_site"], len(HIGH))
    own = told()["sides"]["a"]
    assert (own["virtual"]["bands"], own["virtual"]["answered"]) == (["virtual"], len(LOW))
    assert own["virtual"]["items"]["V"] == {"n": 10, "score": 15}
