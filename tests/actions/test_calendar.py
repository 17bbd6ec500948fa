"""A person's calendar: what stands in it, that files can be read, and that asking for one is cheap."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from sammenhold.actions.calendars import Event, file_of
from sammenhold.actions.commands import hand, mailing, moving
from sammenhold.actions.models import Action, Post
from sammenhold.agreements.commands import adopting, writing
from sammenhold.agreements.wording import Wording
from sammenhold.rounds.models import Round
from sammenhold.surveys.commands import opening
from sammenhold.themes.queries import theme
from tests.actions.conftest import MORNING, TODAY, Team

DAY = timedelta(days=1)


def address(team: Team, name: str = "Ali") -> str:
    mailing.open_posts()
    return f"/calendar/{Post.objects.get(person=team.people[name]).calendar_key}.ics"


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def fetched(client: Client, where: str) -> dict[str, Any]:
    return {str(event["summary"]): event for event in events(client.get(where).content)}


def test_it_has_ones_actions_and_follows_them(team: Team, client: Client) -> None:
    action = team.add(why="De hjemme hører os ikke", sign="Ingen spørger »hvad?«")
    team.add("En andens", "Bo")
    team.add("Uden dag")
    Action.objects.filter(title="Uden dag").update(due_on=None)
    where = address(team)
    found = fetched(client, where)
    assert set(found) == {action.title}
    before = found[action.title]
    assert before.decoded("dtstart") == TODAY + 7 * DAY
    assert before.decoded("dtend") == TODAY + 8 * DAY
    assert "De hjemme" in before["description"]
    with transaction.atomic():
        moving.give_more_time(hand.held_by_lead(team.member, team.round, action.pk), TODAY + 30 * DAY)
    after = fetched(client, where)[action.title]
    assert (after["uid"], after["sequence"]) == (before["uid"], before["sequence"] + 1)
    with transaction.atomic():
        moving.move(hand.held_by_lead(team.member, team.round, action.pk), Action.State.DONE)
    assert set(fetched(client, where)) == {f"Hjalp det? {action.title}"}
    assert set(fetched(client, where + "?language=en")) == {f"Did it help? {action.title}"}


def test_it_has_the_reviews_one_keeps_and_the_rounds_one_leads(team: Team, client: Client) -> None:
    team.add()
    writing.add(team.member, team.round, [Wording("nogen ringer", "tager vi den")])
    writing.look_after(team.member, team.round, team.people["Mette"].pk, TODAY + 28 * DAY, "")
    adopting.adopt(team.member, team.round, TODAY, by_meeting=True)
    asked = theme("tema5").questionnaire
    assert asked
    closes = MORNING + 10 * DAY
    opening.plan(Round.objects.get(pk=team.round.id), opening.Plan("Vurdering 1", closes, asked, 5))
    workshop = team.decided("x").step.workshop
    workshop.steps.get().windows.create(phase="write", closes_at=closes)
    type(workshop).objects.update(tempo="days", title="Over dage")
    found = fetched(client, address(team, "Mette"))
    assert set(found) == {"Se på teamaftalen igen: Ydelse", "Lukker: Vurdering 1", "Lukker: Over dage"}
    assert found["Lukker: Vurdering 1"].decoded("dtend") == closes
    assert set(fetched(client, address(team, "Ali"))) == {"Køb et bedre mødekamera"}


def test_asking_every_minute_is_cheap_and_says_when_nothing_is_new(
    team: Team, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    where = address(team, "Ali") if team.add() else ""
    tag = client.get(where)["ETag"]
    for _number in range(2):
        team.add("Bos", "Bo")
        with django_assert_num_queries(5):
            answer = client.get(where, headers={"if-none-match": tag})
        assert (answer.status_code, answer.content) == (304, b"")
    team.add("En til")
    with django_assert_num_queries(5):
        assert client.get(where, headers={"if-none-match": tag}).status_code == 200


def test_a_new_address_ends_the_old_one(team: Team, client: Client) -> None:
    team.add()
    old = address(team)
    assert old in client.get(old.replace(".ics", "/")).content.decode()
    client.post(old.replace(".ics", "/"))
    assert client.get(old).status_code == client.get(old.replace(".ics", "/")).status_code == 404
    assert client.get(address(team)).status_code == 200


def test_one_action_for_those_who_may_read_the_plan(team: Team, client: Client) -> None:
    action = team.add()
    where = f"/rounds/{team.round.id}/actions/{action.pk}/action.ics"
    assert client.get(where).status_code == 302
    client.force_login(team.people["Mette"].user)  # type: ignore[arg-type]
    answer = client.get(where)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert [str(one["uid"]) for one in events(answer.content)] == [f"action-{action.pk.hex}-due@sammenhold"]


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
made = st.lists(
    st.builds(
        Event,
        uid=st.uuids().map(str),
        title=words,
        begins=st.dates(date(2000, 1, 1), date(2090, 1, 1)) | moments,
        changed=moments,
        text=words,
        sequence=st.integers(0, 10**6),
    ),
    max_size=5,
)


@given(made)
def test_a_file_can_be_read_and_says_what_was_put_in(made: Sequence[Event]) -> None:
    content = file_of("Sammenhold", made)
    assert Calendar.from_ical(content).to_ical() == content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    read = [
        Event(
            uid=str(one["uid"]).removesuffix("@sammenhold"),
            title=str(one["summary"]),
            begins=one.decoded("dtstart"),
            changed=one.decoded("dtstamp"),
            text=str(one.get("description", "")),
            sequence=one["sequence"],
        )
        for one in events(content)
    ]
    assert read == list(made)
