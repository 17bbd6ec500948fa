"""Questions at the same time: planned on the agenda or over days, kept in templates, and not read first."""

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person
from sammenhold.jobs import clock
from sammenhold.themes.models import Agenda, Said
from sammenhold.workshops.commands import preparing, templates, windows
from sammenhold.workshops.due import close_windows
from sammenhold.workshops.models import Note, Step
from sammenhold.workshops.queries.scene import scene_of
from sammenhold.workshops.queries.windows import parts_of
from tests.workshops.conftest import Table
from tests.workshops.questions import AUDIENCES, seen_by, split, with_groups, write

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


def test_over_days_there_is_one_window_for_the_shared_writing(make_table: Callable[..., Table]) -> None:
    zone, monday = ZoneInfo("Europe/Copenhagen"), date(2026, 3, 23)
    table = make_table(2, 3, begun=False)
    steps = with_groups(table)
    windows.plan_days(table.workshop, zone, monday)
    parts = [(part.step, part.phase) for part in parts_of(scene_of(table.workshop.pk))]
    assert [part for part in parts if part[0] in steps] == [
        (steps[0], "write"),
        *((step, phase) for step in steps for phase in ("group", "vote", "decide")),
    ]
    with clock.at(datetime.combine(monday, time(8), zone)):
        table.lead("open")
        close_windows()
    with clock.at(datetime.combine(monday, time(16), zone)):
        close_windows()
        split(table, steps)
        write(table)
        assert "2026-03-23T16:00" in seen_by(table, steps[1])
    with clock.at(datetime.combine(monday, time(17), zone)):
        close_windows()
    assert (table.step, table.step.phase) == (steps[0], "group")
    assert not Note.objects.exclude(author=None).exists()


def test_moving_a_question_away_lets_it_stand_alone(table: Table) -> None:
    first, second = with_groups(table)
    preparing.move(table.workshop, Step.objects.get(pk=second.pk), -1)
    assert [step.course for step in Step.objects.filter(pk__in=(first.pk, second.pk))] == ["question"] * 2


def test_the_screens_cost_the_same_for_many_questions(make_table: Callable[..., Table]) -> None:
    def asked(more: int) -> list[int]:
        table = make_table(2, 0)
        first, _second = with_groups(table)
        for number in range(more):
            step = preparing.add(table.workshop, Step(kind=Step.Kind.QUESTION, title=f"{number}?", minutes=5))
            assert preparing.plan_beside(table.workshop, step, on=True)
        table.go_to("question", "write")
        found = []
        for audience in (*AUDIENCES, f"participant:{first.pk}"):
            with CaptureQueriesContext(connection) as queries:
                table.html(audience)
            found.append(len(queries))
        return found

    assert asked(0) == asked(4)
