"""Votes and answers on a shared phone: each has its own, counted once and never shown to the next."""

import json
from collections.abc import Callable

import pytest

from sammenhold.workshops.models import Proposal, Rating, Step, Vote
from sammenhold.workshops.models.people import Given
from sammenhold.workshops.rules import CHOICES
from tests.workshops.conftest import Table
from tests.workshops.one_phone import SECRET, Phone, mine_by

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def phone(make_table: Callable[..., Table]) -> Phone:
    shared = Phone(make_table(2, 4))
    shared.join()
    return shared


def groups(step: Step) -> list[str]:
    return [group.pk.hex for group in step.groups.all()]


def test_whoever_votes_again_votes_anew_and_once(phone: Phone) -> None:
    table = phone.table
    table.go_to("question", "write")
    for who in table.people[:2]:
        table.say(who, "note", text="kaffe")
    step = table.go_to("question", "vote")
    one, other = groups(step)
    ticket = phone.begin(1)
    phone.act("dots", **{f"dots-{one}": "3"})
    phone.act("dots", **{f"dots-{other}": "2"})
    phone.pass_on()
    assert json.loads(mine_by(ticket))["values"] == {}
    phone.begin(1)
    assert "checked" not in phone.room()
    assert "Du stemte i en tidligere tur." in phone.room()
    assert "5 prikker tilbage" in phone.room(), "what is left of them would tell how many were placed"
    assert sum(Vote.objects.values_list("value", flat=True)) == 5, (
        "until one votes again, the first ones count"
    )
    phone.act("dots", **{f"dots-{one}": "9"})
    assert Vote.objects.count() == 2, "what is refused takes nothing away"
    phone.act("dots", **{f"dots-{other}": "1"})
    assert [(vote.group.pk.hex, vote.value) for vote in Vote.objects.all()] == [(other, 1)]
    assert f'name="dots-{other}" value="1" checked' in phone.room()
    assert Given.objects.count() == 1


@pytest.mark.parametrize("method", ["score", "opinion"])
def test_scores_and_opinions_of_earlier_turns_are_not_shown_back(phone: Phone, method: str) -> None:
    table = phone.table
    Step.objects.filter(workshop=table.workshop, kind="question").update(method=method)
    table.go_to("question", "write")
    for who in table.people[:2]:
        table.say(who, "note", text="kaffe")
    one, other = groups(table.go_to("question", "vote"))
    first, second = list(CHOICES[method])[:2]
    ticket = phone.begin(1)
    phone.act(method, **{f"{method}-{one}": first})
    phone.act(method, **{f"{method}-{other}": first})
    phone.pass_on()
    phone.begin(1)
    assert json.loads(mine_by(ticket))["values"] == {}
    phone.act(method, **{f"{method}-{other}": second})
    assert json.loads(mine_by(ticket))["values"] == {f"{method}-{other}": second}
    assert set(Vote.objects.values_list("value", "covered")) == {
        (CHOICES[method][first], True),
        (CHOICES[method][second], False),
    }


def test_a_rating_given_again_counts_once(phone: Phone) -> None:
    step = phone.table.go_to("risks", "rate")
    ticket = phone.begin(2)
    phone.act("rate", **{f"rate-{step.pk}-V1": "4"})
    phone.act("rate", **{f"rate-{step.pk}-V2": "1"})
    phone.pass_on()
    assert json.loads(mine_by(ticket))["values"] == {}
    phone.begin(2)
    assert "checked" not in phone.room()
    phone.act("rate", **{f"rate-{step.pk}-V1": "0"})
    assert phone.room().count("checked") == 1
    assert set(Rating.objects.values_list("item", "value")) == {("V1", 0), ("V2", 1)}


def test_an_answer_to_a_proposal_is_not_shown_back(phone: Phone) -> None:
    table = phone.table
    table.go_to("question", "decide")
    table.lead("lead-propose", when="", text="Vi spiser frokost")
    proposal = Proposal.objects.get()
    answer = {"proposal": proposal.pk.hex, f"stance-{proposal.pk.hex}-1": "objection", "box": "1"}
    ticket = phone.begin(3)
    phone.act("answer", reason=SECRET, **answer)
    assert SECRET in phone.room()
    phone.pass_on()
    phone.begin(3)
    assert SECRET not in phone.room() + mine_by(ticket)
    phone.act("answer", reason="mildere", **answer)
    assert "mildere" in phone.room()
    assert proposal.answers.count() == 1
    table.lead("settle", proposal=proposal.pk.hex)
    assert not proposal.answers.exclude(covered=False).exists()
