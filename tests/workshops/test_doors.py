"""Coming in, and shaping the agenda, through the pages."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person
from sammenhold.workshops import doors
from sammenhold.workshops.commands import joining
from sammenhold.workshops.models import Participant
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
HERE = {"place": "room", "language": "da", "name": ""}


@pytest.fixture(autouse=True)
def _forget_wrong_codes() -> None:
    cache.clear()


@pytest.fixture
def leading(leader: Person) -> Client:
    leader.user = User.objects.create_user(leader.email)
    leader.save()
    client = Client()
    client.force_login(leader.user)
    return client


def test_a_personal_link_lets_in_one_device_once(table: Table, leader: Person) -> None:
    link = reverse("join-by-link", args=[joining.invite(table.workshop, [leader.pk])[leader.pk]])
    owner, curious = Client(), Client()
    assert curious.get(link).status_code == 200, "looking does not use it up"
    assert owner.post(link, HERE).status_code == 302
    assert owner.get(link)["Location"] == reverse("room", args=[table.workshop.code])
    assert curious.get(link).status_code == 410
    assert curious.post(link, HERE).status_code == 410
    assert Participant.objects.filter(personal=True).count() == 1
    assert not curious.cookies.get(doors.cookie_name(table.workshop))


def test_a_device_that_comes_back_is_the_same_participant(table: Table) -> None:
    phone, address = Client(), reverse("join", args=[table.workshop.code.lower()])
    before = Participant.objects.count()
    phone.post(address, HERE)
    assert phone.get(address).status_code == 302
    assert phone.post(address, HERE).status_code == 302
    assert Participant.objects.count() == before + 1


def test_where_links_are_asked_for_the_code_is_not_enough(table: Table, leading: Client) -> None:
    terms = {"title": "Kun med link", "dot_limit": "5", "links_only": "on"}
    assert leading.post(reverse("workshop", args=[table.workshop.pk]), terms).status_code == 302
    address = reverse("join", args=[table.workshop.code])
    assert Client().get(address).status_code == 403
    assert Client().post(address, HERE).status_code == 403


def test_guessing_codes_is_stopped_at_every_door(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "WRONG_CODES_IN_A_WHILE", 6)
    guesser = Client()
    doorways = ("join", "room", "qr", "choices", "participants-minutes", "participants-minutes-pdf")
    answers = [
        guesser.get(reverse(name, args=[f"ZZZZ{place}Z"])).status_code for place, name in enumerate(doorways)
    ]
    assert answers == [404] * 6
    assert guesser.get(reverse("join", args=["ZZZZZZ"])).status_code == 429
    assert guesser.post(reverse("front"), {"code": "ZZZZZZ"}).status_code == 429


def test_a_step_is_moved_timed_taken_out_and_put_back(make_table, leading: Client) -> None:  # type: ignore[no-untyped-def]
    table: Table = make_table(0, 0, begun=False)
    workshop = table.workshop
    second = workshop.steps.all()[1]
    address = reverse("change-step", args=[workshop.pk, second.pk])
    leading.post(address, {"do": "up"})
    assert workshop.steps.all()[0] == second
    leading.post(address, {"minutes": "9"})
    assert workshop.steps.get(pk=second.pk).minutes == 9
    leading.post(address, {"minutes": "0"})
    assert workshop.steps.get(pk=second.pk).minutes == 9
    leading.post(address, {"do": "remove"})
    assert "theme" not in [step.kind for step in workshop.steps.all()]
    leading.post(reverse("add-question", args=[workshop.pk]), {"kind": "theme"})
    kinds = [step.kind for step in workshop.steps.all()]
    assert kinds == ["arrive", "theme", "gains", "risks", "question", "close"]
    leading.post(reverse("add-question", args=[workshop.pk]), {"title": "Vores eget?", "minutes": "7"})
    assert [step.title for step in workshop.steps.all()][-2] == "Vores eget?"


def test_a_step_that_has_begun_stays(table: Table, leading: Client) -> None:
    step = table.step
    leading.post(reverse("change-step", args=[table.workshop.pk, step.pk]), {"do": "remove"})
    assert table.step == step


def test_nobody_leads_after_the_end(table: Table) -> None:
    table.go_to("close", "decisions")
    table.lead("next", at=table.at)
    for kind in ("take", "timer", "back", "goto", "lead-propose"):
        outcome = table.lead(kind, question="Q1", minutes="1", text="for sent", at=table.at)
        assert getattr(outcome, "code", "") == "closed", kind
    assert set(Participant.objects.values_list("name", flat=True)) == {""}


def test_what_is_wrong_with_the_agenda_is_said_where_it_is_swapped_in(make_table, leading: Client) -> None:  # type: ignore[no-untyped-def]
    table: Table = make_table(0, 0, begun=False)
    address = reverse("change-step", args=[table.workshop.pk, table.workshop.steps.all()[1].pk])
    page = leading.post(address, {"minutes": "0"}, follow=True, headers={"HX-Request": "true"})
    agenda = page.content.decode().partition('id="agenda"')[2]
    assert "notice-error" in agenda
