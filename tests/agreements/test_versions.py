"""Versions, how they differ in plain words, and looking back."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.agreements import rules
from sammenhold.agreements.commands import adopting, answering, asking, writing
from sammenhold.agreements.commands.adopting import Outcome
from sammenhold.agreements.commands.answering import Given
from sammenhold.agreements.models import Answer, Asking, Review
from sammenhold.agreements.queries.answers import looked_of
from sammenhold.agreements.queries.versions import compare, decisions_in
from sammenhold.agreements.wording import Sentence, Wording, sentences_from, stored
from sammenhold.jobs import clock
from tests.agreements.conftest import HYBRID, MORNING, TODAY, Team

LATER = TODAY + rules.LATER_REVIEWS
words = st.text(alphabet="abc ", max_size=8)
sentences = st.builds(Sentence, st.sampled_from("abcde"), words, words, words, words)
wordings = st.lists(sentences, max_size=5, unique_by=lambda one: one.key).map(tuple)


@given(wordings, wordings)
def test_a_comparison_holds_every_sentence_of_both_once(
    before: tuple[Sentence, ...], after: tuple[Sentence, ...]
) -> None:
    found = compare(before, after)
    changed = [one.after for one in found.changed]
    assert sorted(map(repr, [*found.new, *changed, *found.kept])) == sorted(map(repr, after))
    old = [*found.gone, *(one.before for one in found.changed)]
    unchanged = [one for one in before if one.key in {kept.key for kept in found.kept}]
    assert sorted(map(repr, [*old, *unchanged])) == sorted(map(repr, before))
    assert compare(after, after).is_same


@given(wordings)
def test_what_is_stored_comes_back(wording: tuple[Sentence, ...]) -> None:
    assert sentences_from(stored(wording)) == wording


@given(st.integers(0, 20), st.integers(0, 20))
def test_before_time_it_closes_when_all_or_five_have_answered(asked: int, answered: int) -> None:
    if answered <= asked:
        assert rules.may_close(asked, answered) == (0 < asked == answered or answered >= 5)


def test_a_second_version_says_what_is_new_changed_and_gone(team: Team) -> None:
    first = team.living()
    keys = team.keys
    writing.change(team.member, team.round, UUID(keys[0]), Wording(HYBRID.when, "venter vi på alle"))
    writing.remove(team.member, team.round, UUID(keys[1]))
    team.write(Wording("nogen er ny", "følges vi ad den første uge"))
    assert team.standing.step == "wording"
    second = team.adopt(on=TODAY)
    found = compare(first.sentences, second.sentences)
    assert [one.text for one in found.new] == ["følges vi ad den første uge"]
    assert [one.key for one in found.gone] == [keys[1]]
    assert [one.after.text for one in found.changed] == ["venter vi på alle"]
    assert second.number == 2


def test_a_version_is_not_changed_by_what_comes_after(team: Team) -> None:
    version = team.living()
    writing.remove(team.member, team.round, UUID(team.keys[0]))
    team.people["Lone"].delete()
    version.refresh_from_db()
    assert (len(version.sentences), version.keeper) == (2, "Lone")


def test_it_is_due_when_the_day_has_come(team: Team) -> None:
    team.living()
    assert team.standing.step == "living"
    with clock.at(MORNING + rules.FIRST_REVIEW):
        assert team.standing.step == "due"


def test_what_the_team_decides_leads_to_the_next_wording(team: Team) -> None:
    version = team.living()
    keep, drop = team.keys
    outcomes = {keep: Outcome(rules.CHANGE, "Hvem siger til?"), drop: Outcome(rules.DROP)}
    review = adopting.look_back(team.member, team.round, TODAY, LATER, outcomes)
    assert [(line.sentence.key, line.check_again) for line in team.standing.lines] == [(keep, True)]
    assert [decision.outcome for decision in decisions_in(review)] == ["change", "drop"]
    assert team.standing.version == version
    assert team.agreement.review_on == LATER
    writing.change(team.member, team.round, UUID(keep), Wording("nogen er med på skærm", "siger værten til"))
    assert not team.standing.lines[0].check_again
    assert team.adopt().number == 2


def test_when_all_is_kept_only_the_day_moves(team: Team) -> None:
    team.living()
    with clock.at(MORNING + rules.FIRST_REVIEW):
        outcomes = {key: Outcome(rules.KEEP) for key in team.keys}
        adopting.look_back(team.member, team.round, TODAY, LATER, outcomes)
        assert team.standing.step == "living"


def test_each_sentence_wants_a_decision(team: Team) -> None:
    team.living()
    with pytest.raises(adopting.NotReadyError):
        adopting.look_back(team.member, team.round, TODAY, LATER, {team.keys[0]: Outcome(rules.KEEP)})
    assert not Review.objects.exists()


def back(team: Team, name: str, do: str) -> None:
    sheet = {(team.keys[0], "do"): Given(do), (team.keys[0], "next"): Given("keep")}
    answering.answer(team.tokens[name], sheet, openly=True)


@pytest.mark.parametrize(("number", "shown"), [(4, False), (5, True)])
def test_counts_of_a_review_are_shown_from_five_answers(team: Team, number: int, shown: bool) -> None:
    version = team.living()
    with clock.at(MORNING + timedelta(days=1)):
        team.ask_back()
        for name in list(team.people)[:number]:
            back(team, name, "partly")
        assert not Answer.objects.exclude(name="").exists()
    team.close()
    assert not Answer.objects.exists()
    first, second = looked_of(version.sentences, team.standing.looked_back)
    assert first.do == ((("yes", 0), ("partly", number), ("no", 0)) if shown else None)
    assert first.help is None
    assert (first.shown, second.shown) == (shown, False)
    assert any(Asking.objects.get().result.values()) == shown


def test_a_review_is_not_asked_for_in_a_team_of_four(team: Team) -> None:
    team.living()
    for name in ("Bo", "Carla", "Ravi", "Aviaja", "Jens"):
        team.people[name].delete()
    with pytest.raises(asking.TooFewError):
        team.ask_back()


def test_answers_of_an_earlier_review_are_not_shown_at_the_next(team: Team) -> None:
    team.living()
    with clock.at(MORNING + timedelta(days=1)):
        team.ask_back()
        for name in list(team.people)[:5]:
            back(team, name, "yes")
    team.close()
    assert team.standing.looked_back
    outcomes = {key: Outcome(rules.KEEP) for key in team.keys}
    review = adopting.look_back(team.member, team.round, TODAY, LATER, outcomes)
    assert review.asking is not None
    assert team.standing.looked_back is None
