"""Anything is sent as an act, by anybody, at any moment: it counts or is refused, and harms nobody else."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sammenhold.live.acts import Act, Done, handler_of
from sammenhold.workshops.models import (
    Group,
    Note,
    Participant,
    Proposal,
    Step,
)
from sammenhold.workshops.rules import ALWAYS, METHODS, PHASES
from tests.workshops.conftest import Table
from tests.workshops.hostile import (
    LEADING,
    MOMENTS,
    TAKING_PART,
    Scene,
    draw_data,
    furnish,
    hurl,
    rows,
    stand_at,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scene(make_table) -> Scene:  # type: ignore[no-untyped-def]
    table, other = make_table(3, 0), make_table(2, 0)
    for each in (table, other):
        furnish(each)
    held: list[Any] = [Note, Group, Proposal, Participant]
    keys = [key.hex for model in held for key in model.objects.values_list("pk", flat=True)]
    return Scene(table, other, keys + [str(step.pk) for step in Step.objects.all()])


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
