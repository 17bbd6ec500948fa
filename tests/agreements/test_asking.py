"""Agreeing over days: answers openly and in the box, closing, asking again, adopting."""

from datetime import timedelta
from uuid import UUID

import pytest

from sammenhold.agreements import rules
from sammenhold.agreements.commands import adopting, answering, asking, closing, writing
from sammenhold.agreements.commands.answering import Given
from sammenhold.agreements.models import Answer, Asking, Link
from sammenhold.agreements.queries.answers import told_of
from sammenhold.agreements.queries.sheet import sheet_of
from sammenhold.agreements.wording import Wording
from sammenhold.jobs import clock
from tests.agreements.conftest import MORNING, TODAY, Team

A, C, X = rules.AGREE, rules.CONCERN, rules.OBJECTION


@pytest.fixture
def asked(team: Team) -> Team:
    team.write()
    team.look_after()
    team.ask()
    return team


def test_open_answers_are_shown_at_once_and_the_box_when_it_closes(asked: Team) -> None:
    asked.answer("Ali", A, C, reason="Hvad med frokosten?")
    asked.answer("Ravi", A, X, openly=False, reason="Om natten sover jeg.")
    opened = Asking.objects.get()
    voices = [voice for told in told_of(opened) for voice in told.voices]
    assert {voice.name for voice in voices} == {"Ali"}
    assert not any(told.counts for told in told_of(opened))
    asked.close()
    first, second = told_of(Asking.objects.get())
    assert dict(first.counts) == {A: 2, C: 0, X: 0}
    assert [(voice.name, voice.reason) for voice in second.voices] == [
        ("Ali", "Hvad med frokosten?"),
        ("", "Om natten sover jeg."),
    ]
    assert (first.against, second.against) == (False, True)


def test_a_link_is_good_once_and_only_while_it_is_open(asked: Team) -> None:
    asked.answer("Ali", A, A)
    with pytest.raises(answering.NoUseError):
        asked.answer("Ali", X, X, reason="Nej")
    with clock.at(MORNING + timedelta(days=3)), pytest.raises(answering.NoUseError):
        asked.answer("Bo", A, A)
    with pytest.raises(answering.NoUseError):
        answering.answer("nonsense", {}, openly=True)
    assert Answer.objects.count() == 2


@pytest.mark.parametrize(
    "given",
    [
        {},
        {("nonsense", "stance"): Given(A)},
        {("key", "do"): Given("yes")},
        {("key", "stance"): Given("keep")},
        {("key", "stance"): Given(X)},
        {("key", "stance"): Given(C, "x" * 401)},
    ],
)
def test_what_cannot_be_answered_is_refused_and_the_link_stays_good(
    asked: Team, given: dict[tuple[str, str], Given]
) -> None:
    real = {(key.replace("key", asked.keys[0]), question): one for (key, question), one in given.items()}
    with pytest.raises(answering.IncompleteError):
        answering.answer(asked.tokens["Ali"], real, openly=True)
    asked.answer("Ali", A, A)


def test_it_closes_before_time_only_when_that_singles_nobody_out(asked: Team) -> None:
    asked.all_agree("Ali", "Bo", "Carla", "Ravi")
    with pytest.raises(asking.ClosingError):
        asking.close_now(asked.member, asked.round)
    asked.all_agree("Jens")
    asking.close_now(asked.member, asked.round)
    assert Asking.objects.get().answered == 5


def test_the_clock_closes_it_once_when_its_time_has_come(asked: Team) -> None:
    opened = Asking.objects.get()
    closing.close(opened.pk)
    assert Asking.objects.get().closed_at is None
    assert closing.due(opened.closes_at) == [opened.pk]
    for _clock in range(2):
        asked.close() if Asking.objects.filter(closed_at=None) else None
    assert closing.due(opened.closes_at) == []


def test_taking_it_back_deletes_what_was_answered(asked: Team) -> None:
    asked.answer("Ravi", A, X, openly=False, reason="Om natten sover jeg.")
    asking.withdraw(asked.member, asked.round)
    assert not Answer.objects.exists()
    assert not Link.objects.exists()
    assert asked.standing.step == "wording"


def test_a_wording_is_amended_asked_again_and_adopted(asked: Team) -> None:
    asked.all_agree("Ali")
    asked.answer("Ravi", A, X, openly=False, reason="Om natten sover jeg.")
    asked.close()
    assert asked.standing.step == "answered"
    assert [line.against for line in asked.standing.lines] == [False, True]
    with pytest.raises(adopting.NoConsentError):
        asked.adopt(by_meeting=False)
    new = Wording("nogen skriver i chatten", "svarer vi næste arbejdsdag")
    writing.change(asked.member, asked.round, UUID(asked.keys[1]), new)
    assert not any(line.against for line in asked.standing.lines)
    with pytest.raises(adopting.NoConsentError):
        asked.adopt(by_meeting=False)
    with clock.at(MORNING + timedelta(days=4)):
        again = asked.ask()
        assert again.number == 2
        assert [bool(line.runs) for line in sheet_of(again, {})] == [False, True]
        asked.all_agree("Ali", "Ravi")
    asked.close()
    version = asked.adopt(by_meeting=False, on=TODAY + timedelta(days=9))
    assert (version.number, version.asking, version.keeper) == (1, again, "Lone")
    assert [sentence.text for sentence in version.sentences][1] == "svarer vi næste arbejdsdag"
    assert asked.standing.step == "living"


def test_without_the_sentence_that_is_objected_to_the_rest_can_be_adopted(asked: Team) -> None:
    asked.answer("Ali", A, X, reason="Nej")
    asked.close()
    writing.remove(asked.member, asked.round, UUID(asked.keys[1]))
    assert asked.standing.consented
    assert asked.adopt(by_meeting=False).asking is not None


def test_who_sees_to_it_can_change_without_asking_again(asked: Team) -> None:
    asked.all_agree("Ali")
    asked.close()
    line = asked.standing.lines[0].sentence
    words = Wording(line.when, line.text, line.unless, owner="Bo")
    writing.change(asked.member, asked.round, UUID(line.key), words)
    assert asked.standing.consented


def test_when_nobody_has_answered_there_is_no_consent(asked: Team) -> None:
    asked.close()
    assert asked.standing.step == "wording"
    with pytest.raises(adopting.NoConsentError):
        asked.adopt(by_meeting=False)


def test_adopting_wants_a_sentence_a_person_and_a_day(team: Team) -> None:
    with pytest.raises(adopting.NotReadyError):
        team.adopt()
    team.write()
    with pytest.raises(adopting.NotReadyError):
        team.adopt()
    team.look_after()
    with pytest.raises(adopting.NotReadyError):
        team.adopt(on=TODAY + rules.FIRST_REVIEW)
    assert team.adopt().number == 1
    with pytest.raises(adopting.NotReadyError):
        team.adopt()


def test_reasons_are_erased_when_the_organisations_time_is_over_and_counts_stay(asked: Team) -> None:
    asked.answer("Ali", A, C, reason="Hvad med frokosten?")
    asked.close()
    closed = Asking.objects.get()
    asked.organisation.notes_days = 60
    asked.organisation.save()
    assert closed.closed_at
    assert closing.to_erase(closed.closed_at + timedelta(days=29)) == []
    assert closing.to_erase(closed.closed_at + timedelta(days=30)) == [closed.pk]
    closing.erase(closed.pk)
    assert not Answer.objects.exists()
    assert dict(told_of(Asking.objects.get())[1].counts)[C] == 1
    assert closing.to_erase(closed.closed_at + timedelta(days=99)) == []
