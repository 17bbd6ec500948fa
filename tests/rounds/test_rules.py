from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.directory.members import Member
from sammenhold.rounds import rules
from sammenhold.rounds.documents import DOCUMENTS, Facts
from sammenhold.rounds.models import Lead
from sammenhold.rounds.units import line

TEAM, CENTRE, TOWN, BESIDE = 3, 2, 1, 4
PARENTS = {TOWN: None, CENTRE: TOWN, TEAM: CENTRE, BESIDE: CENTRE}
WORDS = st.sampled_from(["", "one", "two", "three"])


@dataclass
class Course:
    organisation_id: int = 1
    unit_line: tuple[int, ...] = (TEAM, CENTRE, TOWN)
    lead_ids: frozenset[int] = frozenset({7})


def somebody(*roles: tuple[str, int], person: int = 8, organisation: int = 1) -> Member:
    return Member(person, "Somebody", organisation, TEAM, frozenset(roles))


def test_a_line_leads_from_a_unit_to_the_top() -> None:
    assert line(TEAM, PARENTS) == (TEAM, CENTRE, TOWN)
    assert line(TOWN, PARENTS) == (TOWN,)


def test_a_line_ends_even_where_units_go_round_in_a_ring() -> None:
    assert line(1, {1: 2, 2: 1}) == (1, 2)


def test_only_those_named_lead() -> None:
    assert rules.leads(somebody(person=7), Course())
    assert not rules.leads(somebody(("leader", TEAM)), Course())
    assert not rules.leads(somebody(person=7, organisation=2), Course())


@pytest.mark.parametrize(
    ("roles", "leads", "reads"),
    [
        ([], False, False),
        ([("leader", TEAM)], False, True),
        ([("union_rep", TOWN)], False, True),
        ([("leader", BESIDE)], False, False),
        ([("administrator", TOWN)], True, True),
        ([("administrator", BESIDE)], False, False),
    ],
)
def test_what_a_role_is_worth(roles: list[tuple[str, int]], leads: bool, reads: bool) -> None:
    who = somebody(*roles)
    assert rules.may_lead_round(who, Course()) is leads
    assert rules.may_read_round(who, Course()) is reads


def test_no_role_reaches_into_another_organisation() -> None:
    stranger = somebody(("administrator", TOWN), person=7, organisation=2)
    assert not rules.may_lead_round(stranger, Course())
    assert not rules.may_read_round(stranger, Course())


def test_the_nearest_role_gives_the_part() -> None:
    both = somebody(("leader", TOWN), ("safety_rep", TEAM))
    assert rules.own_part(both, (TEAM, CENTRE, TOWN)) == Lead.Part.SAFETY_REP
    assert rules.own_part(somebody(("administrator", TOWN)), (TOWN,)) == Lead.Part.FACILITATOR
    assert rules.own_part(somebody(), (TOWN,)) == Lead.Part.FACILITATOR


@pytest.mark.parametrize(
    ("parts", "well"),
    [
        ({"leader", "safety_rep"}, True),
        ({"leader", "employee_rep"}, True),
        ({"leader", "union_rep"}, False),
        ({"safety_rep"}, False),
    ],
)
def test_both_sides_lead_together(parts: set[str], well: bool) -> None:
    assert rules.well_led(parts) is well


@given(base=WORDS, theirs=WORDS, mine=WORDS)
def test_of_two_texts_nothing_is_lost(base: str, theirs: str, mine: str) -> None:
    merged = rules.merge({"field": base}, {"field": theirs}, {"field": mine})
    kept = {merged.texts["field"]} | {merged.theirs["field"] for _ in merged.clashes}
    assert {text for text in (mine, theirs) if text != base} <= kept | {base}
    assert kept <= {mine, theirs}
    assert bool(merged.clashes) == (mine != base and theirs != base and mine != theirs)


def test_a_text_with_square_brackets_or_none_at_all_is_unfilled() -> None:
    texts = {"done": "All (well) said", "open": "Ask [name\nand date]", "empty": " "}
    assert rules.unfilled(texts) == ("open", "empty")


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=str)
def test_every_suggestion_can_be_written_out(document: object) -> None:
    facts = Facts(organisation="Sundby", unit="Ydelse", leads="Mette, Amir", notes_days=30)
    for text in document.wording(facts).values():  # type: ignore[attr-defined]
        assert "%" not in text
        assert text == text.strip()
