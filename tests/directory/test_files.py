"""The staff lists a workplace brings: a clean one, one with commas, and one as real exports are."""

import pytest

from directory.conftest import TakeIn
from directory.people import CLEAN, COMMA, MESSY, file_of
from sammenhold.directory.imports.findings import Code
from sammenhold.directory.imports.planning import Fate, Kind, Plan
from sammenhold.directory.models import Person, Site, Unit


def named(name: str) -> Person:
    return Person.objects.get(name=name)


@pytest.fixture
def messy(take_in: TakeIn) -> dict[int, Fate]:
    return {fate.row: fate for fate in take_in(file_of(MESSY)).fates}


def kinds(plan: Plan) -> dict[Kind, int]:
    return {kind: count for kind, count in plan.counts.items() if count}


def test_a_clean_list_arrives_whole(take_in: TakeIn) -> None:
    plan = take_in(file_of(CLEAN))
    assert kinds(plan) == {Kind.NEW: 231}
    assert plan.warnings == 0
    assert Person.objects.count() == 232
    assert Unit.objects.count() == 16
    assert Site.objects.count() == 5
    anne = named("Anne Sørensen")
    assert (anne.number, anne.email) == ("4118", "ansoer@sundby.example")
    assert (str(anne.employment_fraction), str(anne.home_days_per_week)) == ("1.000", "2.5")
    assert anne.unit.name == "Sagsbehandling Handicap"
    assert anne.unit.parent
    assert anne.unit.parent.name == "Sundhed og Ældre"
    assert anne.manager
    assert anne.manager.name == "Mehmet Andersen"


def test_the_same_list_with_commas_changes_nothing(take_in: TakeIn) -> None:
    take_in(file_of(CLEAN))
    plan = take_in(file_of(COMMA))
    assert kinds(plan) == {Kind.UNCHANGED: 60}
    assert Person.objects.count() == 232


@pytest.mark.parametrize("name", [CLEAN, COMMA, MESSY])
def test_a_second_import_changes_nothing(take_in: TakeIn, name: str) -> None:
    take_in(file_of(name))
    before = list(Person.objects.order_by("pk").values())
    again = take_in(file_of(name))
    assert not again.changes_something
    assert list(Person.objects.order_by("pk").values()) == before


def test_the_messy_list_loses_nobody(take_in: TakeIn) -> None:
    plan = take_in(file_of(MESSY))
    assert kinds(plan) == {Kind.NEW: 230, Kind.REPEATED: 1}
    assert Person.objects.count() == 231


def test_nobody_known_loses_what_a_messy_cell_cannot_replace(take_in: TakeIn) -> None:
    take_in(file_of(CLEAN))
    plan = take_in(file_of(MESSY))
    assert kinds(plan) == {Kind.CHANGED: 5, Kind.UNCHANGED: 225, Kind.REPEATED: 1}
    assert named("Maja Berthelsen").email == "maber@sundby.example"
    assert named("Nivi Ågård").email == "niaagaa@sundby.example"
    assert str(Person.objects.get(number="4184").home_days_per_week) == "4.0"
    assert Person.objects.filter(number="4145").exists()


DEFECTS = [
    (22, "Maja Berthelsen", "email", Code.NO_EMAIL),
    (33, "Nivi Ågård", "email", Code.EMAIL_REPEATED),
    (46, "Kirsten Johansen", "", Code.REPEATED),
    (59, "Malik Hansen", "manager", Code.UNKNOWN_MANAGER),
    (63, "Morten Khan", "manager", Code.MANAGER_RING),
    (74, "Åge Mortensen", "unit", Code.NO_UNIT),
    (85, "Birgitte Khan", "home_days", Code.NOT_A_NUMBER),
    (97, "Marianne Skaarup", "time_zone", Code.UNKNOWN_ZONE),
    (104, "Lene Andersen", "title", Code.TIDIED),
    (112, "Søren Ågård", "name", Code.TIDIED),
    (122, "Emil Christensen", "fraction", Code.NOT_A_NUMBER),
    (133, "Sofie Yilmaz", "email", Code.BAD_EMAIL),
    (152, "Sofie Madsen", "parent", Code.STRAY_PARENT),
    (162, '=HYPERLINK("http://x.example";"klik")', "name", Code.FORMULA),
]


@pytest.mark.parametrize(("row", "name", "column", "code"), DEFECTS)
def test_each_defect_is_named_by_row_and_column(
    messy: dict[int, Fate], row: int, name: str, column: str, code: Code
) -> None:
    fate = messy[row]
    assert fate.name == name
    assert [(finding.column, finding.code) for finding in fate.findings] == [(column, code)]


def test_nothing_else_is_found(messy: dict[int, Fate]) -> None:
    assert {row for row, fate in messy.items() if fate.findings} == {row for row, *_ in DEFECTS}


def test_each_defect_is_mended(messy: dict[int, Fate]) -> None:
    assert named("Maja Berthelsen").email == ""
    assert (named("Nivi Ågård").email, named("Åge Rasmussen").email) == ("", "aagras@sundby.example")
    assert Person.objects.filter(number="4144").count() == 1
    assert named("Malik Hansen").manager is None
    assert named("Øystein Mortensen").manager == named("Morten Khan")
    assert named("Morten Khan").manager is None
    assert named("Åge Mortensen").unit.name == "Stab"
    assert Person.objects.get(number="4184").home_days_per_week is None
    assert named("Marianne Skaarup").time_zone == ""
    assert named("Lene Andersen").title == "Projektleder og tovholder"
    assert named("Søren Ågård").number == "4211"
    assert named("Emil Christensen").employment_fraction is None
    assert Person.objects.get(number="4232").email == ""
    assert named("Sofie Madsen").unit.name == "Hjemmepleje Syd"
    assert named('Mette "Mulle" Holm; Vikar').number == "4202"
    assert named('=HYPERLINK("http://x.example";"klik")').number == "4260"
    assert not Unit.objects.filter(name="Ukendt forvaltning").exists()
