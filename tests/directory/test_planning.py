"""The laws of an import, and the cases the staff lists do not hold."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.directory.imports.columns import Row, Sheet
from sammenhold.directory.imports.findings import Code
from sammenhold.directory.imports.planning import Fate, Kind, Plan, plan
from sammenhold.directory.imports.present import KnownUnit, Present, Record

EMPTY = Present("Huset", "Europe/Copenhagen", 1, (KnownUnit(1, None, "Huset"),), (), ())
COLUMNS = ("number", "name", "email", "unit", "parent", "title", "site", "manager", "home_days", "time_zone")
NAMES = ["", "Ida", "ida", "Bo", "Åse Ø", "=1+1"]
CELLS = {
    "number": ["", "", "1", "2", "3"],
    "name": NAMES,
    "email": ["", "", "a@x.dk", "A@x.dk", "b@x.dk", "c@x.dk", "nej"],
    "unit": ["", "Huset", "A", "B", "C", "a"],
    "parent": ["", "Huset", "A", "B", "Ukendt"],
    "title": ["", "Leder", " Leder "],
    "site": ["", "Nord", "nord"],
    "manager": ["", "a@x.dk", "b@x.dk", "1", "2", "Bo", "Ida", "ukendt"],
    "home_days": ["", "2,5", "2.5", "9", "halv"],
    "time_zone": ["", "Europe/Copenhagen", "Asia/Tokyo", "Mars"],
}


@st.composite
def sheets(draw: st.DrawFn, columns: tuple[str, ...] = COLUMNS, names: list[str] = NAMES) -> Sheet:
    chosen = draw(st.sets(st.sampled_from(columns)).map(lambda some: sorted(some - {"name"})))
    cells = {"name": names, **{name: CELLS[name] for name in chosen}}
    row = st.fixed_dictionaries({name: st.sampled_from(cells[name]) for name in cells})
    return sheet(*draw(st.lists(row, max_size=7)))


def namesakes() -> st.SearchStrategy[Sheet]:
    """People whom nothing but what the rows say of them tells apart."""
    return sheets(tuple(name for name in COLUMNS if name not in {"number", "email"}), ["Ida", "ida", "Bo"])


def sheet(*rows: dict[str, str]) -> Sheet:
    names = tuple(rows[0]) if rows else ("name",)
    return Sheet(
        {name: name for name in names}, (), tuple(Row(at, cells) for at, cells in enumerate(rows, 2))
    )


def after(done: Plan, present: Present) -> Present:
    """The directory when the plan is carried out, as the database would number things."""
    units = _numbered([unit.id for unit in done.new_units], [unit.id for unit in present.units])
    sites = _numbered([site.id for site in done.new_sites], [key for key, _ in present.sites])
    people = _numbered([person.id for person in done.new], [person.id for person in present.people])

    def settled(record: Record) -> Record:
        return replace(
            record,
            id=people.get(record.id, record.id),
            unit=units.get(record.unit, record.unit),
            site=sites.get(record.site or 0, record.site),
            manager=people.get(record.manager or 0, record.manager),
        )

    changed = {record.id: settled(record) for record in done.changed}
    return replace(
        present,
        units=present.units
        + tuple(KnownUnit(units[u.id], units.get(u.parent, u.parent), u.name) for u in done.new_units),
        sites=present.sites + tuple((sites[site.id], site.name) for site in done.new_sites),
        people=tuple(changed.get(record.id, record) for record in present.people)
        + tuple(map(settled, done.new)),
    )


def _numbered(new: list[int], old: list[int]) -> dict[int, int]:
    return {key: max(old, default=0) + at for at, key in enumerate(new, 1)}


def fates(*rows: dict[str, str], present: Present = EMPTY) -> list[Fate]:
    return list(plan(sheet(*rows), present).fates)


def codes(fate: Fate) -> list[Code]:
    return [finding.code for finding in fate.findings]


@settings(max_examples=200, deadline=None)
@given(sheets() | namesakes(), sheets() | namesakes())
def test_the_same_file_again_changes_nothing(earlier: Sheet, file: Sheet) -> None:
    present = after(plan(earlier, EMPTY), EMPTY)
    present = after(plan(file, present), present)
    again = plan(file, present)
    assert not again.changes_something
    assert {fate.kind for fate in again.fates} <= {Kind.UNCHANGED, Kind.REPEATED, Kind.IMPOSSIBLE}


@settings(max_examples=150, deadline=None)
@given(sheets(), sheets())
def test_nobody_is_lost_and_nothing_is_double(earlier: Sheet, file: Sheet) -> None:
    present = after(plan(earlier, EMPTY), EMPTY)
    done = plan(file, present)
    then = after(done, present)
    assert [fate.row for fate in done.fates] == [row.number for row in file.rows]
    assert {record.id for record in present.people} <= {record.id for record in then.people}
    assert {record.email for record in present.people} - {""} <= {r.email for r in then.people} | {
        change.old for fate in done.fates for change in fate.changes
    }
    for name in ("number", "email"):
        used = Counter(getattr(record, name) for record in then.people if getattr(record, name))
        assert all(count == 1 for count in used.values())
    kept = {record.name.casefold() for record in then.people}
    for row, fate in zip(file.rows, done.fates, strict=True):
        wanted = row.cells["name"].casefold()
        assert not wanted or fate.kind is Kind.REPEATED or wanted in kept
        assert fate.kind is not Kind.IMPOSSIBLE or not wanted
    assert all(record.name for record in then.people)


@settings(max_examples=150, deadline=None)
@given(sheets(), sheets())
def test_nothing_ever_goes_in_rings(earlier: Sheet, file: Sheet) -> None:
    present = after(plan(earlier, EMPTY), EMPTY)
    then = after(plan(file, present), present)
    leaders = {record.id: record.manager for record in then.people}
    parents = {unit.id: unit.parent for unit in then.units}
    for up in (leaders, parents):
        for start in up:
            at, steps = up[start], 0
            while at is not None and steps <= len(up):
                at, steps = up[at], steps + 1
            assert at is None


@settings(deadline=None)
@given(sheets())
def test_a_plan_depends_on_nothing_but_file_and_directory(file: Sheet) -> None:
    assert plan(file, EMPTY).digest == plan(file, EMPTY).digest


def test_a_ring_of_three_is_broken_at_its_last_row() -> None:
    found = fates(
        {"name": "A", "email": "a@x.dk", "manager": "B"},
        {"name": "B", "email": "b@x.dk", "manager": "C"},
        {"name": "C", "email": "c@x.dk", "manager": "A"},
    )
    assert [codes(fate) for fate in found] == [[], [], [Code.MANAGER_RING]]


def test_a_parent_nobody_works_in_becomes_a_unit_below_the_top() -> None:
    done = plan(
        sheet({"name": "A", "unit": "It", "parent": "Stab"}, {"name": "B", "unit": "It", "parent": "Stab"}),
        EMPTY,
    )
    units = {unit.name: unit for unit in done.new_units}
    assert units["Stab"].parent == EMPTY.top
    assert units["It"].parent == units["Stab"].id
    assert [codes(fate) for fate in done.fates] == [[Code.UNKNOWN_PARENT], []]


def test_units_of_one_name_below_different_parents_are_two() -> None:
    done = plan(
        sheet(
            {"name": "A", "unit": "Nord", "parent": "Huset"},
            {"name": "B", "unit": "Syd", "parent": "Huset"},
            {"name": "C", "unit": "Team 1", "parent": "Nord"},
            {"name": "D", "unit": "Team 1", "parent": "Syd"},
        ),
        EMPTY,
    )
    assert [unit.name for unit in done.new_units] == ["Nord", "Syd", "Team 1", "Team 1"]


def test_units_in_a_ring_are_placed_below_the_top() -> None:
    done = plan(
        sheet({"name": "A", "unit": "X", "parent": "Y"}, {"name": "B", "unit": "Y", "parent": "X"}), EMPTY
    )
    assert {(unit.name, unit.parent) for unit in done.new_units} == {("Y", 1), ("X", -1)}
    assert Code.UNIT_RING in codes(done.fates[1])


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0,6", "0.600"),
        ("0.6", "0.600"),
        ("60 %", "0.600"),
        ("62,5%", "0.625"),
        ("1", "1.000"),
        ("-0", "0.000"),
    ],
)
def test_shares_are_written_in_many_ways(text: str, share: str) -> None:
    (person,) = plan(sheet({"name": "A", "fraction": text}), EMPTY).new
    assert str(person.fraction) == share


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("37", Code.OUT_OF_RANGE),
        ("-1", Code.OUT_OF_RANGE),
        ("1.2.3", Code.NOT_A_NUMBER),
        ("٣", Code.NOT_A_NUMBER),
    ],
)
def test_what_cannot_be_a_share_is_left_empty(text: str, code: Code) -> None:
    done = plan(sheet({"name": "A", "fraction": text}), EMPTY)
    assert codes(done.fates[0]) == [code]
    assert done.new[0].fraction is None


def test_two_people_exchange_their_mails() -> None:
    rows = ({"number": "1", "name": "A", "email": "a@x.dk"}, {"number": "2", "name": "B", "email": "b@x.dk"})
    present = after(plan(sheet(*rows), EMPTY), EMPTY)
    swapped = [{**row, "email": other["email"]} for row, other in zip(rows, rows[::-1], strict=True)]
    done = plan(sheet(*swapped), present)
    assert [record.email for record in done.changed] == ["b@x.dk", "a@x.dk"]
    assert done.released == {1, 2}


def test_a_row_with_a_cell_that_cannot_be_used_leaves_the_namesake_to_the_row_that_says_more() -> None:
    rows = ({"name": "Ida", "home_days": "2,5"}, {"name": "Ida", "home_days": "halv"})
    present = after(plan(sheet(*rows), EMPTY), EMPTY)
    for order in (rows, rows[::-1]):
        assert {fate.kind for fate in fates(*order, present=present)} == {Kind.UNCHANGED}


def test_nobody_is_new_while_a_namesake_can_make_room() -> None:
    there = ({"name": "Ida", "unit": "A", "title": "x"}, {"name": "Ida", "unit": "B", "title": "x"})
    present = after(plan(sheet(*there), EMPTY), EMPTY)
    found = fates(
        {"name": "Ida", "unit": "", "title": "x"}, {"name": "Ida", "unit": "A", "title": "y"}, present=present
    )
    assert [fate.kind for fate in found] == [Kind.UNCHANGED, Kind.CHANGED]


@pytest.mark.parametrize(("number", "leader"), [("1", "Åse"), ("", "")])
def test_a_ring_leaves_the_leader_known_of_those_known_for_certain(number: str, leader: str) -> None:
    ida = {"number": number, "name": "Ida"}
    bo, aase = {"number": "2", "name": "Bo", "manager": "Ida"}, {"number": "3", "name": "Åse", "manager": ""}
    present = after(plan(sheet({**ida, "manager": "Åse"}, bo, aase), EMPTY), EMPTY)
    then = after(plan(sheet({**ida, "manager": "Bo"}, bo, aase), present), present)
    names = {record.id: record.name for record in then.people}
    assert [names.get(record.manager or 0, "") for record in then.people] == [leader, "Ida", ""]


def test_a_mail_of_somebody_not_in_the_file_stays_theirs() -> None:
    present = after(plan(sheet({"number": "1", "name": "A", "email": "a@x.dk"}), EMPTY), EMPTY)
    (fate,) = fates({"number": "2", "name": "B", "email": "a@x.dk"}, present=present)
    assert (fate.kind, codes(fate)) == (Kind.NEW, [Code.EMAIL_TAKEN])


def test_one_without_a_name_is_kept_under_the_mail_and_otherwise_not_at_all() -> None:
    rows = ({"name": "", "email": "a@x.dk", "number": ""}, {"name": "", "email": "", "number": "7"})
    first, second = fates(*rows)
    assert (first.kind, first.name, codes(first)) == (Kind.NEW, "a@x.dk", [Code.NAMED_BY_EMAIL])
    assert (second.kind, codes(second)) == (Kind.IMPOSSIBLE, [Code.NO_NAME])


def test_an_empty_cell_clears_and_a_missing_column_does_not() -> None:
    present = after(plan(sheet({"number": "1", "name": "A", "title": "Leder", "site": "Nord"}), EMPTY), EMPTY)
    (fate,) = fates({"number": "1", "name": "A", "title": ""}, present=present)
    assert [(change.field, change.old, change.new) for change in fate.changes] == [("title", "Leder", "")]


def test_a_new_site_lies_in_the_zone_of_most_of_its_people() -> None:
    zones = ("Asia/Tokyo", "Asia/Tokyo", "")
    rows = [{"name": f"P{at}", "site": "Tokyo", "time_zone": zone} for at, zone in enumerate(zones)]
    assert [site.zone for site in plan(sheet(*rows), EMPTY).new_sites] == ["Asia/Tokyo"]


def test_a_very_long_text_is_shortened() -> None:
    done = plan(sheet({"name": "A" * 300, "number": "9" * 50}), EMPTY)
    assert len(done.new[0].name) == 200
    assert set(codes(done.fates[0])) == {Code.TOO_LONG, Code.BAD_NUMBER}
