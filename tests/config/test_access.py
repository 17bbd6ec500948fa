"""Every address, met by five kinds of people: what each gets is written down here, whole.

`in`: sent to sign in · a number: the answer's status · GET first, then POST. A new address must be added.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sammenhold.accounts.models import User
from sammenhold.directory.models import Organisation, Person, Role
from sammenhold.rounds.models import Lead, Round
from sammenhold.themes.models import Said
from sammenhold.workshops.commands import joining, preparing, templates
from sammenhold.workshops.doors import cookie_name
from sammenhold.workshops.letters import stop_token
from sammenhold.workshops.models import Workshop

pytestmark = pytest.mark.django_db

WHO = ("stranger", "outsider", "colleague", "participant", "facilitator")
NOBODY = "in in · 404 404 · 404 404 · in in"
READ_ONLY = "in in · 404 405 · 404 405 · in in · 200 405"
TABLE = {
    # address: stranger · an administrator elsewhere · a colleague without a role · participant · facilitator
    "front": "200 200 · 302 302 · 302 302 · 200 200 · 302 302",
    "themes": "200 200 · 200 200 · 200 200 · 200 200 · 200 200",
    "theme": "200 200 · 200 200 · 200 200 · 200 200 · 200 200",
    "style": "200 200 · 200 200 · 200 200 · 200 200 · 200 200",
    "accessibility": "200 405 · 200 405 · 200 405 · 200 405 · 200 405",
    "join": "200 200 · 200 200 · 200 200 · 302 302 · 200 200",
    "share": "200 200 · 200 200 · 200 200 · 302 302 · 200 200",
    "turn": "302 302 · 302 302 · 302 302 · 302 302 · 302 302",
    "pass": "405 302 · 405 302 · 405 302 · 405 302 · 405 302",
    "one-more": "405 302 · 405 302 · 405 302 · 405 302 · 405 302",
    "qr": "200 200 · 200 200 · 200 200 · 200 200 · 200 200",
    "join-by-link": "200 200 · 200 200 · 200 200 · 302 302 · 200 200",
    "room": "302 302 · 302 302 · 302 302 · 200 200 · 302 302",
    "act": "405 404 · 405 404 · 405 404 · 405 302 · 405 404",
    "choices": "302 302 · 302 302 · 302 302 · 200 200 · 302 302",
    "participants-minutes": "404 404 · 404 404 · 404 404 · 200 200 · 404 404",
    "participants-minutes-pdf": "404 404 · 404 404 · 404 404 · 200 200 · 404 404",
    "participants-minutes-docx": "404 404 · 404 404 · 404 404 · 200 200 · 404 404",
    "participants-minutes-xlsx": "404 404 · 404 404 · 404 404 · 200 200 · 404 404",
    "so-far": "302 302 · 302 302 · 302 302 · 404 404 · 302 302",
    "screen": "200 200 · 200 200 · 200 200 · 200 200 · 200 200",
    "home": "in in · 200 405 · 200 405 · in in · 200 405",
    "round-start": "in in · 200 200 · 200 404 · in in · 200 200",
    "round": READ_ONLY,
    "round-prepare": READ_ONLY,
    "round-leads": NOBODY + " · 200 200",
    "round-paper": NOBODY + " · 200 302",
    "round-print": READ_ONLY,
    "new-workshop": NOBODY + " · 200 200",
    "workshop": NOBODY + " · 200 200",
    "add-question": "in in · 405 404 · 405 404 · in in · 405 302",
    "change-step": "in in · 405 404 · 405 404 · in in · 405 302",
    "invitations": NOBODY + " · 200 200",
    "schedule": NOBODY + " · 200 200",
    "mails": "in in · 405 404 · 405 404 · in in · 405 302",
    "stop-mails": "200 302 · 200 302 · 200 302 · 200 302 · 200 302",
    "restore-step": "in in · 405 404 · 405 404 · in in · 405 302",
    "replace-agenda": "in in · 405 404 · 405 404 · in in · 405 302",
    "keep-agenda": "in in · 405 404 · 405 404 · in in · 405 302",
    "templates": "in in · 200 400 · 404 404 · in in · 200 400",
    "template": "in in · 405 404 · 404 404 · in in · 405 302",
    "template-file": "in in · 404 405 · 404 404 · in in · 200 405",
    "leader-present": "in in · 405 404 · 405 404 · in in · 405 302",
    "rehearse": "in in · 405 404 · 405 404 · in in · 405 302",
    "rehearsal-beat": "in in · 405 404 · 405 404 · in in · 405 404",
    "rehearsal-end": "in in · 405 404 · 405 404 · in in · 405 404",
    "console": "in in · 404 404 · 404 404 · in in · 200 302",
    "console-act": "in in · 405 404 · 405 404 · in in · 405 302",
    "minutes": READ_ONLY,
    "minutes-pdf": READ_ONLY,
    "minutes-docx": READ_ONLY,
    "minutes-xlsx": READ_ONLY,
    "minutes-json": READ_ONLY,
}


@dataclass
class World:
    clients: dict[str, Client]
    given: dict[str, dict[str, object]]


@pytest.fixture
def world() -> World:
    home, elsewhere = (Organisation.objects.create(name=name) for name in ("Sundby", "Nordby"))
    unit, other = (organisation.units.create(name="Team") for organisation in (home, elsewhere))
    lead = person(home, unit, "lead@sundby.example")
    lead.roles.create(unit=unit, kind=Role.Kind.LEADER)
    person(home, unit, "colleague@sundby.example")
    outsider = person(elsewhere, other, "admin@nordby.example")
    outsider.roles.create(unit=other, kind=Role.Kind.ADMINISTRATOR)
    round = Round.objects.create(organisation=home, unit=unit, title="Forløb")
    Lead.objects.create(round=round, person=lead, part=Lead.Part.LEADER)
    workshop = preparing.create(round, "45")
    key = joining.join(workshop, "room", "da")
    token = joining.invite(workshop, [lead.pk])[lead.pk]
    clients = {who: Client(raise_request_exception=False) for who in WHO}
    clients["participant"].cookies[cookie_name(workshop)] = key
    for who, mail in (
        ("outsider", "admin@nordby"),
        ("colleague", "colleague@sundby"),
        ("facilitator", "lead@sundby"),
    ):
        clients[who].force_login(User.objects.get(email=f"{mail}.example"))
    return World(clients, given(round, workshop, lead, token))


def person(organisation: Organisation, unit: object, email: str) -> Person:
    user = User.objects.create_user(email)
    return Person.objects.create(organisation=organisation, unit=unit, name=email, email=email, user=user)


def given(round: Round, workshop: Workshop, lead: Person, token: str) -> dict[str, dict[str, object]]:
    step = workshop.steps.all()[2]
    kept = templates.keep(workshop, Said(da="Vores"))
    by_code = (
        *("join", "share", "turn", "pass", "one-more", "qr", "room", "act", "choices", "so-far"),
        *("participants-minutes", "participants-minutes-pdf"),
        *("participants-minutes-docx", "participants-minutes-xlsx"),
    )
    by_round = ("round", "round-prepare", "round-leads", "round-paper", "round-print", "new-workshop")
    by_workshop = (
        *("workshop", "add-question", "change-step", "invitations", "console", "console-act"),
        *("schedule", "mails", "leader-present", "restore-step", "replace-agenda", "keep-agenda"),
        *("minutes", "minutes-pdf", "minutes-docx", "minutes-xlsx", "minutes-json"),
        *("rehearse", "rehearsal-beat", "rehearsal-end"),
    )
    found: dict[str, dict[str, object]] = {name: {"code": workshop.code} for name in by_code}
    found |= {name: {"round_id": round.pk} for name in by_round}
    found |= {name: {"pk": workshop.pk} for name in by_workshop}
    found["change-step"]["step_id"] = step.pk
    found["round-paper"]["document"] = found["round-print"]["document"] = "notice"
    found["template"] = found["template-file"] = {"pk": kept.pk}
    found["theme"] = {"key": "tema5"}
    found["screen"] = {"key": workshop.screen_key}
    found["join-by-link"] = {"token": token}
    found["stop-mails"] = {"token": stop_token(workshop.invitations.all())}
    return found


@pytest.mark.parametrize("name", sorted(TABLE))
def test_everybody_gets_what_is_theirs(world: World, name: str) -> None:
    if "minutes" in name:
        Workshop.objects.update(minutes=empty_minutes(), state=Workshop.State.CLOSED)
    address = reverse(name, kwargs=world.given.get(name, {}))
    met = " · ".join(f"{meet(world, who, 'get', address)} {meet(world, who, 'post', address)}" for who in WHO)
    assert met == TABLE[name]


def meet(world: World, who: str, method: str, address: str) -> str:
    answer = getattr(world.clients[who], method)(address)
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith(reverse(settings.LOGIN_URL))
    return "in" if to_sign_in else str(answer.status_code)


def empty_minutes() -> dict[str, object]:
    from sammenhold.workshops.queries.minutes import frozen_minutes

    return frozen_minutes(Workshop.objects.get())


def names(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name


ELSEWHERE = {"set_language", "sign-in-link", "demo-mail", "socialaccount_signup", "socialaccount_connections"}
TESTED_THERE = (
    "account_",
    "mfa_",
    "openid_",
    "socialaccount_login",
    "people",
    "person",
    "units",
    "organisation",
)


def test_no_address_is_left_out() -> None:
    """Sign-in and the directory have tables of their own in their tests."""
    found = {name for name in names(get_resolver()) if not name.startswith(TESTED_THERE)}
    assert found - ELSEWHERE == set(TABLE)
