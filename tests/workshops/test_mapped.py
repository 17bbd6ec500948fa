"""A workshop begins with the map of its unit."""

from collections.abc import Iterator

import pytest

from sammenhold.jobs import clock
from sammenhold.mapping.drawing import map_of
from sammenhold.mapping.models import WorkPattern
from sammenhold.rounds.models import Lead, Round
from sammenhold.themes.queries import theme
from sammenhold.workshops.board.quoting import quoted
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Workshop
from tests.surveys.conftest import MORNING, House, forty_and_nine

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house() -> Iterator[House]:
    with clock.at(MORNING):
        yield forty_and_nine()


def round_of(house: House, unit_id: int) -> Round:
    round = Round.objects.create(organisation=house.organisation, unit_id=unit_id, title="Forløb")
    round.leads.create(person=house.leader, part=Lead.Part.LEADER)
    return round


def said(workshop: Workshop, code: str) -> list[str]:
    return list(quoted(workshop, theme(workshop.round.theme).question(code)))


def test_the_question_of_who_works_virtually_quotes_the_map_and_no_other_does(house: House) -> None:
    workshop = preparing.create(round_of(house, house.service.pk), "45")
    assert workshop.mapped is not None
    (line,) = said(workshop, "Q1")
    assert line.startswith(f"Kortlægningen af Borgerservice ({workshop.mapped['n']} personer)")
    assert not said(workshop, "Q2")


def test_too_few_have_no_figures(house: House) -> None:
    few = house.organisation.units.create(name="Få", parent=house.top)
    house.team.people.exclude(pk__in=house.team.people.all()[:4]).update(unit=house.top)
    house.team.people.update(unit=few)
    workshop = preparing.create(round_of(house, few.pk), "45")
    assert workshop.mapped is None
    assert not said(workshop, "Q1")


def test_what_is_drawn_anew_reaches_those_that_have_not_begun(house: House) -> None:
    round = round_of(house, house.service.pk)
    workshop, begun = preparing.create(round, "45"), preparing.create(round, "45")
    Workshop.objects.filter(pk=begun.pk).update(state=Workshop.State.OPEN)
    before = workshop.mapped
    for person in house.service.people.all():
        WorkPattern.objects.create(person=person, home_days=20)
    map_of(round)
    workshop.refresh_from_db()
    begun.refresh_from_db()
    assert workshop.mapped is not None
    assert workshop.mapped["home"] == 5.0
    assert begun.mapped == before != workshop.mapped
