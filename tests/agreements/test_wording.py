"""Writing sentences, taking them from elsewhere, and who looks after them."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied

from sammenhold.agreements import rules
from sammenhold.agreements.commands import asking, writing
from sammenhold.agreements.queries.sources import sources_for, wordings_from
from sammenhold.agreements.wording import Wording
from sammenhold.directory.models import Organisation
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Proposal, Workshop
from tests.agreements.conftest import HYBRID, REPLIES, TODAY, Team, member_of


def said(team: Team) -> list[str]:
    return [line.sentence.text for line in team.standing.lines]


def test_sentences_stand_in_the_order_in_which_they_were_written_and_can_move(team: Team) -> None:
    team.write(HYBRID)
    team.write(REPLIES)
    assert said(team) == [HYBRID.text, REPLIES.text]
    for _again in range(2):
        writing.move_up(team.member, team.round, UUID(team.keys[1]))
    assert said(team) == [HYBRID.text, REPLIES.text]
    writing.move_up(team.member, team.round, UUID(team.keys[0]))
    assert said(team) == [HYBRID.text, REPLIES.text]
    writing.remove(team.member, team.round, UUID(team.keys[0]))
    assert said(team) == [REPLIES.text]
    with pytest.raises(writing.GoneError):
        writing.remove(team.member, team.round, UUID(int=0))


def test_a_sentence_keeps_its_key_when_its_words_change(team: Team) -> None:
    team.write()
    key = team.keys[0]
    writing.change(team.member, team.round, UUID(key), Wording("noget", "gør vi noget andet"))
    assert (team.keys[0], said(team)[0]) == (key, "gør vi noget andet")


def test_there_is_a_limit(team: Team) -> None:
    team.write(*[HYBRID] * rules.MOST_SENTENCES)
    assert team.standing.many
    with pytest.raises(writing.TooManyError):
        team.write(HYBRID)


def test_nobody_but_those_who_lead_writes(team: Team) -> None:
    other = member_of(team.people["Ali"])
    for do in (
        lambda: writing.add(other, team.round, [HYBRID]),
        lambda: writing.look_after(other, team.round, team.people["Ali"].pk, TODAY, ""),
        lambda: asking.withdraw(other, team.round),
    ):
        with pytest.raises(PermissionDenied):
            do()


def test_the_wording_stands_still_while_the_team_is_asked(team: Team) -> None:
    team.write()
    team.ask()
    with pytest.raises(writing.LockedError):
        team.write(HYBRID)
    with pytest.raises(writing.LockedError):
        writing.remove(team.member, team.round, UUID(team.keys[0]))
    with pytest.raises(writing.LockedError):
        team.ask()
    asking.withdraw(team.member, team.round)
    team.write(HYBRID)
    assert len(team.keys) == 3


def test_only_somebody_of_the_team_looks_after_it(team: Team) -> None:
    elsewhere = Organisation.objects.create(name="Andre")
    unit = elsewhere.units.create(name="Der")
    stranger = unit.people.create(organisation=elsewhere, name="Fremmed")
    with pytest.raises(writing.StrangerError):
        writing.look_after(team.member, team.round, stranger.pk, TODAY + timedelta(days=9), "")


def test_what_the_workshop_decided_is_taken_once(team: Team) -> None:
    decided = workshop_with_decisions(team)
    sources = sources_for(team.round)
    assert [title for title, _offers in sources.decisions] == [decided.title]
    names = [offer.name for _title, offers in sources.decisions for offer in offers]
    assert len(names) == 1
    for _twice in range(2):
        writing.add(team.member, team.round, wordings_from(team.round, [*names, "nonsense"]))
    (line,) = team.standing.lines
    assert (line.sentence.when, line.sentence.owner, line.sentence.question) == ("nogen ringer", "Jens", "Q3")
    writing.remove(team.member, team.round, UUID(line.sentence.key))
    assert not [
        offer for _title, offers in sources_for(team.round).decisions for offer in offers if offer.there
    ]


def test_what_is_not_decided_in_a_workshop_that_has_ended_is_not_offered(team: Team) -> None:
    decided = workshop_with_decisions(team)
    Workshop.objects.filter(pk=decided.pk).update(state=Workshop.State.OPEN)
    assert sources_for(team.round).decisions == ()


def test_starting_points_are_the_themes_in_the_readers_language(team: Team) -> None:
    points = sources_for(team.round).points
    assert [point.code for point, _offers in points] == [
        "replies",
        "hybrid",
        "sharing",
        "credit",
        "quiet",
        "handover",
        "disagree",
    ]
    writing.add(team.member, team.round, wordings_from(team.round, ["hybrid-2", "replies-1"]))
    assert said(team) == ["svarer vi samme dag", "begynder vi med dem på skærmen"]
    there = [
        offer.name for _point, offers in sources_for(team.round).points for offer in offers if offer.there
    ]
    assert there == ["replies-1", "hybrid-2"]


def workshop_with_decisions(team: Team) -> Workshop:
    """One agreement decided, one dropped, and an action."""
    from sammenhold.rounds.models import Round

    workshop = preparing.create(Round.objects.get(pk=team.round.id), "45")
    step = workshop.steps.get(kind="question")
    for kind, state, when in (
        ("agreement", Proposal.State.ADOPTED, "nogen ringer"),
        ("agreement", Proposal.State.DROPPED, "nogen sover"),
        ("action", Proposal.State.ADOPTED, ""),
    ):
        Proposal.objects.create(
            step=step, kind=kind, state=state, when=when, text="tager vi den", owner="Jens"
        )
    Workshop.objects.filter(pk=workshop.pk).update(state=Workshop.State.CLOSED)
    return workshop
