"""A real conversation replayed through a workshop: its statements as notes, its votes in their order.

Data: the Computational Democracy Project's open data (compdemocracy/openData), CC BY 4.0.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from sammenhold.live.acts import Act, Done
from sammenhold.live.engine import perform
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Participant
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
DATA = Path(__file__).parent.parent / "data" / "polis"
AGREE = "1"


def rows(conversation: str, name: str) -> Iterator[dict[str, str]]:
    with (DATA / conversation / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def in_order(conversation: str) -> list[tuple[str, str, str]]:
    """(statement, voter, vote), as they were cast."""
    votes = sorted(rows(conversation, "votes.csv"), key=lambda row: int(row["timestamp"]))
    return [(row["comment-id"], row["voter-id"], row["vote"]) for row in votes]


@pytest.mark.parametrize("conversation", ["15-per-hour-seattle", "london.youth.policing"])
def test_tallies_equal_an_independent_recount(make_table, conversation: str) -> None:  # type: ignore[no-untyped-def]
    table: Table = make_table(2, 0)
    preparing.settle_terms(table.step.workshop, table.workshop.title, None, links_only=False)
    votes = in_order(conversation)
    statements = {
        row["comment-id"]: row["comment-body"].strip() for row in rows(conversation, "comments.csv")
    }
    table.go_to("question", "write")
    groups = write(table, statements)
    voters = crowd(table, {voter for _, voter, _ in votes})
    for start in range(0, len(votes), 400):
        batch = [
            cast(table, groups[s], voters[v], vote)
            for s, v, vote in votes[start : start + 400]
            if s in groups
        ]
        assert all(isinstance(outcome, Done) for outcome in perform(batch))
    step = table.next()
    counted = {group.pk: group.dots for group in step.groups.all()}
    last: dict[tuple[str, str], str] = {(s, v): vote for s, v, vote in votes}
    for statement, group in groups.items():
        agreeing = sum(1 for (s, _), vote in last.items() if s == statement and vote == AGREE)
        assert counted[group] == agreeing, statements[statement]
    assert sum(counted.values()) > 0


def write(table: Table, statements: dict[str, str]) -> dict[str, UUID]:
    """Every statement as a note; then on to the vote. Returns each statement's group."""
    for place, (number, text) in enumerate(statements.items()):
        outcome = table.say(table.people[place % 2], "note", text=f"{number}: {text}")
        assert isinstance(outcome, Done)
    step = table.go_to("question", "vote")
    notes = step.notes.values_list("text", "group")
    return {text.partition(":")[0]: group for text, group in notes}


def crowd(table: Table, names: set[str]) -> dict[str, Participant]:
    people = {
        name: Participant(workshop=table.workshop, key_hash=uuid4().hex, place="elsewhere") for name in names
    }
    Participant.objects.bulk_create(people.values())
    return people


def cast(table: Table, group: UUID, who: Participant, vote: str) -> Act:
    data = {f"dots-{group.hex}": "1" if vote == AGREE else "0"}
    return Act(str(uuid4()), table.workshop.topic, "participant", who.pk.hex, "en", "dots", data)
