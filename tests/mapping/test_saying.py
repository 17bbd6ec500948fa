"""Saying how one works: what is kept, what takes whose place, and what is refused."""

from datetime import time
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from mapping.conftest import Workplace, said
from sammenhold.directory.models import Organisation
from sammenhold.mapping import commands
from sammenhold.mapping.bands import Band
from sammenhold.mapping.choices import Source
from sammenhold.mapping.models import PatternLink, WorkPattern
from sammenhold.mapping.queries import bands_of
from sammenhold.mapping.queries.own import link, own


def test_saying_the_same_twice_changes_nothing(sundby: Workplace) -> None:
    ali = sundby.person("Ali")
    for _ in range(2):
        commands.say(ali.pk, said({sundby.hall.pk: 16}, home=4))
    pattern = WorkPattern.objects.get()
    assert (pattern.home_days, pattern.source) == (4, Source.SAID)
    assert [(row.site, row.days) for row in pattern.sites.all()] == [(sundby.hall, 16)]


@pytest.mark.parametrize(
    ("home", "more"),
    [
        (29, {}),
        (0, {}),
        (4, {"starts": None}),
        (4, {"starts": time(16), "ends": time(8)}),
        (4, {"starts": time(8), "ends": time(8)}),
    ],
)
def test_days_and_hours_that_cannot_be_are_refused(sundby: Workplace, home: int, more: Any) -> None:
    ali = sundby.person("Ali")
    with pytest.raises(commands.ImpossibleError):
        commands.say(ali.pk, said(home=home, **more))
    assert not WorkPattern.objects.exists()


def test_a_site_of_another_organisation_is_refused(sundby: Workplace) -> None:
    elsewhere = Organisation.objects.create(name="Nordby").sites.create(name="Havnen")
    with pytest.raises(commands.ImpossibleError):
        commands.say(sundby.person("Ali").pk, said({elsewhere.pk: 20}))


def test_a_night_shift_is_a_day(sundby: Workplace) -> None:
    commands.say(sundby.person("Ali").pk, said(home=20, starts=time(22), ends=time(6)))
    assert WorkPattern.objects.exists()


def test_ones_own_word_takes_the_place_of_an_estimate_and_never_the_other_way(sundby: Workplace) -> None:
    mette = sundby.leader()
    ali = sundby.person("Ali")
    round = sundby.round(mette)
    commands.estimate(mette, round, {ali.pk: commands.Estimate(8, None)})
    assert WorkPattern.objects.get().source == Source.ESTIMATE
    commands.say(ali.pk, said({sundby.hall.pk: 18}, home=2))
    commands.estimate(mette, round, {ali.pk: commands.Estimate(20, None)})
    assert WorkPattern.objects.values_list("source", "home_days").get() == (Source.SAID, 2)


def test_an_estimate_can_be_taken_back(sundby: Workplace) -> None:
    mette = sundby.leader()
    ali, round = sundby.person("Ali"), sundby.round(mette)
    for reckoned in (commands.Estimate(8, 12), None):
        commands.estimate(mette, round, {ali.pk: reckoned})
    assert not WorkPattern.objects.exists()


def test_only_the_rounds_leaders_estimate(sundby: Workplace) -> None:
    mette, amir = sundby.leader(), sundby.leader("Amir Sikker")
    ali = sundby.person("Ali")
    round = sundby.round(mette)
    with pytest.raises(PermissionDenied):
        commands.estimate(amir, round, {ali.pk: commands.Estimate(8, None)})


def test_the_work_form_follows_the_own_word_then_the_estimate_then_the_staff_list(sundby: Workplace) -> None:
    mette = sundby.leader()
    ali, lone, thomas = (sundby.person(name, "0") for name in ("Ali", "Lone", "Thomas"))
    round = sundby.round(mette)
    commands.estimate(mette, round, {pk: commands.Estimate(8, None) for pk in (ali.pk, lone.pk)})
    commands.say(ali.pk, said({sundby.hall.pk: 4}, home=16))
    found = bands_of([sundby.team.pk])
    assert [found[each.pk] for each in (ali, lone, thomas)] == [Band.VIRTUAL, Band.MIXED, Band.ON_SITE]


def test_what_was_said_can_be_deleted(sundby: Workplace) -> None:
    ali = sundby.person("Ali")
    commands.say(ali.pk, said(home=20))
    commands.forget(ali.pk)
    assert not WorkPattern.objects.exists()


def test_a_link_works_once_and_keeps_only_a_fingerprint(sundby: Workplace) -> None:
    mette = sundby.leader()
    ali = sundby.person("Ali")
    token = commands.make_links(mette, sundby.round(mette), [ali.pk])[ali.pk]
    assert token not in PatternLink.objects.get().token_hash
    commands.say_by_link(token, said(home=20))
    with pytest.raises(commands.ClosedLinkError):
        commands.say_by_link(token, said(home=1))
    assert WorkPattern.objects.get().home_days == 20


def test_a_new_link_ends_the_old_one(sundby: Workplace) -> None:
    mette = sundby.leader()
    ali, round = sundby.person("Ali"), sundby.round(mette)
    first, second = (commands.make_links(mette, round, [ali.pk])[ali.pk] for _ in range(2))
    assert link(first) is None
    assert link(second)


def test_links_are_for_those_of_the_unit_only(sundby: Workplace) -> None:
    mette = sundby.leader()
    other = sundby.person("Else", unit=sundby.unit("Post"))
    assert commands.make_links(mette, sundby.round(mette), [other.pk]) == {}


def test_the_form_begins_with_the_staff_list(sundby: Workplace) -> None:
    ali = sundby.person("Ali", "1.5", employment_fraction=Decimal("0.8"), site=sundby.nuuk)
    initial = own(ali.pk).initial
    assert (initial[f"site_{sundby.nuuk.pk}"], initial["home_days"]) == (10, 6)
    assert initial["time_zone"] == "America/Nuuk"


def test_by_a_link_the_form_never_begins_with_what_was_said(sundby: Workplace) -> None:
    ali = sundby.person("Ali", "1")
    commands.say(ali.pk, said(home=20, channels=("mail",)))
    assert own(ali.pk).initial["home_days"] == 20
    by_link = own(ali.pk, from_staff_list=True).initial
    assert by_link["home_days"] == 4
    assert "channels" not in by_link
