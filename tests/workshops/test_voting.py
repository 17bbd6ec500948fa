"""The ways to vote: chosen by those who lead, secret until closed, counted exactly, then forgotten."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.live.acts import Done, Refused
from sammenhold.workshops import rules
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Group, Participant, Step, Vote
from tests.workshops.conftest import Table, dump

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("møder", "kaffe", "kamera")
SECRET = [("score", "4"), ("opinion", "agree"), ("ranking", "last")]


def at_the_vote(table: Table, method: str, names: tuple[str, ...] = NAMES) -> list[Group]:
    """The workshop at the vote, with a group for each name in their order."""
    step = table.go_to("question", "write")
    for name in names:
        table.say(table.people[0], "note", text=name)
    table.go_to("question", "vote")
    assert isinstance(table.lead("method", method=method), Done)
    groups = {note.text: note.group for note in step.notes.select_related("group")}
    return [groups[name] for name in names]


def vote(table: Table, who: int, method: str, group: Group, value: str) -> Any:
    kind = rules.METHODS[method]
    return table.say(table.people[who], kind, **{f"{kind}-{group.pk.hex}": value})


def test_opinions_are_counted_as_they_stand_at_the_end(table: Table) -> None:
    meetings, coffee, _camera = at_the_vote(table, "opinion")
    for who in range(7):
        vote(table, who, "opinion", meetings, "agree")
    vote(table, 0, "opinion", meetings, "disagree")
    vote(table, 8, "opinion", coffee, "pass")
    step = table.next()
    assert step.result["groups"][meetings.pk.hex] == {"agree": 6, "disagree": 1, "pass": 0}
    assert step.result["groups"][coffee.pk.hex] == {"agree": 0, "disagree": 0, "pass": 1}
    for audience in ("participant", "facilitator", "screen"):
        assert "Enig: 6 · uenig: 1 · sprunget over: 0" in table.html(audience)


def test_scores_show_a_figure_from_five_answers_and_the_spread_from_ten(
    make_table: Callable[..., Table],
) -> None:
    table = make_table(6, 5)
    meetings, coffee, camera = at_the_vote(table, "score")
    for who in range(11):
        vote(table, who, "score", meetings, "4" if who else "x")
    for who in range(5):
        vote(table, who, "score", coffee, "2")
    for who in range(4):
        vote(table, who, "score", camera, "4")
    step = table.next()
    assert step.result["groups"][camera.pk.hex] == {"n": 4}, "under five only how many answered is kept"
    shown = table.html("screen")
    assert "100 af 100, ud fra 10 svar" in shown
    assert "50 af 100, ud fra 5 svar" in shown
    assert "For få svar til et tal" in shown
    assert shown.count("point 4: 10") == 1
    assert "point 2: 5" not in shown
    assert shown.index("møder") < shown.index("kaffe") < shown.index("kamera")


@pytest.mark.parametrize(("method", "value"), SECRET)
def test_a_vote_is_secret_until_closed_and_has_no_person_after(table: Table, method: str, value: str) -> None:
    groups = at_the_vote(table, method)
    before = {audience: table.html(audience) for audience in ("participant", "screen")}
    for who in range(9):
        assert isinstance(vote(table, who, method, groups[who % 3], value), Done)
    for audience, html in before.items():
        now = table.html(audience)
        assert now.partition('id="counts"')[0] == html.partition('id="counts"')[0]
    assert "9 af 9 har svaret" in table.html("screen")
    assert Vote.objects.count() == 9
    table.next()
    told = dump(Participant)
    assert not Vote.objects.exists()
    assert not any(who.pk.hex in told or str(who.pk) in told for who in table.people)


@pytest.mark.parametrize(
    ("method", "value"), [("score", "5"), ("score", "-1"), ("opinion", "x"), ("ranking", "9")]
)
def test_the_server_refuses_what_the_method_does_not_know(table: Table, method: str, value: str) -> None:
    groups = at_the_vote(table, method)
    assert isinstance(vote(table, 0, method, groups[0], value), Refused)
    assert not Vote.objects.exists()


def test_a_vote_of_another_kind_is_refused_with_a_reason(table: Table) -> None:
    groups = at_the_vote(table, "opinion")
    outcome = vote(table, 0, "dots", groups[0], "1")
    assert isinstance(outcome, Refused)
    assert outcome.code == "method"


def test_the_way_to_vote_stays_once_somebody_has_voted(table: Table) -> None:
    groups = at_the_vote(table, "score")
    assert 'id="method"' in table.html("facilitator")
    vote(table, 0, "score", groups[0], "3")
    assert 'id="method"' not in table.html("facilitator")
    assert isinstance(table.lead("method", method="dots"), Refused)
    assert not preparing.choose_method(table.workshop, table.step, "dots")
    table.lead("back", at=table.at)
    assert isinstance(table.lead("method", method="dots"), Refused), "the votes are still there"
    table.next()
    assert 'id="method"' not in table.html("facilitator")
    assert isinstance(table.lead("method", method="dots"), Refused)
    assert table.step.method == "score"


def test_it_is_chosen_when_the_agenda_is_prepared(table: Table) -> None:
    step = table.workshop.steps.filter(kind=Step.Kind.QUESTION)[0]
    assert preparing.choose_method(table.workshop, step, "opinion")
    assert not preparing.choose_method(table.workshop, step, "nonsense")
    welcome = table.workshop.steps.filter(kind=Step.Kind.ARRIVE)[0]
    assert not preparing.choose_method(table.workshop, welcome, "opinion")
    table.go_to("question", "vote")
    assert table.step.method == "opinion"
    assert "Er du enig eller uenig?" in table.html()


@pytest.mark.parametrize("method", sorted(rules.METHODS))
def test_a_vote_on_nothing_says_so(table: Table, method: str) -> None:
    at_the_vote(table, method, ())
    for audience in ("participant", "facilitator", "screen"):
        assert "Ingen indlæg denne gang" in table.html(audience)
    assert "prikker tilbage" not in table.html()
    table.next()
    assert "Her er ingen bunker" in table.html()


@pytest.mark.parametrize(("method", "value"), SECRET)
def test_the_minutes_keep_the_figures(table: Table, method: str, value: str) -> None:
    groups = at_the_vote(table, method)
    for who in range(9):
        vote(table, who, method, groups[1], value)
    while table.step.phase != "decisions":
        table.next()
    table.lead("next", at=table.at)
    table.workshop.refresh_from_db()
    assert table.workshop.minutes is not None
    kept = next(step for step in table.workshop.minutes["steps"] if step["kind"] == "question")
    assert kept["method"] == method
    assert kept["groups"][0]["notes"] == ["kaffe"]
    figures = {
        "score": {"n": 9, "score": 90, "counts": None},
        "opinion": {"agree": 9},
        "ranking": {"place": 1},
    }[method]
    assert figures.items() <= kept["groups"][0].items()


def test_orders_are_counted_two_groups_at_a_time_and_ties_are_named(table: Table) -> None:
    meetings, coffee, camera = at_the_vote(table, "ranking")
    for who in range(5):
        vote(table, who, "ranking", coffee, "last")
        vote(table, who, "ranking", meetings, "last")
    vote(table, 0, "ranking", meetings, "1")
    vote(table, 1, "ranking", meetings, "0")
    vote(table, 5, "ranking", camera, "last")
    vote(table, 5, "ranking", meetings, "last")
    step = table.next()
    assert step.result["orders"] == 6
    places = [step.result["groups"][group.pk.hex] for group in (coffee, meetings, camera)]
    assert places == [{"place": place, "tied": False} for place in (1, 2, 3)]
    keys = step.result["keys"]
    before = step.result["pairs"][keys.index(coffee.pk.hex)][keys.index(meetings.pk.hex)]
    assert before == 4
    assert "Hvor mange foretrak hvad" in table.html()
    assert "Hvor mange foretrak hvad" not in table.html("screen")


def test_a_tie_is_said_in_a_sentence_and_few_orders_leave_no_table(table: Table) -> None:
    meetings, coffee, _camera = at_the_vote(table, "ranking")
    vote(table, 0, "ranking", meetings, "last")
    vote(table, 1, "ranking", coffee, "last")
    step = table.next()
    assert "pairs" not in step.result
    assert "deler plads 1: Tilsammen" in table.html("screen")


@given(
    st.permutations("abcde"), st.sampled_from("abcdef"), st.sampled_from(["0", "1", "3", "6", "last", "x"])
)
def test_ones_own_order_never_holds_a_group_twice(order: list[str], what: str, where: str) -> None:
    wanted = rules.put(order, what, where)
    if wanted is None:
        return
    assert len(set(wanted)) == len(wanted)
    assert set(wanted) >= set(order) - {what}
    assert rules.put(wanted, what, where) == wanted


@given(st.sampled_from(sorted(rules.PHASES)), st.sampled_from(["", "write", "group", "vote", "decide"]))
def test_only_a_question_that_nobody_has_voted_on_takes_a_method(kind: str, phase: str) -> None:
    for method in rules.METHODS:
        assert not rules.may_choose_method(kind, phase, method, voted=True)
        free = rules.may_choose_method(kind, phase, method, voted=False)
        assert free == (kind == "question" and phase != "decide")


def test_a_long_note_is_named_by_its_beginning_and_can_be_read_whole(table: Table) -> None:
    long, short = (
        "Et fast møde hver mandag, hvor alle sidder ved hver sin skærm, så ingen er udenfor " * 2,
        "Ro",
    )
    table.go_to("question", "write")
    for who, text in zip(table.people, (long, short), strict=False):
        table.say(who, "note", text=text)
    table.go_to("question", "vote")
    for method in ("dots", "ranking"):
        assert isinstance(table.lead("method", method=method), Done)
        html = table.html()
        assert f"{long[:79]}…" in html
        assert html.count(f"<p data-words>{long.strip()}</p>") == 1
        assert f"<p data-words>{short}</p>" not in html, "its name says all of it"
