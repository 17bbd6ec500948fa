"""A proposal through its rounds: answered, changed in sight of all, asked again, decided or parked."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from sammenhold.live.acts import Act, Done, Outcome, Refused
from sammenhold.live.engine import perform
from sammenhold.workshops.models import Answer, Proposal, Workshop
from sammenhold.workshops.models.deciding import MOST_OPEN
from sammenhold.workshops.models.writing import MOST_NOTES
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
AUDIENCES = ("participant", "facilitator", "screen")


@pytest.fixture
def asked(table: Table) -> Proposal:
    table.go_to("question", "decide")
    table.lead("lead-propose", when="vi mødes", text="tænder alle kameraet")
    return table.step.proposals.get()


def answer(
    table: Table, number: int, proposal: Proposal, stance: str, reason: str = "", box: str = "0"
) -> Outcome:
    proposal.refresh_from_db()
    sent = {f"stance-{proposal.pk.hex}-{proposal.round}": stance}
    return table.say(table.people[number], "answer", proposal=proposal.pk.hex, reason=reason, box=box, **sent)


def key(proposal: Proposal) -> dict[str, str]:
    return {"proposal": proposal.pk.hex}


def test_two_rounds_stay_in_the_record(table: Table, asked: Proposal) -> None:
    answer(table, 0, asked, "objection", "Ikke alle har et sted at vise frem")
    answer(table, 1, asked, "concern", "sagt i boksen", box="1")
    answer(table, 2, asked, "aside")
    table.lead("settle", **key(asked))
    table.lead("amend", **key(asked), when="vi mødes", text="tænder den, der taler, kameraet")
    for audience in AUDIENCES:
        html = table.html(audience)
        assert "<del>" in html
        assert "<ins>" in html
        assert "0 af 9 har svaret" in html
    for audience in ("participant", "facilitator"):
        assert "Ikke alle har et sted" in table.html(audience), "the round before can be read"
    assert isinstance(answer(table, 0, asked, "agree"), Done)
    table.lead("settle", **key(asked))
    day = timezone.localdate() + timedelta(days=7)
    table.lead("adopt", **key(asked), owner="Ali", due=day.isoformat())
    table.lead("end")
    minutes = Workshop.objects.get().minutes
    assert minutes is not None
    step = next(step for step in minutes["steps"] if step.get("proposals"))
    (kept,) = step["proposals"][0]["earlier"]
    assert kept["tally"] == {"agree": 0, "concern": 1, "aside": 1, "objection": 1}
    assert {(voice["name"], voice["stance"]) for voice in kept["voices"]} == {
        ("Deltager 0", "objection"),
        ("", "concern"),
    }
    assert minutes["decisions"][0]["tally"]["agree"] == 1


def test_anonymous_answers_count_while_asked_and_tell_nothing_more(table: Table, asked: Proposal) -> None:
    before = {audience: table.html(audience) for audience in AUDIENCES}
    answer(table, 1, asked, "objection", "sagt i boksen", box="1")
    for audience in AUDIENCES:
        now = table.html(audience)
        assert now == before[audience].replace("0 af 9 har svaret", "1 af 9 har svaret")
    table.lead("settle", **key(asked))
    for audience in AUDIENCES:
        assert "sagt i boksen" in table.html(audience)


def test_standing_aside_needs_no_reason_and_is_counted(table: Table, asked: Proposal) -> None:
    assert isinstance(answer(table, 0, asked, "aside"), Done)
    assert isinstance(answer(table, 1, asked, "aside", box="1"), Done)
    table.lead("settle", **key(asked))
    assert Answer.objects.filter(stance="aside").count() == 2
    assert "Jeg står ikke i vejen: 2" in table.html("screen")


def test_an_answer_to_words_that_have_changed_is_not_counted(table: Table, asked: Proposal) -> None:
    table.lead("settle", **key(asked))
    table.lead("amend", **key(asked), when="", text="Vi køber et kamera")
    late = table.say(table.people[0], "answer", **key(asked), **{f"stance-{asked.pk.hex}-1": "agree"})
    assert isinstance(late, Refused)
    assert late.code == "changed"
    assert not Answer.objects.exists()


def test_an_amendment_sent_twice_makes_one_round(table: Table, asked: Proposal) -> None:
    table.lead("settle", **key(asked))
    for _ in range(2):
        assert isinstance(table.lead("amend", **key(asked), when="", text="Vi køber et kamera"), Done)
    asked.refresh_from_db()
    assert (asked.round, len(asked.history)) == (2, 1)


def test_a_parked_proposal_stands_under_its_own_heading(table: Table, asked: Proposal) -> None:
    answer(table, 0, asked, "agree", box="1")
    for missing in ({"desk": "leader"}, {"reason": "Det koster"}, {"desk": "nobody", "reason": "x"}):
        assert isinstance(table.lead("park", **key(asked), **missing), Refused)
    assert isinstance(table.lead("park", **key(asked), desk="council", reason="Det koster penge"), Done)
    assert not Answer.objects.exclude(participant=None).exists()
    for audience in AUDIENCES:
        assert "AMO, MED eller SU skal afgøre det, fordi: Det koster penge" in table.html(audience)
    table.go_to("close", "decisions")
    assert "Det koster penge" in table.html("screen")
    table.lead("end")
    minutes = Workshop.objects.get().minutes
    assert minutes is not None
    assert minutes["decisions"] == []
    (parked,) = minutes["parked"]
    assert (parked["desk"], parked["because"]) == ("council", "Det koster penge")


def test_a_parked_proposal_can_be_taken_up_again(table: Table, asked: Proposal) -> None:
    table.lead("park", **key(asked), desk="leader", reason="Hun er her ikke i dag")
    table.lead("drop", **key(asked), on="0")
    asked.refresh_from_db()
    assert (asked.state, asked.parked_with, asked.parked_because) == ("answered", "", "")


def test_what_is_decided_stays_decided(table: Table, asked: Proposal) -> None:
    table.lead("settle", **key(asked))
    day = timezone.localdate() + timedelta(days=7)
    table.lead("adopt", **key(asked), owner="Ali", due=day.isoformat())
    for kind, more in (
        ("drop", {"on": "0"}),
        ("drop", {"on": "1"}),
        ("park", {"desk": "leader", "reason": "x"}),
    ):
        assert isinstance(table.lead(kind, **key(asked), **more), Refused)
    asked.refresh_from_db()
    assert asked.state == "adopted"


def twice(table: Table, kind: str, act_id: str, **data: str) -> Outcome:
    who = table.people[0]
    act = Act(act_id, table.workshop.topic, "participant", who.pk.hex, "da", kind, data)
    return perform([act])[0]


def test_the_last_proposal_there_is_room_for_can_be_sent_again(table: Table) -> None:
    table.go_to("question", "decide")
    keys = [str(uuid4()) for _ in range(MOST_OPEN + 1)]
    outcomes = [twice(table, "propose", found, text="noget") for found in keys]
    assert [isinstance(outcome, Done) for outcome in outcomes] == [True] * MOST_OPEN + [False]
    assert isinstance(twice(table, "propose", keys[MOST_OPEN - 1], text="noget"), Done)
    assert table.step.proposals.count() == MOST_OPEN


def test_the_last_note_there_is_room_for_can_be_sent_again(table: Table) -> None:
    table.go_to("question", "write")
    keys = [str(uuid4()) for _ in range(MOST_NOTES + 1)]
    outcomes = [twice(table, "note", found, text="noget") for found in keys]
    assert [isinstance(outcome, Done) for outcome in outcomes] == [True] * MOST_NOTES + [False]
    assert isinstance(twice(table, "note", keys[MOST_NOTES - 1], text="noget"), Done)
    assert table.step.notes.count() == MOST_NOTES


def test_leaders_propose_only_where_participants_do(table: Table) -> None:
    table.go_to("question", "vote")
    outcome = table.lead("lead-propose", text="for tidligt")
    assert isinstance(outcome, Refused)
    assert outcome.code == "over"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_workshop_that_decided_nothing_does_not_say_yet_when_it_has_ended(
    table: Table, audience: str
) -> None:
    table.go_to("close", "decisions")
    assert "Ingen beslutninger endnu" in table.html(audience)
    table.lead("end")
    assert "Der blev ikke truffet beslutninger" in table.html(audience)
