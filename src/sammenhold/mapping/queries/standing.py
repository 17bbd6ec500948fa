"""How everybody in some units works, by the best that is known of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sammenhold.directory.models import Person
from sammenhold.mapping.choices import Source
from sammenhold.mapping.days import Days, common_sites, listed, main_site, share_apart
from sammenhold.mapping.models import WorkPattern
from sammenhold.mapping.queries.word import Word, word_of


@dataclass(frozen=True)
class Roll:
    """The people of some units, with what they have said or what was estimated of them."""

    people: tuple[Person, ...]
    said: Mapping[int, Word]
    estimated: Mapping[int, Word]


@dataclass(frozen=True)
class Standing:
    """One person's work in figures: never shown, only counted together.

    `days` is ``None`` when nobody has said how many are home days. `share` of their days is apart from most
    of the unit, 0 to 1. Titles and the site are those of the staff list.
    """

    person_id: int
    unit_id: int
    title: str
    profession: str
    listed_site_id: int | None
    days: Days | None
    share: float | None
    expected_home_days: int | None


def roll(units: Iterable[int]) -> Roll:
    people = tuple(Person.objects.filter(unit__in=set(units)).order_by("pk"))
    found = WorkPattern.objects.filter(person__in=[person.pk for person in people])
    patterns = list(found.prefetch_related("sites"))
    said, estimated = (_words(patterns, source) for source in (Source.SAID, Source.ESTIMATE))
    return Roll(people, said, estimated)


def standings(roll: Roll, told: Mapping[int, Word] | None = None) -> tuple[Standing, ...]:
    """Everybody: what the person says comes first, then an estimate, then the staff list.

    With `told`, of what people say only that counts; the others are as the staff list has them.
    """
    words = {**roll.estimated, **(roll.said if told is None else told)}
    days = {each.pk: words[each.pk].days if each.pk in words else listed_days(each) for each in roll.people}
    sites = {each.pk: main_site(days[each.pk], each.site_id) for each in roll.people}
    common = common_sites((each.unit_id, sites[each.pk]) for each in roll.people)
    return tuple(
        Standing(
            each.pk,
            each.unit_id,
            each.title,
            each.profession,
            each.site_id,
            days[each.pk],
            share_apart(days[each.pk], sites[each.pk], common.get(each.unit_id)),
            words[each.pk].expected if each.pk in words else None,
        )
        for each in roll.people
    )


def _words(patterns: Iterable[WorkPattern], source: Source) -> Mapping[int, Word]:
    return {each.person_id: word_of(each) for each in patterns if each.source == source}


def listed_days(person: Person) -> Days | None:
    """The four weeks that the staff list tells of."""
    fraction = float(person.employment_fraction) if person.employment_fraction else None
    home = None if person.home_days_per_week is None else float(person.home_days_per_week)
    return listed(person.site_id, home, fraction)
