"""The law: what an act says it changed is all that it changed, for every audience, under random play."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sammenhold.live.acts import Done, Outcome
from sammenhold.live.looks import Viewer
from sammenhold.workshops.board.look import look
from sammenhold.workshops.commands import joining, preparing
from sammenhold.workshops.models import Participant, Step, Suggested, Workshop
from sammenhold.workshops.queries.scene import scene_of
from sammenhold.workshops.rules import METHODS
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
                    "park",
                    "hide",
                    "ready",
                    "hand",
                ),
                *("timer", "take", "goto", "equal", "undo", "redo", "undo"),
                *("pause", "go on", "go on", "lock", "take-lead"),
                *("hand", "hand", "give", "give", "thank", "said", "word-time", "change"),
                *("method", "score", "opinion", "rank", "opinion-groups"),
                *("suggest", "suggest", "suggestion-accept", "suggestion-refuse"),
                *("let-through", "let-through", "hold-back"),
                *("more", "more", "once"),
                *("breakout", "breakout", "breakout", "share-out", "summary"),
            )
        ),
        st.integers(0, 7),
        st.integers(0, 4),
    ),
    min_size=10,
    max_size=50,
)


def shown(table: Table, regions: frozenset[str] | None) -> Shown:
    groups = [Viewer(f"participant:{step.pk}", "da") for step in table.workshop.steps.filter(kind="question")]
    seen = look(table.workshop.topic, [*VIEWERS, *groups], regions)
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
    if start % 3 == 1:
        other = preparing.add(table.workshop, Step(kind=Step.Kind.QUESTION, title="Og?", minutes=9))
        preparing.plan_beside(table.workshop, other, on=True)
    Workshop.objects.update(read_first=start % 3 == 2)
    for _ in range(start):
        write_some(table)
        let_all_through(table)
        table.next()
    held = shown(table, None)
    for kind, which, value in moves:
        outcome = play(table, kind, which, value)
        if isinstance(outcome, Done) and outcome.regions:
            held |= shown(table, outcome.regions)
        elif kind == "change":
            held |= shown(table, joining.CHANGED)
        assert held == shown(table, None), (kind, outcome)


def write_some(table: Table) -> None:
    questions = list(table.workshop.steps.filter(kind="question"))
    for number, who in enumerate(table.people):
        table.say(who, "breakout", step=str(questions[number % len(questions)].pk))
        table.say(who, "note", text=f"indlæg {number}")


def turn(table: Table, kind: str, value: int) -> Outcome:
    talk = scene_of(table.workshop.pk).talk
    if kind == "thank":
        return table.lead("thank", turn=talk.word.key if talk.word else "")
    keys = [hand.key for hand in talk.hands] or ["none"]
    return table.lead("give", hand=keys[value % len(keys)])


def suggested(table: Table, which: int) -> str:
    asked = Suggested.objects.filter(step=table.step).first()
    sets = asked.told["sets"] if asked else []
    return str(sets[which % len(sets)][0]) if sets else "none"


def move_house(who: Participant, which: int, value: int) -> None:
    who.refresh_from_db()
    joining.change(who, ("room", "elsewhere")[which % 2], "da", f"Navn {value}")


def let_all_through(table: Table) -> None:
    if table.step.reading:
        for note in table.step.notes.all():
            table.lead("let-through", note=note.pk.hex)


def play(table: Table, kind: str, which: int, value: int) -> Outcome | None:
    who, step = table.people[which % 5], table.step
    if kind == "change":
        return move_house(who, which, value)
    notes, groups, proposals = (
        [found.pk.hex for found in getattr(step, name).order_by("pk")] or ["none"]
        for name in ("notes", "groups", "proposals")
    )
    note, group, proposal = notes[which % len(notes)], groups[value % len(groups)], proposals[-1]
    other = notes[value % len(notes)]
    match kind:
        case "next" | "back":
            return table.lead(kind, at=table.at)
        case "breakout":
            questions = table.workshop.steps.filter(kind="question")
            return table.say(who, "breakout", step=str(questions[value % len(questions)].pk))
        case "share-out":
            return table.lead("share-out")
        case "summary":
            return table.say(who, "summary", text=f"vi siger {value}")
        case "more" | "once":
            return table.lead("more", at=table.at, on=str(int(kind == "more")))
        case "note":
            return table.say(who, "note", text=f"indlæg {which} {value}")
        case "note-delete":
            return table.say(who, "note-delete", note=note)
        case "move":
            to = ("", f"group:{group}", f"note:{other}")[value % 3]
            return table.say(who, "move", note=note, to=to)
        case "name":
            return table.say(who, "group-title", group=group, title=f"bunke {value}")
        case "undo" | "redo":
            changes = step.regroupings.filter(undone=kind == "redo")
            change = changes.first() if kind == "redo" else changes.last()
            return table.say(who, f"group-{kind}", change=str(change.pk) if change else "")
        case "dots":
            return table.say(who, "dots", **{f"dots-{group}": str(value)})
        case "score":
            return table.say(who, "score", **{f"score-{group}": str(value)})
        case "rank":
            return table.say(who, "rank", **{f"rank-{group}": ("last", "1", "0")[value % 3]})
        case "opinion":
            return table.say(who, "opinion", **{f"opinion-{group}": ("agree", "pass")[value % 2]})
        case "method":
            return table.lead("method", method=sorted(METHODS)[value % len(METHODS)])
        case "suggest":
            return table.lead("suggest")
        case "suggestion-accept" | "suggestion-refuse":
            return table.lead(kind, suggestion=suggested(table, value))
        case "opinion-groups":
            return table.lead("opinion-groups", on=str(value % 2))
        case "rate":
            return table.say(who, "rate", **{f"rate-{step.pk}-V{value + 1}": str(value)})
        case "equal":
            return table.say(who, "equal", **{f"equal-{step.pk}-equal": str(value)})
        case "propose":
            return table.say(who, "propose", when="nu" if value % 2 else "", text=f"gør vi {which}")
        case "answer":
            stance = ("agree", "concern", "objection", "aside")[value % 4]
            box = {"box": "1"} if which % 2 else {}
            return table.say(
                who, "answer", proposal=proposal, reason="fordi", **{f"stance-{proposal}-1": stance}, **box
            )
        case "volunteer":
            return table.say(who, "volunteer", proposal=proposal)
        case "settle" | "drop":
            return table.lead(kind, proposal=proposal)
        case "park":
            return table.lead(
                "park", proposal=proposal, desk=("leader", "council")[value % 2], reason="penge"
            )
        case "adopt":
            return table.lead("adopt", proposal=proposal, owner="Mette", due="2099-01-01")
        case "amend":
            return table.lead("amend", proposal=proposal, when="", text=f"ændret {value}")
        case "hide":
            return table.lead("hide", note=note, on=str(value % 2), reason="navn nævnt")
        case "ready" | "hand":
            return table.say(who, kind, on=str(value % 2))
        case "pause" | "go on":
            return table.lead("pause", on=str(int(kind == "pause")))
        case "lock":
            return table.lead("lock", on=str(value % 2))
        case "let-through":
            return table.lead("let-through", note=note)
        case "hold-back":
            return table.lead("hold-back", note=note, reason="navn", remove=str(value % 2))
        case "take-lead":
            return table.lead("take-lead")
        case "give" | "thank":
            return turn(table, kind, value)
        case "said":
            return table.say(who, "said")
        case "word-time":
            return table.lead("word-time", minutes=str(value % 4))
        case "timer":
            return table.lead("timer", minutes=("1", "stop")[value % 2])
        case "take":
            return table.lead("take", question=f"Q{value + 1}")
        case "goto":
            return table.lead("goto", step=str(table.workshop.steps.all()[which % 6].pk))
    return None
