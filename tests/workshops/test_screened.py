"""A workshop begins with the published screening of its unit."""

import random
from collections.abc import Iterator

import pytest
from django.test import Client

from sammenhold.jobs import clock
from sammenhold.rounds.models import Lead, Round
from sammenhold.surveys.commands import publishing
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.scene import bars_of, scene_of
from sammenhold.workshops.queries.screening import beginning_of
from tests.surveys.conftest import MORNING, House, forty_and_nine, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[House]:
    """Forty and nine have answered; the figures stand, and nobody but those who lead has seen them."""
    with clock.at(MORNING):
        found = opened(forty_and_nine())
        found.all_answer(random.Random(4))
        found.close()
        publishing.publish(found.wave.pk)
        yield found


def in_unit(house: House, unit_id: int) -> Workshop:
    round = Round.objects.create(organisation=house.organisation, unit_id=unit_id, title="Forløb")
    round.leads.create(person=house.leader, part=Lead.Part.LEADER)
    return preparing.create(round, "45")


def test_a_workshop_takes_in_what_everybody_may_see(house: House) -> None:
    assert in_unit(house, house.service.pk).screened is None
    publishing.release(house.wave.pk)
    workshop = in_unit(house, house.service.pk)
    assert workshop.screened is not None
    assert workshop.screened["unit"] == "Borgerservice"
    assert len(workshop.screened["first"]) == 3
    lowest = sorted(workshop.screened["scores"].values())[:3]
    assert [workshop.screened["scores"][code] for code in workshop.screened["first"]] == lowest


def test_one_that_is_prepared_already_gets_it_when_it_is_released(house: House) -> None:
    workshop = in_unit(house, house.service.pk)
    begun = in_unit(house, house.service.pk)
    Workshop.objects.filter(pk=begun.pk).update(state=Workshop.State.OPEN)
    publishing.release(house.wave.pk)
    workshop.refresh_from_db()
    begun.refresh_from_db()
    assert workshop.screened
    assert begun.screened is None


def test_a_team_of_nine_begins_with_the_result_above_it(house: House) -> None:
    publishing.release(house.wave.pk)
    found = in_unit(house, house.team.pk).screened
    assert found is not None
    assert found["unit"] == "Borger og Service"


def test_another_organisation_learns_nothing(house: House) -> None:
    publishing.release(house.wave.pk)
    other = forty_and_nine_elsewhere()
    assert preparing.create(other, "45").screened is None


def forty_and_nine_elsewhere() -> Round:
    from sammenhold.directory.models import Organisation

    organisation = Organisation.objects.create(name="Nordby")
    return Round.objects.create(
        organisation=organisation, unit=organisation.units.create(name="Team"), title="x"
    )


def test_the_page_suggests_questions_that_fit_and_puts_them_on_the_agenda(house: House) -> None:
    publishing.release(house.wave.pk)
    workshop = in_unit(house, house.service.pk)
    beginning = beginning_of(workshop)
    assert beginning is not None
    assert len(beginning.questions) == 3
    client = Client()
    assert house.leader.user is not None
    client.force_login(house.leader.user)
    assert "Den begynder med vurderingen" in client.get(f"/workshops/{workshop.pk}/").content.decode()
    for question in beginning.questions:
        if not question.taken:
            client.post(f"/workshops/{workshop.pk}/steps/", {"question": question.code, "minutes": "20"})
    after = beginning_of(workshop)
    assert after is not None
    assert all(question.taken for question in after.questions)


def test_the_figures_stand_beside_the_groups_own_turned_round(house: House) -> None:
    publishing.release(house.wave.pk)
    workshop = in_unit(house, house.service.pk)
    step = workshop.steps.get(kind="risks")
    bars = bars_of(scene_of(workshop.pk), step)
    assert workshop.screened is not None
    assert {bar.code: bar.screened for bar in bars} == {
        code: 100 - score for code, score in workshop.screened["scores"].items()
    }
