"""A screening of forty and of nine beside them: answered, published, and shown to all who were asked."""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sammenhold.jobs import clock
from sammenhold.mapping.bands import Band
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.commands import answering, publishing, simulating
from sammenhold.surveys.queries.results import ResultView, result_of
from tests.surveys.conftest import MORNING, House, forty_and_nine, opened

Answers = Callable[[House], None]
Json = dict[str, Any]
_known: dict[str, Json] = {}


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock.at(MORNING):
        yield


@pytest.fixture(autouse=True)
def _worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answers have the same figures; seconds are saved where ids begin anew for each test."""
    real = publishing.worked_out

    def remembered(given: Json) -> Json:
        answers = {group: sorted(found) for group, found in given["answers"].items()}
        key = json.dumps({**given, "answers": answers}, sort_keys=True)
        if key not in _known:
            _known[key] = real(given)
        return _known[key]

    monkeypatch.setattr(publishing, "worked_out", remembered)


def answer(house: House) -> None:
    """As people might: more lonely far away, and six who do not answer."""
    chance = random.Random(11)
    for invitation in list(house.wave.invitations.select_related("group").order_by("pk"))[:-6]:
        virtual = Band.VIRTUAL in invitation.group.work_forms
        given = simulating.made_up(house.wave.asked, chance, virtual=virtual)
        answering.send(code_of(invitation.seed), given)


def publish(house: House, answers: Answers = answer) -> House:
    opened(house)
    answers(house)
    house.close()
    assert publishing.publish(house.wave.pk)
    assert publishing.release(house.wave.pk)
    house.wave.refresh_from_db()
    return house


@pytest.fixture
def published(db: None) -> House:
    return publish(forty_and_nine())


@pytest.fixture
def view(published: House) -> ResultView:
    return result_of(published.wave)


@pytest.fixture
def talking(published: House) -> ResultView:
    """Of the team of nine."""
    return result_of(published.wave, str(published.team.pk))
