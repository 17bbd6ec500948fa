"""A whole workshop, from the first step to the minutes, through the acts that screens send."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sammenhold.live.acts import Done
from sammenhold.workshops.models import Answer, Note, Proposal, Rating, Vote, Workshop
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_team_of_nine_leaves_with_a_decision(table: Table) -> None:
    table.go_to("gains", "write")
    for number, who in enumerate(table.people):
        assert isinstance(table.say(who, "note", text=f"Ro til fordybelse {number}"), Done)
    assert "Ro til fordybelse" not in table.html("participant") + table.html("screen") + table.html(
        "facilitator"
    )
    table.next()
    assert all(f"Ro til fordybelse {number}" in table.html("screen") for number in range(9))

    step = table.go_to("risks", "rate")
    for number, who in enumerate(table.people):
        for item in ("V1", "W1", "A3"):
            table.say(who, "rate", **{f"rate-{step.pk}-{item}": str(number % 5)})
    table.next()
    assert "45" in table.html("screen") or "40" in table.html("screen")

    table.go_to("question", "write")
    for who in table.people:
        table.say(who, "note", text=f"Fælles kaffe, siger {who.name[-1]}")
    step = table.next()
    first, second, *_rest = step.notes.all()
    table.say(table.people[0], "move", note=first.pk.hex, to=f"note:{second.pk.hex}")
    group = step.groups.get()
    table.say(table.people[1], "group-title", group=group.pk.hex, title="Kaffe")
    step = table.next()
    assert step.groups.count() == 8
    for who in table.people:
        assert isinstance(table.say(who, "dots", **{f"dots-{group.pk.hex}": "2"}), Done)
    step = table.next()
    group.refresh_from_db()
    assert group.dots == 18

    table.lead("lead-propose", when="vi holder møde", text="begynder vi med en runde ved navn")
    proposal = step.proposals.get()
    for number, who in enumerate(table.people):
        box = {"box": "1"} if number > 5 else {}
        stance = {f"stance-{proposal.pk.hex}-1": "agree"}
        assert isinstance(table.say(who, "answer", proposal=proposal.pk.hex, **stance, **box), Done)
    table.lead("settle", proposal=proposal.pk.hex)
    day = timezone.localdate() + timedelta(days=30)
    table.say(table.people[2], "volunteer", proposal=proposal.pk.hex)
    proposal.refresh_from_db()
    assert proposal.owner == "Deltager 2"
    outcome = table.lead("adopt", proposal=proposal.pk.hex, owner="Deltager 2", due=day.isoformat())
    assert isinstance(outcome, Done), outcome

    step = table.go_to("close", "decisions")
    for who in table.people:
        table.say(who, "equal", **{f"equal-{step.pk}-equal": "3"})
    table.lead("next", at=table.at)
    workshop = Workshop.objects.get(pk=table.workshop.pk)
    assert workshop.state == Workshop.State.CLOSED
    assert workshop.minutes is not None
    assert workshop.minutes["decisions"][0]["owner"] == "Deltager 2"
    assert workshop.minutes["decisions"][0]["tally"] == {"agree": 9, "concern": 0, "aside": 0, "objection": 0}
    assert workshop.minutes["equal"]["n"] == 9
    assert not Vote.objects.exists()
    assert not Rating.objects.exists()
    assert not Note.objects.exclude(author=None).exists()
    assert not Answer.objects.exclude(participant=None).exists()
    assert Proposal.objects.get().state == "adopted"
    for audience in ("participant", "facilitator", "screen"):
        for language in ("da", "en"):
            assert "begynder vi med en runde" in table.html(audience, language)
