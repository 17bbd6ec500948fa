"""Whole answers to a screening, sent to a running server as browsers send them."""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from urllib.parse import urlencode

from django.db import transaction
from django.utils import timezone

from sammenhold.bench.served import Served
from sammenhold.directory.models import Organisation, Person, Unit
from sammenhold.rounds.models import Round
from sammenhold.surveys import rules
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.commands import opening
from sammenhold.surveys.models import Response, Wave
from sammenhold.surveys.rules import LONGEST
from sammenhold.themes.queries import theme

PEOPLE, A_UNIT, AT_ONCE = 2_000, 20, 8
TOKEN = "a" * 32


@transaction.atomic
def opened() -> Wave:
    """A screening of two thousand people in a hundred units."""
    organisation = Organisation.objects.create(name="Bench")
    top = organisation.units.create(name="Bench")
    for number in range(PEOPLE // A_UNIT):
        _staff(organisation.units.create(name=f"Unit {number}", parent=top))
    round = Round.objects.create(organisation=organisation, unit=top, title="Bench")
    asked = theme(round.theme).questionnaire
    assert asked is not None
    closes = timezone.now() + LONGEST / 2
    wave = opening.plan(round, opening.Plan("Bench", closes, rules.chosen(asked, ()), 5))
    return opening.open_wave(wave.pk, "")


def per_second(server: Served, wave: Wave) -> float:
    """How many a second are sent, taken and durable.

    Raises
    ------
    RuntimeError
        If one of them was not taken.
    """
    codes = [code_of(seed) for seed in wave.invitations.values_list("seed", flat=True)]
    shares = [codes[start::AT_ONCE] for start in range(AT_ONCE)]
    answers = "3" * len(wave.asked.items)
    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as devices:
        sent = sum(devices.map(lambda share: _send(server, share, answers), shares))
    seconds = time.perf_counter() - began
    if not sent == len(codes) == Response.objects.count():
        raise RuntimeError(f"of {len(codes)} answers {Response.objects.count()} were taken")
    return sent / seconds


def _staff(unit: Unit) -> None:
    Person.objects.bulk_create(
        Person(
            organisation=unit.organisation,
            unit=unit,
            name=f"Person {number}",
            home_days_per_week=Decimal(number % 2 * 4),
        )
        for number in range(A_UNIT)
    )


def _send(server: Served, codes: list[str], answers: str) -> int:
    """One browser after the other on one line; how many were thanked."""
    line = http.client.HTTPConnection(server.host, server.port, timeout=60)
    form = urlencode({"csrfmiddlewaretoken": TOKEN})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"csrftoken={TOKEN}; answers={answers}",
    }
    thanked = 0
    for code in codes:
        line.request("POST", f"/q/{code}/send/", form, headers)
        answer = line.getresponse()
        answer.read()
        thanked += answer.status == http.client.FOUND
    line.close()
    return thanked
