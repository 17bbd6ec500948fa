"""The rules of a workshop, as laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.workshops import rules
from sammenhold.workshops.rules import Moment

agendas = st.lists(st.sampled_from(sorted(rules.PHASES)), min_size=1, max_size=9)


@given(agendas)
def test_pressing_next_meets_every_phase_once_and_ends(kinds: list[str]) -> None:
    met, now = [], Moment(0, 0)
    while now is not None:
        met.append((now.step, rules.phases(kinds[now.step])[now.phase]))
        now = rules.after(kinds, now)
    assert met == [(place, phase) for place, kind in enumerate(kinds) for phase in rules.phases(kind)]


@given(agendas, st.data())
def test_back_never_leads_forward(kinds: list[str], data: st.DataObject) -> None:
    step = data.draw(st.integers(0, len(kinds) - 1))
    phase = data.draw(st.integers(0, len(rules.phases(kinds[step])) - 1))
    earlier = rules.before(kinds, Moment(step, phase))
    assert earlier is None or (earlier.step, earlier.phase) < (step, phase)


@given(st.lists(st.integers(-1, 5), max_size=12), st.one_of(st.none(), st.integers(1, 9)))
def test_nobody_ever_has_more_dots_than_the_limit(wishes: list[int], limit: int | None) -> None:
    placed: list[int] = []
    for dots in wishes:
        if rules.may_place(dots, sum(placed), limit):
            placed.append(dots)
    assert all(dots >= 0 for dots in placed)
    assert limit is None or sum(placed) <= limit


@pytest.mark.parametrize("kind", sorted(rules.PHASES))
@given(minutes=st.integers(1, 120))
def test_phases_share_the_minutes_of_their_step(kind: str, minutes: int) -> None:
    shares = [rules.minutes_of(kind, phase, minutes) for phase in rules.phases(kind)]
    assert min(shares) >= 1
    assert abs(sum(shares) - minutes) <= max(3, len(shares) - minutes + 1)


@given(st.lists(st.integers(0, 9), min_size=5, max_size=5), st.integers(0, 9))
def test_under_five_answers_only_their_number_is_kept(counts: list[int], unknown: int) -> None:
    kept = rules.kept(counts, unknown)
    assert kept["n"] == sum(counts)
    assert ("counts" in kept) == (sum(counts) >= 5)


def test_a_decision_needs_a_person_a_date_and_answers() -> None:
    assert rules.may_adopt("Mette", True, "answered")
    assert not rules.may_adopt("  ", True, "answered")
    assert not rules.may_adopt("Mette", False, "answered")
    assert not rules.may_adopt("Mette", True, "asking")


def test_only_the_acts_of_the_phase_are_allowed() -> None:
    assert rules.allows("question", "write", "note")
    assert not rules.allows("question", "group", "note")
    assert not rules.allows("arrive", "arrive", "dots")
    assert rules.allows("theme", "theme", "ready")
