"""What the person at the terminal reads."""

import json
import sys
from typing import Any

from sammenhold.bench.scenario import BUDGETS, Budget, broken

WIDTH = 58


def say(words: str) -> None:
    """Progress: for eyes, not for pipes."""
    print(f"bench: {words}", file=sys.stderr, flush=True)


def as_json(figures: dict[str, Any]) -> None:
    print(json.dumps(figures, indent=2))


def as_list(figures: dict[str, Any]) -> None:
    for name, value in figures.items():
        print(f"{name:28} {value}")


def as_table(taken: dict[str, dict[str, Any]]) -> None:
    """Budgets, figures and, where there is one, how many times the reference's figure it is."""
    for name, figures in taken.items():
        print(f"\n{name}: {figures['listeners']} listeners, {figures['acts']} acts on {figures['database']}")
        print(
            "  before: load {load_average}, disk {disk_p50_ms} ms, at times {disk_p99_ms} ms".format(
                **figures
            )
        )
        _budgets(name, figures)
    print("\nTimes and memory bind on a quiet two-core server of 2024; ratios and counts bind everywhere.")


def opinions_as_table(figures: dict[str, Any]) -> None:
    print(f"\nopinions: {figures['votes']} votes of {figures['participants']} people")
    _budgets("opinions", figures)


def survey_as_table(figures: dict[str, Any]) -> None:
    print(f"\nsurvey: {figures['responses']} responses in {figures['units']} units")
    _budgets("survey", figures)


def _budgets(name: str, figures: dict[str, Any]) -> None:
    print(f"  {'':{WIDTH}} {'budget':>8} {'figure':>8} {'ratio':>7}")
    over = broken(BUDGETS[name], figures)
    for budget in BUDGETS[name]:
        print(f"  {budget.words:{WIDTH}} {_row(budget, figures)}  {_verdict(budget, over)}")


def _row(budget: Budget, figures: dict[str, Any]) -> str:
    figure, reference = figures[budget.figure], figures.get(budget.reference)
    ratio = f"{figure / reference:.2f}" if figure and reference else ""
    return f"{budget.most:>8g} {'never' if figure is None else format(figure, '>8g'):>8} {ratio:>7}"


def _verdict(budget: Budget, over: list[Budget]) -> str:
    if budget not in over:
        return "held"
    return "NOT HELD" if budget.binding else "not held"
