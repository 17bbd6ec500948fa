"""What is not stored cannot be told: the database after each closing."""

from uuid import UUID

import pytest

from sammenhold.live.acts import Done, Refused
from sammenhold.workshops.commands.joining import fingerprint, invite, token_fingerprint
from sammenhold.workshops.models import Answer, Invitation, Note, Participant, Rating, Vote
from tests.workshops.conftest import Table, dump

pytestmark = pytest.mark.django_db(transaction=True)


def test_after_the_reveal_no_row_links_a_note_to_its_author(table: Table) -> None:
    step = table.go_to("question", "write")
    acts = {}
    for number, who in enumerate(table.people):
        key = f"{number:08d}-0000-4000-8000-000000000000"
        table.say(who, "note", key, text=f"indlæg {number}")
        acts[key] = who
    before = set(step.notes.values_list("pk", flat=True))
    table.next()
    assert Note.objects.filter(step=step).count() == 9
    assert not Note.objects.filter(step=step).exclude(author=None).exists()
    assert before.isdisjoint(step.notes.values_list("pk", flat=True)), "a note kept the id its writer knows"
    told = dump(Participant)
    assert not any(key in told or UUID(key).hex in told for key in acts)
    assert not any(who.pk.hex in told or str(who.pk) in told for who in table.people)


def test_the_order_of_revealed_notes_says_nothing(table: Table) -> None:
    """Over many workshops the first writer's note stands first no more often than chance."""
    step = table.go_to("question", "write")
    firsts = 0
    for _ in range(120):
        step.notes.all().delete()
        for number, who in enumerate(table.people[:4]):
            Note.objects.create(step=step, text=str(number), author=who)
        from sammenhold.workshops.commands.writing import reveal

        reveal(step)
        firsts += step.notes.order_by("pk")[0].text == "0"
    assert 12 < firsts < 52, "30 of 120 are expected by chance; five standard deviations allowed"


def test_votes_ratings_and_anonymous_answers_lose_their_person(table: Table) -> None:
    rated = table.go_to("risks", "rate")
    for who in table.people:
        table.say(who, "rate", **{f"rate-{rated.pk}-V1": "3"})
    table.go_to("question", "write")
    for who in table.people:
        table.say(who, "note", text="noget")
    step = table.go_to("question", "vote")
    group = step.groups.first()
    assert group is not None
    for who in table.people:
        table.say(who, "dots", **{f"dots-{group.pk.hex}": "1"})
    table.next()
    table.lead("lead-propose", when="", text="Vi spiser frokost")
    proposal = table.step.proposals.get()
    for who in table.people:
        table.say(
            who, "answer", proposal=proposal.pk.hex, **{f"stance-{proposal.pk.hex}-1": "agree"}, box="1"
        )
    assert not any("Enig" in html and "anonym" in html for html in [table.html("facilitator")])
    table.lead("settle", proposal=proposal.pk.hex)
    assert not Rating.objects.exists()
    assert not Vote.objects.exists()
    assert not Answer.objects.exclude(participant=None).exists()
    told = dump(Participant)
    assert not any(who.pk.hex in told or str(who.pk) in told for who in table.people)


def test_fewer_than_five_ratings_leave_no_figure(make_table) -> None:  # type: ignore[no-untyped-def]
    table = make_table(2, 2)
    step = table.go_to("risks", "rate")
    for who in table.people:
        table.say(who, "rate", **{f"rate-{step.pk}-V1": "4"})
    step = table.next()
    assert step.result == {"V1": {"n": 4}}
    assert "result-figure" not in table.html("screen") + table.html("facilitator")


def test_before_the_reveal_nobody_else_sees_a_note(table: Table) -> None:
    table.go_to("gains", "write")
    table.say(table.people[0], "note", text="hemmeligt indlæg")
    for audience in ("participant", "facilitator", "screen"):
        assert "hemmeligt" not in table.html(audience)


def test_votes_are_secret_until_closed(table: Table) -> None:
    table.go_to("question", "write")
    table.say(table.people[0], "note", text="kaffe")
    step = table.go_to("question", "vote")
    before = table.html("screen"), table.html("participant")
    group = step.groups.get()
    assert isinstance(table.say(table.people[0], "dots", **{f"dots-{group.pk.hex}": "3"}), Done)
    after = table.html("screen"), table.html("participant")
    assert "3 prik" not in after[0] + after[1]
    assert before[0].count("is-agreed") == after[0].count("is-agreed")


def test_anonymous_answers_are_hidden_while_asking(table: Table) -> None:
    table.go_to("question", "decide")
    table.lead("lead-propose", when="", text="Vi spiser frokost")
    proposal = table.step.proposals.get()
    stance = {f"stance-{proposal.pk.hex}-1": "concern"}
    table.say(table.people[0], "answer", proposal=proposal.pk.hex, reason="åbent sagt", **stance)
    table.say(table.people[1], "answer", proposal=proposal.pk.hex, reason="sagt i boksen", **stance, box="1")
    for audience in ("participant", "facilitator", "screen"):
        assert "åbent sagt" in table.html(audience)
        assert "sagt i boksen" not in table.html(audience)
    table.lead("settle", proposal=proposal.pk.hex)
    assert "sagt i boksen" in table.html("screen")
    assert table.people[1].name not in table.html("screen")


def test_a_personal_link_shares_nothing_with_its_participant(table: Table, leader) -> None:  # type: ignore[no-untyped-def]
    token = invite(table.workshop, [leader.pk])[leader.pk]
    stored = Invitation.objects.get().token_hash
    assert stored == token_fingerprint(token)
    assert fingerprint(token) != stored
    assert token not in dump()


def test_a_participant_cannot_act_as_a_leader(table: Table) -> None:
    outcome = table.say(table.people[0], "next", at=table.at)
    assert isinstance(outcome, Refused)
    assert table.step.kind == "arrive"
