"""One measurement: a workshop, a server, everybody in it, and the reference beside it."""

import gc
import os
from typing import Any

import uvloop
from django.core.management.base import CommandError
from django.db import connection

from sammenhold.bench import figures, ground, replay, served, workplace
from sammenhold.bench.listeners import Failed
from sammenhold.bench.scenario import Scenario
from sammenhold.bench.session import Session
from sammenhold.bench.telling import say


def measure(scenario: Scenario) -> dict[str, Any]:
    """All figures of `scenario`, ready to be printed as JSON."""
    served.allow_files(scenario.listeners)
    load, disk = os.getloadavg()[0], ground.disk()
    say(f"a workshop of {scenario.listeners}: {scenario.acts} votes, each on every screen")
    voting = workplace.create(scenario.listeners, scenario.acts)
    gc.disable()  # a pause of ours would be taken for the server's
    try:
        with served.site() as server:
            session = Session(scenario, voting, server)
            taken = uvloop.run(session.run())
        say("the reference: the same bytes by a bare broadcast")
        taken |= replay.measure(session.frames, scenario.listeners)
    except Failed as failure:
        raise CommandError(str(failure)) from failure
    finally:
        gc.enable()
    stored, accepted = voting.stored(), session.accepted
    connection.close()
    return {
        "listeners": scenario.listeners,
        "acts_per_second": scenario.acts_per_second,
        "seconds": scenario.seconds,
        "lost": taken["unanswered"] + figures.lost(accepted, stored, session.screens),
        "duplicated": figures.duplicated(accepted, stored, session.screens),
        **taken,
        "cpu_ratio": _ratio(taken["cpu_us_per_frame"], taken["reference_cpu_us_per_frame"]),
        "load_average": round(load, 2),
        **disk,
        "database": connection.vendor,
    }


def _ratio(figure: float, reference: float) -> float | None:
    """None where the reference took less than the system's clock can tell."""
    return round(figure / reference, 2) if reference else None
