"""Ten thousand people at once."""

import time

from pytest_django import DjangoAssertNumQueries

from directory.conftest import TakeIn
from sammenhold.directory import commands
from sammenhold.directory.models import Organisation, Person


def list_of(count: int, title: str = "Medarbejder") -> bytes:
    rows = ["Nr;Navn;E-mail;Afdeling;Overafdeling;Stilling;Nærmeste leder;Hjemmearbejdsdage"]
    for at in range(count):
        unit, above = at % 500, at % 20
        leader = f"p{at // 20}@x.example" if at >= 20 else ""
        rows.append(f"{at};Person {at};p{at}@x.example;Enhed {unit};Enhed {above};{title};{leader};2,5")
    return "\n".join(rows).encode()


def test_ten_thousand_people_are_imported_changed_and_left_alone_in_seconds(
    take_in: TakeIn, sundby: Organisation, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    started = time.process_time()
    for title, changes in (("Medarbejder", 10_000), ("Konsulent", 10_000), ("Konsulent", 0)):
        plan = take_in(list_of(10_000, title))
        assert len(plan.new) + len(plan.changed) == changes
    assert time.process_time() - started < 40
    assert Person.objects.exclude(manager=None).count() == 9_980
    with django_assert_max_num_queries(5):
        commands.plan_import(list_of(10_000), sundby.pk)
