"""Every address, met by five kinds of people: what each gets is written down here, whole.

`in`: sent to sign in · a number: the answer's status · GET first, then POST. A new address must be added.
"""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

from sammenhold.accounts.models import User
from sammenhold.directory.members import Member
from sammenhold.directory.models import Organisation, Person, Role
from sammenhold.jobs import clock
from sammenhold.mapping import commands as asking
from sammenhold.rounds.models import Lead, Round
from sammenhold.rounds.queries import round_of
from sammenhold.surveys.commands import opening
from sammenhold.surveys.models import Wave
from sammenhold.themes.models import Said
from sammenhold.themes.queries import theme
from sammenhold.workshops.commands import joining, preparing, templates
from sammenhold.workshops.doors import cookie_name
from sammenhold.workshops.letters import stop_token
from sammenhold.workshops.models import Workshop
from tests.config.addresses import agreed, names, planned

pytestmark = pytest.mark.django_db

WHO = ("stranger", "outsider", "colleague", "participant", "facilitator")
NOBODY = "in in · 404 404 · 404 404 · in in"
GROUP = 1
ON_PAPER = ("wave-letters", "wave-sheet", "wave-slips", "wave-type-in")
READ_ONLY = "in in · 404 405 · 404 405 · in in · 200 405"
READ_OWN = "in in · 200 405 · 200 405 · in in · 200 405"
FILES = ("pdf", "docx", "xlsx")
WRITTEN = ("new", "care", "sentence", "ask", "review-ask")
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
    "round-paper-pdf": READ_ONLY,
    "round-paper-docx": READ_ONLY,
    "follow-up": READ_ONLY,
    "map-me": "in in · 200 422 · 200 422 · in in · 200 422",
    "map-forget": "in in · 405 302 · 405 302 · in in · 405 302",
    "map-week": READ_OWN,
    "map-leading": READ_OWN,
    "map-link": "200 200 · 200 200 · 200 200 · 200 200 · 200 200",
    "map-link-week": "302 405 · 302 405 · 302 405 · 302 405 · 302 405",
    "round-map": READ_ONLY,
    "round-map-links": NOBODY + " · 200 200",
    "round-map-estimate": NOBODY + " · 200 302",
    "round-map-dispersion": READ_ONLY,
    "agreement": READ_ONLY,
    **{f"agreement-{page}": NOBODY + " · 200 422" for page in WRITTEN},
    "agreement-sources": NOBODY + " · 200 302",
    "agreement-asking": NOBODY + " · 302 302",
    "agreement-links": NOBODY + " · 302 302",
    "agreement-adopt": NOBODY + " · 302 422",
    "agreement-versions": READ_ONLY,
    "agreement-review": NOBODY + " · 404 404",
    "agreement-link": "404 404 · 404 404 · 404 404 · 404 404 · 404 404",
    "how-we-work": "200 405 · 200 405 · 200 405 · 200 405 · 200 405",
    "agreement-stop": "200 302 · 200 302 · 200 302 · 200 302 · 200 302",
    "action-link": "200 200 · 200 200 · 200 200 · 200 200 · 200 200",
    "digest-stop": "200 302 · 200 302 · 200 302 · 200 302 · 200 302",
    "calendar": "200 302 · 404 404 · 404 404 · 404 404 · 404 404",  # a press makes a new address
    "calendar-file": "200 405 · 200 405 · 200 405 · 200 405 · 200 405",
    "calendar-mine": "in in · 302 405 · 302 405 · in in · 302 405",
    "action-calendar": READ_ONLY,
    "actions": READ_ONLY,
    "action": "in in · 404 404 · 404 404 · in in · 200 422",
    "action-new": NOBODY + " · 200 422",
    "action-change": NOBODY + " · 200 422",
    "action-take": NOBODY + " · 200 302",
    "outbox": "in in · 200 302 · 403 403 · in in · 403 403",
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
    "enter-code": "200 422 · 200 422 · 200 422 · 200 422 · 200 422",
    "answer": "404 405 · 404 405 · 404 405 · 404 405 · 404 405",
    "question": "404 404 · 404 404 · 404 404 · 404 404 · 404 404",
    "last-look": "404 404 · 404 404 · 404 404 · 404 404 · 404 404",
    "own-words": "404 404 · 404 404 · 404 404 · 404 404 · 404 404",
    "survey-thanks": "200 200 · 200 200 · 200 200 · 200 200 · 200 200",
    "survey-result": "404 404 · 404 404 · 404 404 · 404 404 · 404 404",
    **{f"survey-result-{kind}": "404 404 · 404 404 · 404 404 · 404 404 · 404 404" for kind in FILES},
    "new-wave": NOBODY + " · 200 200",
    "wave": NOBODY + " · 200 302",
    "change-plan": NOBODY + " · 200 422",
    "wave-questions": READ_ONLY,
    "questionnaire-file": "in in · 200 405 · 200 405 · in in · 200 405",
    "wave-result": "in in · 404 405 · 404 405 · in in · 404 405",
    "wave-texts": NOBODY + " · 200 302",
    "wave-letters": READ_ONLY,
    "wave-sheet": READ_ONLY,
    "wave-slips": NOBODY + " · 200 422",
    "wave-type-in": NOBODY + " · 200 422",
    **{f"wave-result-{kind}": "in in · 404 405 · 404 405 · in in · 404 405" for kind in FILES},
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


