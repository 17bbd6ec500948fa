"""A rehearsal is marked, belongs to those who lead, is met nowhere else, and leaves nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person
from sammenhold.jobs import clock
from sammenhold.live.engine import page
from sammenhold.live.looks import Viewer
from sammenhold.rehearsals import commands, due
from sammenhold.rehearsals.models import Rehearsal
from sammenhold.workshops.models import Participant, Workshop
from tests.rehearsals.conftest import Stage

pytestmark = pytest.mark.django_db(transaction=True)
Begin = Callable[..., Stage]
HERE = {"place": "room", "language": "da", "name": ""}


def rows() -> dict[str, int]:
    """How many there are of everything that the two packages keep."""
    models = [*apps.get_app_config("workshops").get_models(), *apps.get_app_config("rehearsals").get_models()]
    return {model.__name__: model._base_manager.count() for model in models}


def test_it_begins_and_ends_by_a_button_and_leaves_nothing(workshop: Workshop, leading: Client) -> None:
    before = rows()
    answer = leading.post(reverse("rehearse", args=[workshop.pk]), {"people": "9"})
    made = Rehearsal.objects.get()
    assert answer["Location"] == reverse("console", args=[made.workshop_id])
    assert Participant.objects.filter(workshop=made.workshop_id).exists(), "they come at once"
    assert "PRØVE" in leading.get(answer["Location"]).content.decode()
    ended = leading.post(reverse("rehearsal-end", args=[made.workshop_id]), follow=True)
    assert "Alt i den er slettet" in ended.content.decode()
    left = rows()
    assert (left.pop("Workshop"), left.pop("Rehearsal")) == (before.pop("Workshop") + 1, 1)
    before.pop("Rehearsal")
    assert left == before, "the bare row stays a minute, so that screens can say that it is over"
    with clock.at(timezone.now() + timedelta(minutes=2)):
        due.forget_rehearsals()
    assert not Rehearsal.objects.exists()
    assert Workshop.rooms.count() == 1


def test_every_screen_says_that_it_is_a_rehearsal(begin: Begin) -> None:
    stage = begin()
    for audience in ("participant", "facilitator", "screen"):
        for language, word in (("da", "PRØVE"), ("en", "REHEARSAL")):
            assert word in page(stage.room.topic, Viewer(audience, language)).regions["head"]
    assert "PRØVE" in Client().get(reverse("join", args=[stage.room.code])).content.decode()


def test_ending_the_last_part_deletes_everything_and_says_so(begin: Begin) -> None:
    stage = begin(5)
    stage.beat(6)
    stage.lead("open")
    stage.beat(3)
    stage.lead("end")
    room = stage.room
    assert (room.state, room.minutes, room.steps.count()) == (Workshop.State.CLOSED, None, 0)
    for audience in ("participant", "facilitator", "screen"):
        shown = "".join(page(room.topic, Viewer(audience, "da")).regions.values())
        assert "Prøven er slut" in shown
        assert "Workshoppen er slut" not in shown


def test_ones_own_phone_takes_part_and_is_told_that_it_is_over(begin: Begin) -> None:
    stage, phone = begin(5), Client()
    phone.post(reverse("join", args=[stage.room.code]), HERE)
    assert "PRØVE" in phone.get(reverse("room", args=[stage.room.code])).content.decode()
    commands.end(stage.rehearsal)
    answer = phone.get(reverse("room", args=[stage.room.code]), follow=True)
    assert "Prøven er slut" in answer.content.decode()


def test_a_day_later_it_is_gone_even_if_nobody_ended_it(begin: Begin) -> None:
    begin(5).beat(3)
    with clock.at(timezone.now() + timedelta(hours=25)):
        due.forget_rehearsals()
    assert not Participant.objects.exists()
    with clock.at(timezone.now() + timedelta(hours=26)):
        due.forget_rehearsals()
    assert Workshop.rooms.count() == 1


def test_it_is_met_in_no_list_and_no_figure(workshop: Workshop, leading: Client, begin: Begin) -> None:
    stage = begin(5)
    assert list(Workshop.objects.all()) == [workshop]
    assert list(workshop.round.workshops.all()) == [workshop]
    page = leading.get(reverse("round", args=[workshop.round_id])).content.decode()
    assert str(stage.room.pk) not in page
    for name in ("minutes", "minutes-pdf", "minutes-json"):
        assert leading.get(reverse(name, args=[stage.room.pk])).status_code == 404
    assert leading.get(reverse("workshop", args=[stage.room.pk])).status_code == 302


def test_the_workshop_itself_is_untouched(workshop: Workshop, begin: Begin) -> None:
    stage = begin(5)
    stage.beat(5)
    stage.lead("open")
    stage.beat(5)
    workshop.refresh_from_db()
    assert workshop.state == Workshop.State.DRAFT
    assert not workshop.participants.exists()
    assert not workshop.steps.exclude(phase="").exists()


def test_pressing_twice_goes_on_with_the_one_there_is(workshop: Workshop, leading: Client) -> None:
    for _ in range(2):
        leading.post(reverse("rehearse", args=[workshop.pk]), {"people": "5"})
    made = Rehearsal.objects.get()
    assert "Fortsæt prøven" in leading.get(reverse("workshop", args=[workshop.pk])).content.decode()
    commands.end(made)
    leading.post(reverse("rehearse", args=[workshop.pk]), {"people": "5"})
    assert Rehearsal.objects.get() != made


def test_a_real_workshop_is_not_ended_like_a_rehearsal(workshop: Workshop, leading: Client) -> None:
    for name in ("rehearsal-end", "rehearsal-beat"):
        assert leading.post(reverse(name, args=[workshop.pk])).status_code == 404
    assert Workshop.objects.filter(pk=workshop.pk, state=Workshop.State.DRAFT).exists()


def test_only_those_who_lead_begin_and_end_it(workshop: Workshop, leader: Person, begin: Begin) -> None:
    stage = begin(5)
    user = User.objects.create_user("bo@sundby.example")
    leader.unit.people.create(organisation=leader.organisation, name="Bo", email=user.email, user=user)
    colleague = Client()
    colleague.force_login(user)
    assert colleague.post(reverse("rehearse", args=[workshop.pk]), {"people": "5"}).status_code == 404
    for name in ("rehearsal-end", "rehearsal-beat", "console-act"):
        assert colleague.post(reverse(name, args=[stage.room.pk])).status_code == 404
    assert stage.room.state == Workshop.State.DRAFT


@pytest.mark.parametrize("people", ["", "4", "9000", "ni"])
def test_so_many_do_not_come(workshop: Workshop, leading: Client, people: str) -> None:
    answer = leading.post(reverse("rehearse", args=[workshop.pk]), {"people": people}, follow=True)
    assert "Vælg, hvor mange der er med" in answer.content.decode()
    assert not Rehearsal.objects.exists()
