"""Work forms in bands, and who is in which."""

from decimal import Decimal

import pytest

from sammenhold.directory.models import Organisation, Person
from sammenhold.mapping.bands import Band, band_of
from sammenhold.mapping.queries import bands_of


@pytest.mark.parametrize(
    ("share", "band"),
    [
        (0.0, Band.ON_SITE),
        (0.25, Band.ON_SITE),
        (0.26, Band.MIXED),
        (0.5, Band.MIXED),
        (0.51, Band.VIRTUAL),
        (1.0, Band.VIRTUAL),
        (None, Band.MIXED),
    ],
)
def test_more_than_half_is_virtual_and_more_than_a_quarter_mixed(share: float | None, band: Band) -> None:
    assert band_of(share) is band


@pytest.mark.django_db
def test_who_is_apart_from_most_of_the_unit_is_virtual() -> None:
    organisation = Organisation.objects.create(name="Sundby")
    unit = organisation.units.create(name="Team")
    here, nuuk = (organisation.sites.create(name=name) for name in ("Rådhuset", "Nuuk"))
    home = {
        "Ali": (here, "0"),
        "Lone": (here, "4"),
        "Mette": (here, "2"),
        "Aviaja": (nuuk, "0"),
        "Ny": (None, None),
    }
    for name, (site, days) in home.items():
        unit.people.create(
            organisation=organisation, name=name, site=site, home_days_per_week=days and Decimal(days)
        )
    found = bands_of([unit.pk])
    assert {person.name: found[person.pk] for person in Person.objects.all()} == {
        "Ali": Band.ON_SITE,
        "Lone": Band.VIRTUAL,
        "Mette": Band.MIXED,
        "Aviaja": Band.VIRTUAL,
        "Ny": Band.MIXED,
    }


@pytest.mark.django_db
def test_where_nobody_is_in_the_majority_a_site_says_nothing() -> None:
    organisation = Organisation.objects.create(name="Sundby")
    unit = organisation.units.create(name="Team")
    for name in ("Rådhuset", "Nuuk"):
        site = organisation.sites.create(name=name)
        unit.people.create(organisation=organisation, name=name, site=site, home_days_per_week=Decimal(0))
    assert set(bands_of([unit.pk]).values()) == {Band.ON_SITE}
