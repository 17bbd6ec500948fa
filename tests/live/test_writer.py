"""The Writer and what it does with a batch."""

import asyncio
import logging
import threading
from collections.abc import Iterator, Sequence
from uuid import uuid4

import pytest
from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext_lazy

from live import board
from sammenhold.live import Act, Done, Outcome, Refused, handles, perform, perform_one
from sammenhold.live.batch import perform_all
from sammenhold.live.writer import Writer

pytestmark = pytest.mark.django_db(transaction=True)

runs: list[list[str]] = []
going = threading.Event()
entered = threading.Event()


@handles("writer.slow")
def slow(acts: Sequence[Act]) -> Sequence[Outcome]:
    runs.append([act.id for act in acts])
    entered.set()
    going.wait(10)
    return [Done() for _ in acts]


@handles("writer.away")
def away(acts: Sequence[Act]) -> Sequence[Outcome]:
    board.note([act_of("lost")])
    raise OperationalError("database is locked")


@handles("writer.short")
def short(acts: Sequence[Act]) -> Sequence[Outcome]:
    return []


@handles("writer.lazy")
def lazy(acts: Sequence[Act]) -> Sequence[Outcome]:
    return [Refused("no", gettext_lazy("Yes")) for _ in acts]


def act_of(words: str, kind: str = "board.note", topic: str = "board:w", **data: object) -> Act:
    return Act(uuid4().hex, topic, "participant", "somebody", "da", kind, {"words": words, **data})


def words(topic: str = "board:w") -> list[str]:
    return [text for _, text in board.notes(topic)]


@pytest.fixture(autouse=True)
def empty_board() -> None:
    board.clear()
    runs.clear()
    entered.clear()
    going.set()


@pytest.fixture
def said() -> list[tuple[str, frozenset[str]]]:
    return []


@pytest.fixture
def writer(said: list[tuple[str, frozenset[str]]]) -> Iterator[Writer]:
    writer = Writer(lambda topic, regions: said.append((topic, regions)), longest_queue=20)
    writer.start()
    yield writer
    going.set()
    writer.close()


def test_each_act_gets_its_own_outcome_in_order(said: list[object]) -> None:
    acts = [act_of("a"), act_of(""), act_of("b", topic="board:v"), act_of("c", "writer.nobody"), act_of("d")]
    outcomes = perform_all(acts, lambda *announced: said.append(announced))
    assert [isinstance(outcome, Done) for outcome in outcomes] == [True, False, True, False, True]
    assert outcomes[3] == Refused("unknown")
    assert said == [("board:w", board.ALL), ("board:v", board.ALL)]


def test_runs_of_one_kind_and_topic_go_to_the_handler_together() -> None:
    acts = [act_of("x", "writer.slow", topic) for topic in ("a:1", "b:1", "a:1", "b:1")]
    perform_all(acts, lambda *_: None)
    assert runs == [[acts[0].id, acts[2].id], [acts[1].id, acts[3].id]]


def test_a_poisonous_act_harms_no_other(caplog: pytest.LogCaptureFixture) -> None:
    acts = [
        act_of("a"),
        act_of("b", "board.poison"),
        act_of("c", "board.poison", bad=True),
        act_of("d", "board.poison"),
    ]
    outcomes = perform_all([*acts, act_of("e")], lambda *_: None)
    assert [isinstance(outcome, Done) for outcome in outcomes] == [True, True, False, True, True]
    assert outcomes[2] == Refused("error")
    assert words() == ["a", "b", "d", "e"]
    assert "somebody" not in caplog.text


def test_a_handler_that_forgets_an_act_is_an_error(caplog: pytest.LogCaptureFixture) -> None:
    assert perform_all([act_of("a", "writer.short")], lambda *_: None) == [Refused("error")]


def test_a_refusal_speaks_the_actors_language() -> None:
    (outcome,) = perform_all([act_of("a", "writer.lazy")], lambda *_: None)
    assert outcome == Refused("no", "Ja")


def test_nothing_is_announced_before_the_commit(said: list[object]) -> None:
    with transaction.atomic():
        perform_all([act_of("a")], lambda *announced: said.append(announced))
        assert said == []
    assert said == [("board:w", board.ALL)]


def test_a_database_that_is_away_refuses_the_whole_batch() -> None:
    outcomes = perform([act_of("a"), act_of("b", "writer.away"), act_of("c")])
    assert outcomes == [Refused("unavailable")] * 3
    assert words() == []


def test_inside_another_transaction_the_database_error_is_the_callers() -> None:
    with pytest.raises(OperationalError), transaction.atomic():
        perform([act_of("b", "writer.away")])


def test_a_plain_form_needs_no_writer() -> None:
    assert isinstance(perform_one(act_of("a")), Done)
    assert words() == ["a"]


def test_whoever_is_answered_finds_it_in_the_database(writer: Writer, said: list[object]) -> None:
    assert isinstance(writer.perform(act_of("a")), Done)
    assert words() == ["a"]
    assert said == [("board:w", board.ALL)]


def test_what_waits_is_performed_together_in_order(writer: Writer) -> None:
    async def crowd() -> list[Outcome]:
        going.clear()
        first = writer.submit(act_of("", "writer.slow"))
        await asyncio.to_thread(entered.wait, 10)
        rest = [writer.submit(act_of("", "writer.slow")) for _ in range(10)]
        going.set()
        return await asyncio.gather(first, *rest)

    assert asyncio.run(crowd()) == [Done()] * 11
    assert [len(run) for run in runs] == [1, 10]


def test_a_full_queue_is_busy(writer: Writer) -> None:
    async def flood() -> list[Outcome]:
        going.clear()
        first = writer.submit(act_of("", "writer.slow"))
        await asyncio.to_thread(entered.wait, 10)
        rest = [writer.submit(act_of("", "writer.slow")) for _ in range(25)]
        going.set()
        return await asyncio.gather(first, *rest)

    outcomes = asyncio.run(flood())
    assert outcomes == [Done()] * 21 + [Refused("busy")] * 5


def test_it_lives_on_after_a_database_error(writer: Writer, caplog: pytest.LogCaptureFixture) -> None:
    assert writer.perform(act_of("a", "writer.away")) == Refused("unavailable")
    assert isinstance(writer.perform(act_of("b")), Done)
    assert words() == ["b"]


def test_it_lives_on_when_announcing_fails(caplog: pytest.LogCaptureFixture) -> None:
    def fail(topic: str, regions: frozenset[str]) -> None:
        raise RuntimeError("nobody hears")

    caplog.set_level(logging.CRITICAL)
    writer = Writer(fail)
    writer.start()
    assert isinstance(writer.perform(act_of("a")), Done)
    assert isinstance(writer.perform(act_of("b")), Done)
    writer.close()


def test_closing_performs_what_waits_and_then_refuses(writer: Writer) -> None:
    async def leave() -> list[Outcome]:
        waiting = [writer.submit(act_of(f"{number}")) for number in range(10)]
        await asyncio.to_thread(writer.close)
        return await asyncio.gather(*waiting, writer.submit(act_of("late")))

    outcomes = asyncio.run(leave())
    assert all(isinstance(outcome, Done) for outcome in outcomes[:-1])
    assert outcomes[-1] == Refused("busy")
    assert words() == [str(number) for number in range(10)]


def test_two_handlers_for_one_kind_are_a_mistake() -> None:
    with pytest.raises(ValueError, match=r"board\.note"):
        handles("board.note")(slow)
    assert connection.is_usable()
