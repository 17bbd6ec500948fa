"""Anything is sent as an act, by anybody, at any moment: it counts or is refused, and harms nobody else."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.models import F, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sammenhold.live.acts import Act, Done, Outcome, handler_of
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
from sammenhold.workshops.rules import (
    ALWAYS,
    APART,
    BESIDE,
    METHODS,
    MOST_DOTS_A_GROUP,
    PHASES,
    TWICE,
)
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)

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
KEPT: list[Any] = [Workshop, Step, Participant, Note, Group, Vote, Rating, Proposal, Answer]

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


@pytest.fixture
def scene(make_table) -> Scene:  # type: ignore[no-untyped-def]
    table, other = make_table(3, 0), make_table(2, 0)
    for each in (table, other):
        furnish(each)
    held: list[Any] = [Note, Group, Proposal, Participant]
    keys = [key.hex for model in held for key in model.objects.values_list("pk", flat=True)]
    return Scene(table, other, keys + [str(step.pk) for step in Step.objects.all()])


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


@pytest.mark.parametrize("kind", sorted(TAKING_PART | LEADING))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(data=st.data())
def test_whatever_is_sent_counts_or_is_refused(scene: Scene, kind: str, data: st.DataObject) -> None:
    with transaction.atomic():
        stand_at(scene, data.draw(st.sampled_from([*MOMENTS, None])))
        Step.objects.update(method=data.draw(st.sampled_from(sorted(METHODS))))
        who = data.draw(st.sampled_from(scene.table.people)).pk.hex
        audience = data.draw(st.sampled_from(["participant", "facilitator", "screen", "nobody"]))
        sent = draw_data(data, scene)
        before = rows(scene.table.workshop)
        act = Act(str(uuid4()), scene.table.workshop.topic, audience, who, "da", kind, sent)
        outcome = hurl(scene, act)
        if audience != ("participant" if kind in TAKING_PART else "facilitator"):
            assert not isinstance(outcome, Done)
        if not isinstance(outcome, Done):
            assert rows(scene.table.workshop) == before
        transaction.set_rollback(True)


def test_every_kind_of_act_is_tried() -> None:
    from sammenhold.live.acts import _handlers

    assert {kind for kind in _handlers if "." not in kind} == TAKING_PART | LEADING
    assert all(handler_of(kind) for kind in TAKING_PART | LEADING)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_participant_does_only_what_the_moment_allows(scene: Scene, moment: tuple[str, str]) -> None:
    """Acts of earlier, later and hidden parts are refused, whatever they carry."""
    stand_at(scene, moment)
    allowed = next(known.acts for known in PHASES[moment[0]] if known.name == moment[1])
    who = scene.table.people[0]
    for kind in TAKING_PART - allowed - ALWAYS:
        before = rows(scene.table.workshop)
        assert not isinstance(scene.table.say(who, kind, text="for sent"), Done), kind
        assert rows(scene.table.workshop) == before


def test_another_workshops_things_cannot_be_reached(scene: Scene) -> None:
    """Ids of notes, groups and proposals of one workshop mean nothing in another, whoever sends them."""
    theirs, table = scene.other.step, scene.table
    note, group, proposal = theirs.notes.first(), theirs.groups.first(), theirs.proposals.first()
    assert note
    assert group
    assert proposal
    before = rows(scene.other.workshop)
    ids = {
        "note": note.pk.hex,
        "group": group.pk.hex,
        "proposal": proposal.pk.hex,
        "to": f"group:{group.pk.hex}",
    }
    more = {f"stance-{proposal.pk.hex}-1": "agree", f"dots-{group.pk.hex}": "1", "reason": "nej", "on": "1"}
    step = {"step": str(theirs.pk), "owner": "Bo", "due": "2031-01-01", "text": "x", "title": "x"}
    for moment in MOMENTS:
        stand_at(scene, moment)
        for kind in (TAKING_PART | LEADING) - {"next", "end", "open", "back"}:
            act = {**ids, **more, **step}
            if kind in TAKING_PART:
                table.say(table.people[0], kind, **act)
            else:
                table.lead(kind, **act)
    assert rows(scene.other.workshop) == before


def test_one_act_id_used_by_two_is_one_note_and_harms_neither(table: Table) -> None:
    step = table.go_to("question", "write")
    key = str(uuid4())
    table.say(table.people[0], "note", key, text="min")
    table.say(table.people[1], "note", key, text="din")
    table.say(table.people[1], "note-delete", note=UUID(key).hex)
    assert list(step.notes.values_list("text", "author")) == [("min", table.people[0].pk)]
