"""The act protocol under fuzz: any kind, by anybody, at any moment, repeated, late and in disorder."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sammenhold.directory.models import Organisation
from sammenhold.live.acts import Act, Done
from sammenhold.rounds.models import Round
from sammenhold.themes.queries import theme
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Step
from tests.workshops.conftest import Table
from tests.workshops.fuzz import AUDIENCES, ONLY_MINE, VIEWERS, Fuzzed, data_for, kinds

pytestmark = pytest.mark.django_db(transaction=True)
WHO = st.integers(0, 4)
ANSWERS = ("agree", "concern", "objection")


def a_table(*, at_once: bool) -> Table:
    organisation = Organisation.objects.create(name="Prøve")
    unit = organisation.units.create(name="Prøve")
    made = Round.objects.create(organisation=organisation, unit=unit, title="Prøve")
    agenda = next(found.key for found in theme(made.theme).agendas if found.minutes == 45)
    table = Table(preparing.create(made, agenda))
    if at_once:
        other = Step(kind=Step.Kind.QUESTION, title="Og hvad med resten?", minutes=10)
        preparing.plan_beside(table.workshop, preparing.add(table.workshop, other), on=True)
    for number in range(5):
        table.join(
            "room" if number % 2 else "elsewhere",
            name=f"Deltager {number}",
            language=("da", "en")[number % 2],
        )
    return table


class Protocol(RuleBasedStateMachine):
    steps = 0

    @initialize(start=st.integers(0, 12))
    def begin(self, start: int) -> None:
        """Anywhere in the agenda, with a little written on the way."""
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.room = Fuzzed(a_table(at_once=start % 2 == 1))
        self.lead("open")
        for _ in range(start):
            for who in range(3):
                self.say(who, "note", text=f"indlæg {who}")
            self.lead("next", at=self.room.at)

    def teardown(self) -> None:
        if hasattr(self, "undo"):
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def send(self, *acts: Act) -> list[bool]:
        type(self).steps += len(acts)
        return [isinstance(outcome, Done) for outcome in self.room.perform(list(acts))]

    def say(self, who: int, kind: str, **data: Any) -> bool:
        return self.send(self.room.act("participant", who, kind, data))[0]

    def lead(self, kind: str, **data: Any) -> bool:
        return self.send(self.room.act("facilitator", 0, kind, data))[0]

    def thing(self, name: str, which: int) -> str:
        step = self.room.workshop().step
        found = [thing.pk.hex for thing in getattr(step, name).order_by("pk")] if step else []
        return found[which % len(found)] if found else "none"

    @rule(data=st.data(), who=WHO, kind=st.sampled_from(kinds()), audience=st.sampled_from(AUDIENCES))
    def anything(self, data: st.DataObject, who: int, kind: str, audience: str) -> None:
        before = self.room.mine()
        act = self.room.act(audience, who, kind, data_for(data.draw, self.room))
        self.send(act)
        if audience == "participant":
            self.others_things_are_as_before(before, act)

    def others_things_are_as_before(self, before: dict[Any, Any], act: Act) -> None:
        """Nobody's act changes what another has privately written, voted or rated."""
        after = self.room.mine()
        for who, mine in before.items():
            if who.hex != act.who:
                assert after[who] == mine, act

    @rule(who=WHO, text=st.sampled_from(("kort", "العربية", "🎉", "<b onclick=x>fed</b>")))
    def note(self, who: int, text: str) -> None:
        self.say(who, "note", text=text)

    @rule(who=WHO, which=st.integers(0, 9), dots=st.integers(0, 4))
    def dots(self, who: int, which: int, dots: int) -> None:
        before = self.room.mine()
        act = self.room.act("participant", who, "dots", {f"dots-{self.thing('groups', which)}": str(dots)})
        self.send(act)
        self.others_things_are_as_before(before, act)

    @rule(
        who=WHO, which=st.integers(0, 9), other=st.integers(0, 9), kind=st.sampled_from(("note", "group", ""))
    )
    def move(self, who: int, which: int, other: int, kind: str) -> None:
        to = f"{kind}:{self.thing('notes' if kind == 'note' else 'groups', other)}" if kind else ""
        self.say(who, "move", note=self.thing("notes", which), to=to)

    @rule(who=WHO, value=st.integers(0, 5))
    def rate(self, who: int, value: int) -> None:
        self.say(who, "rate", **{f"rate-{self.room.at.partition('.')[0]}-V1": str(value)})

    @rule(who=WHO, stance=st.sampled_from(ANSWERS), box=st.booleans())
    def answer(self, who: int, stance: str, box: bool) -> None:
        self.say(who, "propose", text="Vi tager en runde")
        proposal = self.thing("proposals", who)
        reason = f"{ONLY_MINE} {uuid4().hex}"
        self.say(
            who,
            "answer",
            proposal=proposal,
            reason=reason,
            box=str(int(box)),
            **{f"stance-{proposal}-1": stance},
        )

    @rule(who=WHO, which=st.integers(0, 2))
    def a_group(self, who: int, which: int) -> None:
        """Of one of the questions at the same time, or of one that is not there."""
        steps = list(self.room.table.workshop.steps.all())
        self.say(who, "breakout", step=str(steps[(4 + which) % len(steps)].pk))
        self.say(who, "summary", text=f"vi siger {which}")

    @rule(on=st.sampled_from("01"))
    def a_second_round(self, on: str) -> None:
        self.lead("more", at=self.room.at, on=on)

    @rule()
    def two_press_next_at_once(self) -> None:
        """They go one part on."""
        at = self.room.at
        acts = [self.room.act("facilitator", who, "next", {"at": at}) for who in range(2)]
        self.send(acts[0])
        there = self.room.at
        self.send(acts[1])
        assert self.room.at == there

    @precondition(lambda self: self.room.sent)
    @rule(which=st.integers(0, 200), copies=st.integers(1, 3))
    def again(self, which: int, copies: int) -> None:
        """An act comes again, right away or much later, under its own id: no note and no proposal twice."""
        act = self.room.sent[-1 - which % len(self.room.sent)]
        if act.kind in ("note", "propose"):
            before = self.count()
            self.send(*[act] * copies)
            assert self.count() <= before + 1
        else:
            self.send(*[act] * copies)

    def count(self) -> int:
        step = self.room.workshop().step
        return step.notes.count() + step.proposals.count() if step else 0

    @rule(seed=st.randoms(use_true_random=False), whose=st.lists(WHO, min_size=2, max_size=5))
    def in_disorder(self, seed: Any, whose: list[int]) -> None:
        """Acts that were sent one after the other arrive in one batch and in any order."""
        acts = [self.room.act("participant", who, "note", {"text": f"n {who}"}) for who in whose]
        acts += self.room.sent[-3:]
        seed.shuffle(acts)
        self.send(*acts)

    @rule(viewer=st.sampled_from(VIEWERS))
    def a_page_is_opened(self, viewer: Any) -> None:
        self.room.open(viewer)

    @invariant()
    def nothing_is_broken(self) -> None:
        if hasattr(self, "room"):
            self.room.frames_reach_the_screens()
            self.room.limits_hold()
            self.room.what_is_private_stays_so()


def play(examples: int, steps: int) -> int:
    Protocol.steps = 0
    run_state_machine_as_test(
        Protocol,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return Protocol.steps


def test_anything_sent_counts_or_is_refused() -> None:
    assert play(6, 40) > 100


@pytest.mark.slow
def test_anything_sent_counts_or_is_refused_for_long() -> None:
    """At least 5,000 steps."""
    steps = 0
    while steps <= 5_000:
        steps += play(20, 60)
