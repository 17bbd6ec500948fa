"""The table says what held, and only counts and ratios fail a run."""

import pytest

from sammenhold.bench import telling
from sammenhold.bench.scenario import BUDGETS, PRESETS, Scenario, broken

HELD = {"listeners": 1, "acts": 1, "database": "sqlite"}
HELD |= {"load_average": 0.1, "disk_p50_ms": 0.5, "disk_p99_ms": 2.5}


def figures(name: str, **other: object) -> dict[str, object]:
    return HELD | {budget.figure: budget.most for budget in BUDGETS[name]} | other


@pytest.mark.parametrize("name", PRESETS)
def test_figures_at_their_budgets_hold(name: str) -> None:
    assert broken(BUDGETS[name], figures(name)) == []


@pytest.mark.parametrize(("figure", "binding"), [("lost", True), ("cpu_ratio", True), ("p95_ms", False)])
def test_counts_and_ratios_bind_and_times_do_not(figure: str, binding: bool) -> None:
    (budget,) = broken(BUDGETS["large"], figures("large", **{figure: 10_000}))
    assert (budget.figure, budget.binding) == (figure, binding)


def test_what_never_happened_does_not_hold(capsys: pytest.CaptureFixture[str]) -> None:
    telling.as_table({"large": figures("large", burst_s=None)})
    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if "never" in line and line.endswith("not held")]


def test_the_ratio_to_the_reference_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    telling.as_table({"small": figures("small", p95_ms=20, reference_p95_ms=10)})
    assert "2.00" in capsys.readouterr().out


def test_what_else_the_machine_did_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    telling.as_table({"small": figures("small")})
    assert "before: load 0.1, disk 0.5 ms, at times 2.5 ms" in capsys.readouterr().out


def test_there_are_acts_enough_for_every_period() -> None:
    assert Scenario(listeners=10, acts_per_second=5, seconds=2).acts == 10
    assert Scenario(listeners=10, acts_per_second=5, seconds=2, burst=True, hung=0.2).acts == 40
