"""``sammenhold survey``: a screening to try out."""

import argparse
from typing import Any


def add_to(verbs: Any) -> None:
    parser = verbs.add_parser("survey", help="make up a finished screening, to try out its result")
    acts = parser.add_subparsers(title="acts", dest="act", metavar="ACT", required=True)
    simulate = acts.add_parser(
        "simulate",
        help="a finished screening with made-up answers",
        description="Makes a screening of a round's unit with made-up answers, and publishes it. Marked as "
        "made up wherever it is shown, nobody is written to, and it is never compared with a real one.",
    )
    simulate.add_argument("round", help="the round: its title, or the id in its address")
    simulate.add_argument("--share", type=float, default=0.75, help="how many of those asked answer (0.75)")
    simulate.add_argument("--seed", type=int, default=1, help="another number gives other answers")
    simulate.add_argument("--texts", action="store_true", help="people are asked in their own words too")
    simulate.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> None:
    from django.core.management.base import CommandError

    from sammenhold.surveys import rules
    from sammenhold.surveys.commands import opening, simulating
    from sammenhold.themes.queries import theme

    if not 0 <= chosen.share <= 1:
        raise CommandError("the share lies between 0 and 1")
    round = _round(chosen.round)
    asked = theme(round.theme).questionnaire
    if asked is None:
        raise CommandError(f"the theme {round.theme} has no questionnaire")
    if chosen.texts and not asked.texts:
        raise CommandError(f"the questionnaire of the theme {round.theme} has no text questions")
    try:
        short = rules.chosen(asked, ())
        wave = simulating.simulate(round, short, chosen.share, chosen.seed, texts=chosen.texts)
    except opening.TooFewError:
        raise CommandError("fewer than fifteen people are in the unit: they talk instead") from None
    print(f"{wave.title}: {wave.summary['answered']} of {wave.summary['invited']} have answered")


def _round(wanted: str) -> Any:
    from uuid import UUID

    from django.core.management.base import CommandError

    from sammenhold.rounds.models import Round

    rounds = Round.objects.select_related("unit", "organisation")
    try:
        found = rounds.filter(pk=UUID(wanted))
    except ValueError:
        found = rounds.filter(title=wanted)
    if len(found) != 1:
        raise CommandError(f"there is not exactly one round called {wanted!r}")
    return found[0]
