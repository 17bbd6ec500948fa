"""``sammenhold demo``: a workplace to try things out in."""

import argparse
import os
from typing import Any

from sammenhold.config import migrating, serving


def add_to(verbs: Any) -> None:
    parser = verbs.add_parser(
        "demo",
        help="try Sammenhold with a made-up workplace",
        description="Makes a demonstration workplace with a workshop that is ready to start, and serves it. "
        "Everything is kept in the folder .demo; delete the folder to start afresh.",
    )
    serving.add_address(parser)
    parser.add_argument("--no-serve", action="store_true", help="make the workplace, but start no server")
    parser.set_defaults(run=run, before=before)


def before(_: argparse.Namespace) -> None:
    os.environ["SAMMENHOLD_DEMO"] = "1"
    os.environ.setdefault("SAMMENHOLD_DATA", ".demo")


def run(chosen: argparse.Namespace) -> None:
    from django.conf import settings

    from sammenhold.config.demonstration import workplace

    print("Preparing the demonstration ...", flush=True)
    migrating.migrate()
    made = workplace.ensure()
    if chosen.no_serve:
        return
    with serving.bound(chosen.host, chosen.port) as listening:
        settings.PUBLIC_URL = settings.PUBLIC_URL or serving.address(listening)  # for links in its mails
        print(made.greeting(serving.address(listening)), flush=True)
        serving.serve(listening)
