"""Those who are played do what people do, by the same acts, and nobody can tell the time by them."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sammenhold.live.engine import page
from sammenhold.live.looks import Viewer
from sammenhold.rehearsals import commands
from sammenhold.rehearsals.cast import SIZES, cast
from sammenhold.workshops.models import Answer, Given, Note, Participant, Proposal, Rating, Ready, Step, Vote
from sammenhold.workshops.queries.talking import talk_of
from tests.rehearsals.conftest import Stage

pytestmark = pytest.mark.django_db(transaction=True)
Begin = Callable[..., Stage]


def test_people_come_in_by_themselves_some_here_and_some_elsewhere(begin: Begin) -> None:
    stage = begin(9)
    stage.beat(6)
    here = Participant.objects.filter(workshop=stage.room)
    assert here.count() == 9
    assert here.filter(place="elsewhere").count() == 4
    assert 0 < here.filter(name="").count() < 9


def test_nobody_comes_in_by_a_locked_door(begin: Begin) -> None:
    stage = begin(9)
    stage.lead("lock", on="1")
    stage.beat(3)
    assert not Participant.objects.filter(workshop=stage.room).exists()


@pytest.mark.parametrize("people", SIZES)
def test_a_whole_workshop_is_played_from_welcome_to_close(begin: Begin, people: int) -> None:
    stage = begin(people)
    stage.beat(8)
    stage.lead("open")
    met = {}
    for _ in range(40):
        stage.beat(14)
        step = stage.step
        met[step.kind, step.phase] = (seen(step), Ready.objects.filter(step=step, phase=step.phase).count())
        if (step.kind, step.phase) == ("close", "decisions"):
            break
        stage.next()
    assert met["gains", "write"][0]["notes"] >= people
    assert met["risks", "rate"][0]["ratings"] == people * 10
    assert met["question", "write"][0]["notes"] >= people
    assert met["question", "group"][0]["groups"] > 0
    assert met["question", "vote"][0]["votes"] >= people
    assert met["question", "decide"][0]["proposals"] == 1
    assert met["question", "decide"][0]["answers"] == people
    assert met["close", "decisions"][0]["ratings"] == people
    assert min(ready for (_seen, ready) in met.values()) > 0


def seen(step: Step) -> dict[str, int]:
    return {
        "notes": Note.objects.filter(step=step).count(),
        "ratings": Rating.objects.filter(step=step).count(),
        "groups": step.groups.count(),
        "votes": Vote.objects.filter(group__step=step).count(),
        "proposals": step.proposals.count(),
        "answers": Answer.objects.filter(proposal__step=step).count(),
    }


def test_a_proposal_meets_a_concern_and_an_objection_with_reasons_until_it_is_changed(begin: Begin) -> None:
    stage = at_question(begin(9), "decide")
    stage.beat(14)
    proposal = Proposal.objects.get(step=stage.step)
    stances = set(proposal.answers.values_list("stance", flat=True))
    assert stances == {"agree", "concern", "objection", "aside"}
    assert not proposal.answers.filter(stance__in=["concern", "objection"], reason="").exists()
    stage.lead("settle", proposal=proposal.pk.hex)
    stage.lead("amend", proposal=proposal.pk.hex, when="vi mødes", text="taler vi om det")
    stage.beat(14)
    assert not proposal.answers.filter(stance="objection").exists()
    assert proposal.answers.count() == 9


@pytest.mark.parametrize("method", ["dots", "score", "ranking", "opinion"])
def test_they_vote_in_every_way(begin: Begin, method: str) -> None:
    stage = at_question(begin(5), "group")
    stage.beat(4)
    stage.lead("method", method=method)
    stage.next()
    stage.beat(10)
    assert Vote.objects.filter(group__step=stage.step).values("participant").distinct().count() == 5


def test_both_rounds_of_writing_are_written_in(begin: Begin) -> None:
    stage = begin(5)
    stage.room.steps.filter(kind="question").update(twice=True)
    at_question(stage, "more")
    stage.beat(10)
    assert Note.objects.filter(step=stage.step).exclude(author=None).count() >= 5


def test_hands_go_up_and_whoever_has_the_word_gives_it_back(begin: Begin) -> None:
    stage = begin(9)
    stage.beat(6)
    stage.lead("open")
    for _ in range(40):
        stage.beat()
        if Participant.objects.filter(workshop=stage.room, hand=True).exists():
            break
    stage.lead("give", hand=talk_of(stage.room).hands[0].key)
    for _ in range(60):
        if stage.room.speaker_id is None:
            break
        stage.beat()
    assert Participant.objects.filter(workshop=stage.room, heard=True).exists()


def test_the_same_seed_plays_the_same(begin: Begin) -> None:
    first = plays(at_question(begin(9, seed=11), "write"))
    second = plays(at_question(begin(9, seed=11), "write"))
    assert first == second
    assert first != plays(at_question(begin(9, seed=12), "write"))


def plays(stage: Stage) -> list[list[tuple[int, str]]]:
    """Who did what in each beat, until it was ended."""
    numbers = {person.id: person.number for person in cast(stage.room.pk, 9, "da")}
    told = []
    for _ in range(5):
        stage.beat()
        notes = Note.objects.filter(step=stage.step).values_list("author", "text")
        told.append(sorted((numbers[who], text) for who, text in notes if who))
    commands.end(stage.rehearsal)
    stage.rehearsal.workshop.delete()
    return told


def test_two_consoles_do_not_make_them_faster(begin: Begin) -> None:
    stage = begin(9)
    assert commands.beat(stage.rehearsal)
    assert not commands.beat(stage.rehearsal)


def test_nothing_moves_while_everything_is_paused(begin: Begin) -> None:
    stage = at_question(begin(5), "write")
    stage.lead("pause", on="1")
    stage.beat(5)
    assert not Note.objects.filter(step=stage.step).exists()


def test_what_they_write_is_as_private_as_anything(begin: Begin) -> None:
    stage = at_question(begin(9), "write")
    stage.beat(10)
    texts = set(Note.objects.filter(step=stage.step).values_list("text", flat=True))
    html = page(stage.room.topic, Viewer("facilitator", "da")).regions
    assert not any(text in "".join(html.values()) for text in texts)
    stage.next()
    assert not Note.objects.filter(step=stage.step).exclude(author=None).exists()
    assert not Given.objects.filter(step=stage.step).exists()


def test_a_beat_of_thirty_asks_the_database_no_more_than_this(begin: Begin) -> None:
    stage = at_question(begin(30), "write")
    with CaptureQueriesContext(connection) as asked:
        stage.beat()
    assert 0 < len(asked) < 250


def at_question(stage: Stage, phase: str) -> Stage:
    """Everybody is in, and the workshop is at this phase of its question."""
    stage.beat(6)
    stage.lead("open")
    while (stage.step.kind, stage.step.phase) != ("question", phase):
        if stage.step.phase == "write":
            stage.beat(6)
        stage.next()
    return stage
