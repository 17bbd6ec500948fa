"""A workshop to try, played through the same acts that screens send."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models

from sammenhold.directory.models import Organisation, Person, Unit
from sammenhold.live.acts import Act, Done, Outcome
from sammenhold.live.engine import page, perform
from sammenhold.live.looks import Viewer
from sammenhold.rounds.models import Lead, Round
from sammenhold.workshops.commands import afterwards, joining, preparing
from sammenhold.workshops.models import Participant, Step, Workshop


@dataclass
class Table:
    """A workshop with its people around it."""

    workshop: Workshop
    people: list[Participant] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def join(self, place: str = "room", name: str = "", language: str = "da") -> Participant:
        key = joining.join(self.workshop, place, language, name)
        participant = joining.participant_with(key, self.workshop.pk)
        assert participant is not None
        self.people.append(participant)
        self.keys.append(key)
        return participant

    def say(self, who: Participant, kind: str, act_id: str = "", **data: Any) -> Outcome:
        act = Act(
            act_id or str(uuid4()), self.workshop.topic, "participant", who.pk.hex, who.language, kind, data
        )
        return perform([act])[0]

    def lead(self, kind: str, **data: Any) -> Outcome:
        who = f"lead-{self.workshop.round.leads.values_list('person', flat=True)[0]}"
        act = Act(str(uuid4()), self.workshop.topic, "facilitator", who, "da", kind, data)
        return perform([act])[0]

    def next(self) -> Step:
        outcome = self.lead("next", at=self.at)
        assert isinstance(outcome, Done), outcome
        return self.step

    @property
    def step(self) -> Step:
        self.workshop = Workshop.objects.select_related("step", "round").get(pk=self.workshop.pk)
        assert self.workshop.step is not None
        return self.workshop.step

    @property
    def at(self) -> str:
        return self.step.at

    def go_to(self, kind: str, phase: str) -> Step:
        """Press next until the workshop is there."""
        while (self.step.kind, self.step.phase) != (kind, phase):
            self.next()
        return self.step

    def html(self, audience: str = "participant", language: str = "da") -> str:
        return "".join(page(self.workshop.topic, Viewer(audience, language)).regions.values())


class AtOnce(Executor):
    """What is worked out after a commit is done before the next act, by the same program."""

    def submit(self, fn: Any, /, *arguments: Any, **more: Any) -> Future[Any]:
        done = Future[Any]()
        done.set_result(fn(*arguments, **more))
        return done


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afterwards, "workers", AtOnce())


@pytest.fixture
def unit(db: None) -> Unit:
    organisation = Organisation.objects.create(name="Sundby Kommune")
    return organisation.units.create(name="Digital Borgerservice")


@pytest.fixture
def leader(unit: Unit) -> Person:
    return unit.people.create(organisation=unit.organisation, name="Mette Holm", email="mette@sundby.example")


@pytest.fixture
def a_round(unit: Unit, leader: Person) -> Round:
    made = Round.objects.create(organisation=unit.organisation, unit=unit, title="Virtuelt samarbejde")
    Lead.objects.create(round=made, person=leader, part=Lead.Part.LEADER)
    return made


@pytest.fixture
def make_table(a_round: Round) -> Callable[..., Table]:
    def make(room: int = 5, elsewhere: int = 4, agenda: int = 45, *, begun: bool = True) -> Table:
        from sammenhold.themes.queries import theme

        key = next(found.key for found in theme("tema5").agendas if found.minutes == agenda)
        table = Table(preparing.create(a_round, key))
        for number in range(room + elsewhere):
            table.join("room" if number < room else "elsewhere", name=f"Deltager {number}")
        if begun:
            table.lead("open")
        return table

    return make


@pytest.fixture
def table(make_table: Callable[..., Table]) -> Table:
    return make_table()


def dump(*leave_out: type[models.Model]) -> str:
    """Every value of every row the workshop package keeps."""
    kept = [model for model in apps.get_app_config("workshops").get_models() if model not in leave_out]
    return "\n".join(str(row) for model in kept for row in model.objects.values_list())
