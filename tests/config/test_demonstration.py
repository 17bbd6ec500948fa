"""The demonstration workplace."""

import pytest
from django.core.management.base import CommandError

from sammenhold.config.demonstration import people, workplace
from sammenhold.directory.models import Organisation, Person, Role, Unit

pytestmark = pytest.mark.django_db


def test_nine_people_of_whom_four_are_elsewhere() -> None:
    workplace.ensure()
    team = Unit.objects.get(name=people.TEAM)
    elsewhere = team.people.exclude(site__name=people.HOUSE, home_days_per_week__lt=3)
    assert team.people.count() == 9
    assert elsewhere.count() == 4
    assert elsewhere.filter(time_zone="America/Nuuk").count() == 1


def test_a_leader_and_a_safety_representative_can_sign_in() -> None:
    workplace.ensure()
    kinds = {Role.Kind.LEADER, Role.Kind.SAFETY_REP, Role.Kind.FACILITATOR}
    roles = Role.objects.filter(unit__name=people.TEAM, kind__in=kinds, person__user__isnull=False)
    assert set(roles.values_list("kind", flat=True)) == kinds


def test_it_is_made_once() -> None:
    first, second = workplace.ensure(), workplace.ensure()
    assert first.facilitator == second.facilitator
    assert Person.objects.filter(unit__name=people.TEAM).count() == 9


def test_it_says_where_to_go_and_signs_the_facilitator_in(client) -> None:
    greeting = workplace.ensure().greeting("http://testserver")
    link = next(word for word in greeting.split() if word.startswith("http://testserver/"))
    client.post(link.removeprefix("http://testserver"))
    assert client.session.get("_auth_user_id")


def test_it_is_never_put_beside_a_real_workplace() -> None:
    Organisation.objects.create(name="A real one")
    with pytest.raises(CommandError, match="real workplace"):
        workplace.ensure()
