"""``sammenhold bench``: the live room under load, against its budgets."""

import argparse
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

LEAST_PRECISION = 0.8
OPTIONS = ("listeners", "acts_per_second", "seconds", "one_at_a_time", "burst", "hung", "cut")


def add_to(verbs: Any) -> None:
    bench = verbs.add_parser(
        "bench",
        help="measure a workshop under load",
        description="Measures a workshop under load, in a folder and a database of its own.",
    )
    bench.set_defaults(run=run, before=before, scenario=None, json=False, **dict.fromkeys(OPTIONS))
    tasks = bench.add_subparsers(title="tasks", dest="task", metavar="TASK")
    _add_opinions(tasks)
    _add_suggestions(tasks)
    _add_survey(tasks)
    live = tasks.add_parser(
        "live",
        help="votes in a room of many, until they are on every screen",
        description="Starts a real server, lets everybody join and vote, and counts every vote on every "
        "screen. Without options it measures the small and the large workshop against their budgets.",
    )
    _add_options(live)
    live.set_defaults(run=run, before=before)


def _add_opinions(tasks: Any) -> None:
    opinions = tasks.add_parser(
        "opinions",
        help="opinion groups among a hundred thousand people",
        description="Looks for opinion groups among a hundred thousand people, and in real conversations "
        "beside red-dwarf, where that is installed.",
    )
    opinions.add_argument(
        "--conversations",
        metavar="FOLDER",
        type=Path,
        default=Path("tests/data/polis"),
        help="conversations as Polis exports them, each a folder with votes.csv (%(default)s)",
    )
    opinions.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    opinions.set_defaults(run=run_opinions, before=before)


def _add_suggestions(tasks: Any) -> None:
    suggested = tasks.add_parser(
        "suggestions",
        help="how often a suggestion for grouping is right",
        description="Lets notes be suggested for grouping, and counts how many suggested pairs were given "
        "the same theme by people.",
    )
    suggested.add_argument(
        "--data",
        metavar="FOLDER",
        type=Path,
        default=Path("tests/data"),
        help="a folder with suggestions/ and polis/ (%(default)s)",
    )
    suggested.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    suggested.set_defaults(run=run_suggestions, before=before)


def _add_survey(tasks: Any) -> None:
    survey = tasks.add_parser(
        "survey",
        help="a survey of a hundred thousand, from answers to what is published",
        description="Works out everything that is published of a made-up survey of a hundred thousand, and "
        "tries to find out what was withheld; beside plain pandas, where that is installed.",
    )
    survey.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    survey.set_defaults(run=run_survey, before=before)


def _add_options(live: argparse.ArgumentParser) -> None:
    live.add_argument(
        "--scenario", choices=("small", "large", "crowd"), help="one of those that have budgets"
    )
    live.add_argument("--listeners", type=_positive(int), metavar="N", help="how many take part")
    live.add_argument(
        "--acts-per-second", type=_positive(float), metavar="R", help="how often somebody votes"
    )
    live.add_argument("--seconds", type=_positive(float), metavar="S", help="for how long")
    live.add_argument(
        "--one-at-a-time",
        action="store_true",
        default=None,
        help="the next vote only when the last is on every screen",
    )
    live.add_argument(
        "--burst", action="store_true", default=None, help="then everybody votes within one second"
    )
    live.add_argument(
        "--hung", type=_share, metavar="SHARE", help="then this share of the listeners stops reading"
    )
    live.add_argument(
        "--cut", action="store_true", default=None, help="then all lose their connection and come back"
    )
    live.add_argument("--json", action="store_true", help="print the figures as one JSON object")


def before(_: argparse.Namespace) -> None:
    from sammenhold.bench import ground

    ground.lay()


def run(chosen: argparse.Namespace) -> int:
    from sammenhold.bench import measuring, served, telling
    from sammenhold.bench.scenario import BUDGETS, EVERY_ACT, PRESETS, Scenario, broken, exit_code

    served.migrate()
    given = {name: value for name in OPTIONS if (value := getattr(chosen, name)) is not None}
    if given or chosen.scenario:
        scenario = replace(PRESETS.get(chosen.scenario, Scenario()), **given)
        figures = measuring.measure(scenario)
        (telling.as_json if chosen.json else telling.as_list)(figures)
        budgets = EVERY_ACT if given else BUDGETS[chosen.scenario]
        return exit_code(broken(budgets, figures))
    taken = {name: measuring.measure(preset) for name, preset in PRESETS.items()}
    (telling.as_json if chosen.json else telling.as_table)(taken)
    over = [budget for name, figures in taken.items() for budget in broken(BUDGETS[name], figures)]
    return exit_code(over)


def run_opinions(chosen: argparse.Namespace) -> int:
    """On one thread, the reference too: a server has other things to do beside."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from sammenhold.bench import opinions, telling
    from sammenhold.bench.scenario import BUDGETS, broken, exit_code

    figures = opinions.measure(chosen.conversations)
    (telling.as_json if chosen.json else telling.opinions_as_table)(figures)
    measured = [budget for budget in BUDGETS["opinions"] if figures[budget.figure] is not None]
    return exit_code(broken(measured, figures))


def run_survey(chosen: argparse.Namespace) -> int:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from sammenhold.bench import served, submitting, survey, telling
    from sammenhold.bench.scenario import BUDGETS, broken, exit_code

    def submissions() -> float:
        served.migrate()
        wave = submitting.opened()
        with served.site() as server:
            return submitting.per_second(server, wave)

    figures = survey.measure(submissions=submissions)
    (telling.as_json if chosen.json else telling.survey_as_table)(figures)
    measured = [budget for budget in BUDGETS["survey"] if figures[budget.figure] is not None]
    return exit_code(broken(measured, figures))


def run_suggestions(chosen: argparse.Namespace) -> int:
    from sammenhold.bench import suggestions, telling

    figures = suggestions.measure(chosen.data)
    (telling.as_json if chosen.json else telling.as_list)(figures)
    return 1 if figures["precision"] < LEAST_PRECISION else 0


def _positive(kind: Any) -> Any:
    def positive(text: str) -> Any:
        if kind(text) <= 0:
            raise argparse.ArgumentTypeError("more than 0")
        return kind(text)

    return positive


def _share(text: str) -> float:
    if not 0 < float(text) < 1:
        raise argparse.ArgumentTypeError("a share is between 0 and 1")
    return float(text)