def member(person: Person) -> Member:
    roles = frozenset(person.roles.values_list("kind", "unit_id"))
    return Member(person.pk, person.name, person.organisation_id, person.unit_id, roles)


def given(round: Round, workshop: Workshop, lead: Person, token: str) -> dict[str, dict[str, object]]:
    step = workshop.steps.all()[2]
    kept = templates.keep(workshop, Said(da="Vores"))
    by_code = (
        *("join", "share", "turn", "pass", "one-more", "qr", "room", "act", "choices", "so-far"),
        *("participants-minutes", "participants-minutes-pdf"),
        *("participants-minutes-docx", "participants-minutes-xlsx"),
    )
    by_round = (
        *("round", "round-prepare", "round-leads", "round-paper", "round-print"),
        *("round-paper-pdf", "round-paper-docx", "follow-up"),
        *("new-workshop", "new-wave"),
    )
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
    for name in ("round-paper", "round-print", "round-paper-pdf", "round-paper-docx"):
        found[name]["document"] = "notice"
    found["template"] = found["template-file"] = {"pk": kept.pk}
    found |= {name: {"round_id": round.pk} for name in names(get_resolver()) if name.startswith("round-map")}
    found |= agreed(member(lead), round_of(member(lead), round.pk))
    mapped = asking.make_links(member(lead), round_of(member(lead), round.pk), [lead.pk])
    found["map-link"] = found["map-link-week"] = {"token": mapped[lead.pk]}
    found["theme"] = found["questionnaire-file"] = {"key": "tema5"}
    asked = theme("tema5").questionnaire
    assert asked is not None
    wave = opening.plan(round, opening.Plan("Vurdering", clock.now() + timedelta(days=7), asked, 5))
    found |= {name: {"pk": wave.pk} for name in ("wave", "change-plan", "wave-questions", "wave-result")}
    found |= {name: {"pk": wave.pk} for name in ("wave-letters", "wave-sheet", "wave-slips")}
    found["wave-type-in"] = {"pk": wave.pk, "group": GROUP}
    found |= {name: {"key": wave.result_key} for name in ("survey-thanks", "survey-result")}
    found |= {f"wave-result-{kind}": {"pk": wave.pk} for kind in FILES}
    found |= {f"survey-result-{kind}": {"key": wave.result_key} for kind in FILES}
    found["wave-texts"] = {"pk": wave.pk}
    found |= {name: {"code": "AAAA-BBBB-CCCC"} for name in ("answer", "question", "last-look", "own-words")}
    found["question"]["number"] = 1
    found["screen"] = {"key": workshop.screen_key}
    found["join-by-link"] = {"token": token}
    found |= planned(member(lead), round_of(member(lead), round.pk))
    found["stop-mails"] = {"token": stop_token(workshop.invitations.all())}
    return found


@pytest.mark.parametrize("name", sorted(TABLE))
def test_everybody_gets_what_is_theirs(world: World, name: str) -> None:
    if "minutes" in name:
        Workshop.objects.update(minutes=empty_minutes(), state=Workshop.State.CLOSED)
    if name in ON_PAPER:
        take_answers()
    if name == "wave-texts":
        Wave.objects.update(asks_texts=True, computed_at=clock.now(), summary={"texts": {}})
    address = reverse(name, kwargs=world.given.get(name, {}))
    met = " · ".join(f"{meet(world, who, 'get', address)} {meet(world, who, 'post', address)}" for who in WHO)
    assert met == TABLE[name]


def meet(world: World, who: str, method: str, address: str) -> str:
    answer = getattr(world.clients[who], method)(address)
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith(reverse(settings.LOGIN_URL))
    return "in" if to_sign_in else str(answer.status_code)


def take_answers() -> None:
    """Letters and answers on paper are there while the screening is open."""
    Wave.objects.update(state=Wave.State.OPEN, tree={"1": {"name": "Team", "parent": None}})
    Wave.objects.get().groups.create(pk=GROUP, node="1", bands=["mixed"], invited=5, owed=1)


def empty_minutes() -> dict[str, object]:
    from sammenhold.workshops.queries.minutes import frozen_minutes

    return frozen_minutes(Workshop.objects.get())


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
