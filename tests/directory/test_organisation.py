"""The organisation's page: who may set how long notes are kept, and what is said before fewer days hold."""

import pytest
from django.test import Client

from sammenhold.directory import commands
from sammenhold.directory.models import Organisation, Person

PAGE = "/organisation/"


def days(organisation: Organisation) -> int:
    organisation.refresh_from_db()
    return organisation.notes_days


def test_a_new_organisation_keeps_notes_for_thirty_days(sundby: Organisation) -> None:
    assert days(sundby) == 30


def test_more_days_are_saved_at_once(office: Client, sundby: Organisation) -> None:
    assert 'value="30"' in office.get(PAGE).text
    assert office.post(PAGE, {"notes_days": "90"}).status_code == 302
    assert days(sundby) == 90


def test_fewer_days_are_said_before_they_are_saved(office: Client, sundby: Organisation) -> None:
    page = office.post(PAGE, {"notes_days": "7"}).text
    assert "Det er færre dage end nu." in page
    assert "Ingen workshop sluttede for længere siden end det" in page
    assert days(sundby) == 30
    assert "færre dage end nu" in office.post(PAGE, {"notes_days": "6", "sure": "7"}).text
    assert days(sundby) == 30
    assert office.post(PAGE, {"notes_days": "7", "sure": "7"}).status_code == 302
    assert days(sundby) == 7


@pytest.mark.parametrize("wrong", ["0", "366", "-1", "", "mange", "1e9"])
def test_what_is_no_number_of_days_is_refused(office: Client, sundby: Organisation, wrong: str) -> None:
    assert office.post(PAGE, {"notes_days": wrong}).status_code == 422
    assert days(sundby) == 30


def test_only_administrators_set_it(client: Client, sundby: Organisation, anna: Person) -> None:
    assert client.get(PAGE).status_code == 302
    other = Person.objects.create(organisation=sundby, unit=anna.unit, name="Bo", email="bo@sundby.example")
    client.force_login(commands.let_person_in(other))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"notes_days": "1", "sure": "1"}).status_code == 403
    assert days(sundby) == 30


def test_it_is_found_from_the_page_of_people(office: Client) -> None:
    assert f'href="{PAGE}"' in office.get("/people/").text
