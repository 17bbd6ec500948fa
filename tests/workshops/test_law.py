"""The law: what an act says it changed is all that it changed, for every audience, under random play."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sammenhold.live.acts import Done, Outcome
from sammenhold.live.looks import Viewer
from sammenhold.workshops.board.look import look
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
VIEWERS = [Viewer(audience, "da") for audience in ("participant", "facilitator", "screen")]
Shown = dict[tuple[Viewer, str], list[tuple[str, Any]]]

MOVES = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *(
                    "next",
                    "next",
                    "next",
                    "back",
                    "note",
                    "note",
                    "note-delete",
                    "move",
                    "name",
                    "dots",
                    "rate",
                ),
                *(
                    "propose",
                    "answer",
                    "volunteer",
                    "settle",
                    "adopt",
                    "amend",
                    "drop",
                    "hide",
                    "ready",
                    "hand",
                ),
                *("timer", "take", "goto", "equal"),
            )
        ),
        st.integers(0, 7),
        st.integers(0, 4),
    ),
    min_size=10,
    max_size=50,
)


def shown(table: Table, regions: frozenset[str] | None) -> Shown:
    seen = look(table.workshop.topic, VIEWERS, regions)
    return {
        (viewer, name): [(piece.id, piece.data) for piece in pieces]
        for viewer, picture in seen.items()
        for name, pieces in picture.items()
    }


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 10), moves=MOVES)
def test_incremental_pictures_equal_fresh_ones(
    make_table: Callable[..., Table], start: int, moves: list[Any]
) -> None:
    """`start` is how many times next is pressed first, so that the play is spread over the agenda."""
    table = make_table(3, 2)
    for _ in range(start):
        write_some(table)
        table.next()
    held = shown(table, None)
    for kind, which, value in moves:
        outcome = play(table, kind, which, value)
        if isinstance(outcome, Done) and outcome.regions:
            held |= shown(table, outcome.regions)
        assert held == shown(table, None), (kind, outcome)


def write_some(table: Table) -> None:
    for number, who in enumerate(table.people):
        table.say(who, "note", text=f"indlæg {number}")


def play(table: Table, kind: str, which: int, value: int) -> Outcome | None:
    who, step = table.people[which % 5], table.step
    notes, groups, proposals = (
        [found.pk.hex for found in getattr(step, name).order_by("pk")] or ["none"]
        for name in ("notes", "groups", "proposals")
    )
    note, group, proposal = notes[which % len(notes)], groups[value % len(groups)], proposals[-1]
    other = notes[value % len(notes)]
    match kind:
        case "next" | "back":
            return table.lead(kind, at=table.at)
        case "note":
            return table.say(who, "note", text=f"indlæg {which} {value}")
        case "note-delete":
            return table.say(who, "note-delete", note=note)
        case "move":
            to = ("", f"group:{group}", f"note:{other}")[value % 3]
            return table.say(who, "move", note=note, to=to)
        case "name":
            return table.say(who, "group-title", group=group, title=f"bunke {value}")
        case "dots":
            return table.say(who, "dots", **{f"dots-{group}": str(value)})
        case "rate":
            return table.say(who, "rate", **{f"rate-{step.pk}-V{value + 1}": str(value)})
        case "equal":
            return table.say(who, "equal", **{f"equal-{step.pk}-equal": str(value)})
        case "propose":
            return table.say(who, "propose", when="nu" if value % 2 else "", text=f"gør vi {which}")
        case "answer":
            stance = ("agree", "concern", "objection")[value % 3]
            box = {"box": "1"} if which % 2 else {}
            return table.say(
                who, "answer", proposal=proposal, reason="fordi", **{f"stance-{proposal}-1": stance}, **box
            )
        case "volunteer":
            return table.say(who, "volunteer", proposal=proposal)
        case "settle" | "drop":
            return table.lead(kind, proposal=proposal)
        case "adopt":
            return table.lead("adopt", proposal=proposal, owner="Mette", due="2099-01-01")
        case "amend":
            return table.lead("amend", proposal=proposal, when="", text=f"ændret {value}")
        case "hide":
            return table.lead("hide", note=note, on=str(value % 2), reason="navn nævnt")
        case "ready" | "hand":
            return table.say(who, kind, on=str(value % 2))
        case "timer":
            return table.lead("timer", minutes=("1", "stop")[value % 2])
        case "take":
            return table.lead("take", question=f"Q{value + 1}")
        case "goto":
            return table.lead("goto", step=str(table.workshop.steps.all()[which % 6].pk))
    return None
