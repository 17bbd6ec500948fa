"""A room with something in it, acts of every kind, and what must be true whatever is sent."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, Sum
from hypothesis import strategies as st

from sammenhold.live.acts import Act, Done, Outcome
from sammenhold.live.engine import perform
from sammenhold.workshops.models import (
    Answer,
    Group,
    Note,
    Participant,
    Proposal,
    Rating,
    Step,
    Vote,
    Workshop,
)
from sammenhold.workshops.rules import APART, BESIDE, MOST_DOTS_A_GROUP, PHASES, TWICE
from tests.workshops.conftest import Table

KEPT: list[Any] = [Workshop, Step, Participant, Note, Group, Vote, Rating, Proposal, Answer]
TAKING_PART = {
    "ready",
    "hand",
    "said",
    "note",
    "note-delete",
    "breakout",
    "summary",
    "move",
    "group-title",
    "group-undo",
    "group-redo",
    "dots",
    "score",
    "opinion",
    "rank",
    "rate",
    "equal",
    "propose",
    "answer",
    "volunteer",
}


LEADING = {
    "live",
    "time-up",
    "open",
    "next",
    "more",
    "share-out",
    "back",
    "goto",
    "timer",
    "give",
    "thank",
    "word-time",
    "take",
    "end",
    "end-rehearsal",
    "hide",
    "settle",
    "adopt",
    "amend",
    "drop",
    "park",
    "lead-move",
    "lead-propose",
    "lead-group-title",
    "pause",
    "lock",
    "take-lead",
    "method",
    "opinion-groups",
    "suggest",
    "suggestion-accept",
    "suggestion-refuse",
    "let-through",
    "hold-back",
    "lead-group-undo",
    "lead-group-redo",
}


FIELDS = [
    "text",
    "when",
    "title",
    "reason",
    "note",
    "group",
    "change",
    "proposal",
    "to",
    "on",
    "hand",
    "turn",
    "at",
    "step",
    "owner",
    "due",
    "minutes",
    "question",
    "box",
    "desk",
    "suggestion",
    "anything",
]


MOMENTS = [(course, phase.name) for course, known in PHASES.items() for phase in known]


words = st.text(st.characters(exclude_categories=["Cs", "No"]), max_size=20)


huge = st.sampled_from(
    ["x" * 1_000_000, "\x00", "\x00" * 50, "<script>", "٣", "-1", "1e9", "2030-01-01", "4"]
)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | words | huge


values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=4,
)


@dataclass
class Scene:
    """A workshop with something of everything in it, and another one that must not be touched."""

    table: Table
    other: Table
    keys: list[str]


def furnish(table: Table) -> None:
    step = table.go_to("question", "write")
    for who in table.people:
        table.say(who, "note", text=f"indlæg fra {who.name}")
    table.go_to("question", "group")
    first, second, *_rest = step.notes.all()
    table.say(table.people[0], "move", note=first.pk.hex, to=f"note:{second.pk.hex}")
    table.go_to("question", "decide")
    for text in ("en ting", "en ting til"):
        table.lead("lead-propose", text=text)
    Note.objects.create(step=step, text="endnu skjult", author=table.people[1])


def rows(workshop: Workshop) -> list[object]:
    """Everything that is kept of a workshop."""
    paths = {Workshop: "pk", Note: "step__workshop", Group: "step__workshop", Vote: "group__step__workshop"}
    paths |= {Rating: "step__workshop", Proposal: "step__workshop", Answer: "proposal__step__workshop"}
    return [
        sorted(map(str, model.objects.filter(**{paths.get(model, "workshop"): workshop.pk}).values_list()))
        for model in KEPT
    ]


def stand_at(scene: Scene, moment: tuple[str, str] | None) -> None:
    """Put the workshop at a moment without what leads to it; None: it has ended."""
    workshop = scene.table.workshop
    if moment is None:
        Workshop.objects.filter(pk=workshop.pk).update(state=Workshop.State.CLOSED)
        return
    course, phase = moment
    kind = course if course in Step.Kind.values else "question"
    step = workshop.steps.filter(kind=kind).order_by("-phase").first() or workshop.steps.create(
        position=99, kind=kind
    )
    Step.objects.filter(pk=step.pk).update(
        phase=phase,
        twice=course == TWICE,
        apart=course == APART,
        beside=workshop.steps.get(kind="gains") if course == BESIDE else None,
    )
    Workshop.objects.filter(pk=workshop.pk).update(step=step)


def draw_data(data: st.DataObject, scene: Scene) -> dict[str, Any]:
    keys = st.sampled_from(scene.keys)
    targets = st.builds(
        lambda kind, key: f"{kind}:{key}", st.sampled_from(["note", "group", "nowhere"]), keys
    )
    item = st.sampled_from(["V1", "W4", "A3", "equal"])
    names = st.one_of(
        st.sampled_from(FIELDS),
        words,
        st.builds(
            "{}-{}".format,
            st.sampled_from(["dots", "score", "opinion", "stance", "rate", "equal"]),
            keys | words,
        ),
        st.builds("{}-{}-{}".format, st.sampled_from(["rate", "equal"]), keys, item),
    )
    known = st.sampled_from(
        [*"01234x", "agree", "pass", "score", "objection", "council", "stop", "2031-05-01"]
    )
    sent: dict[str, Any] = data.draw(st.dictionaries(names, keys | targets | known | values, max_size=6))
    return sent


def nothing_is_broken(scene: Scene) -> None:
    connection.check_constraints()
    assert not Note.objects.filter(group__isnull=False).exclude(group__step=F("step")).exists()
    assert not Proposal.objects.filter(group__isnull=False).exclude(group__step=F("step")).exists()
    assert not Vote.objects.filter(group__step__method="dots", value__gt=MOST_DOTS_A_GROUP).exists()
    assert not Vote.objects.filter(group__step__method="score", value__gt=4).exists()
    assert not Vote.objects.filter(group__step__method="opinion", value__gt=2).exists()
    dots = Vote.objects.filter(group__step__method="dots")
    placed = dots.values("participant", "group__step").annotate(placed=Sum("value"))
    assert all(line["placed"] <= 5 for line in placed)
    assert not Rating.objects.filter(value__gt=4).exists()
    assert not Proposal.objects.filter(state="adopted", owner="").exists()
    assert not Proposal.objects.filter(state="adopted", due=None).exists()
    for audience in ("participant", "facilitator", "screen"):
        assert "<script>" not in scene.table.html(audience)


def hurl(scene: Scene, act: Act) -> Outcome:
    """Perform the act; it is never an error, and the other workshop stays as it was."""
    before = rows(scene.other.workshop)
    outcome = perform([act])[0]
    assert isinstance(outcome, Done) or outcome.code != "error", (act, outcome)
    assert rows(scene.other.workshop) == before
    nothing_is_broken(scene)
    return outcome
