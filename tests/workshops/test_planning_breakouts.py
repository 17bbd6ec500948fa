"""Questions at the same time are planned on the agenda's page, kept in templates, and not read first."""

from collections.abc import Callable

import pytest
from django.test import Client

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person
from sammenhold.themes.models import Agenda, Said
from sammenhold.workshops.commands import preparing, templates
from sammenhold.workshops.models import Step
from tests.workshops.conftest import Table
from tests.workshops.questions import with_groups

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leading(leader: Person) -> Client:
    leader.user = User.objects.create(email=leader.email)
    leader.save()
    client = Client()
    client.force_login(leader.user)
    return client


def test_the_agenda_page_plans_it(table: Table, leading: Client) -> None:
    first, second = with_groups(table)
    address = f"/workshops/{table.workshop.pk}/steps/{second.pk}/"
    leading.post(address, {"minutes": "20", "beside": "0"})
    assert Step.objects.get(pk=first.pk).course == "question"
    leading.post(address, {"minutes": "20", "beside": "1"})
    assert Step.objects.get(pk=first.pk).course == "apart"
    assert "På samme tid" in leading.get(f"/workshops/{table.workshop.pk}/").content.decode()


def test_a_template_keeps_what_is_worked_on_at_once(table: Table) -> None:
    with_groups(table)
    kept = templates.keep(table.workshop, Said(da="To på én gang"))
    again = preparing.make(table.workshop.round, Agenda.model_validate(kept.agenda))
    assert [step.course for step in again.steps.filter(kind="question")] == ["apart", "beside"]


def test_reading_first_cannot_be_chosen_beside_it(make_table: Callable[..., Table], leading: Client) -> None:
    table = make_table(begun=False)
    page, terms = f"/workshops/{table.workshop.pk}/", {"title": "x", "dot_limit": "5", "read_first": "on"}
    told = "spørgsmål, der tages på samme tid. Lad dem først"
    assert told not in leading.get(page).content.decode()
    with_groups(table)
    kept = templates.keep(table.workshop, Said(da="To på én gang"))
    assert told in leading.get(page).content.decode()
    leading.post(page, terms)
    table.workshop.refresh_from_db()
    assert not table.workshop.read_first
    table.workshop.steps.filter(beside__isnull=False).delete()
    table.workshop.steps.update(apart=False)
    leading.post(page, terms)
    answer = leading.post(f"{page}agenda/", {"agenda": f"own:{kept.pk}"}, follow=True).content.decode()
    assert "I denne workshop læses indlæggene først" in answer
    assert not table.workshop.steps.filter(apart=True).exists()
