"""The clock can be set, and the loop asks what is due, whatever fails."""

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sammenhold.jobs import clock, loop
from sammenhold.jobs.loop import Job, Loop, run_once

SOME_DAY = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_the_clock_is_set_for_a_while() -> None:
    with clock.at(SOME_DAY):
        assert clock.now() == SOME_DAY
    assert clock.now() > SOME_DAY


def test_a_demonstration_reads_the_time_from_a_file(settings: Any, tmp_path: Path) -> None:
    settings.CLOCK_FILE = tmp_path / "now"
    assert clock.now() > SOME_DAY
    settings.CLOCK_FILE.write_text("2026-03-29T01:30:00Z\n")
    assert clock.now() == SOME_DAY


def test_one_job_that_fails_does_not_keep_the_next_from_its_turn(caplog: pytest.LogCaptureFixture) -> None:
    done = []

    def fail() -> None:
        raise ValueError("what somebody wrote")

    run_once([Job(fail, 1), Job(lambda: done.append(1), 1)])
    assert done == [1]
    assert "ValueError" in caplog.text
    assert "somebody" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_the_loop_asks_again_until_it_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    thrice, turns = threading.Event(), []

    def work() -> None:
        turns.append(1)
        if len(turns) == 3:
            thrice.set()

    monkeypatch.setattr(loop, "_jobs", [Job(work, 0)])
    going = Loop(rest=0.001)
    going.start()
    assert thrice.wait(10)
    going.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "clock"]


@pytest.mark.django_db(transaction=True)
def test_a_job_that_waits_for_others_keeps_the_quick_ones_from_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered, thrice, turns = threading.Event(), threading.Event(), []

    def wait() -> None:
        assert answered.wait(20)

    def work() -> None:
        turns.append(1)
        if len(turns) == 3:
            thrice.set()

    monkeypatch.setattr(loop, "_jobs", [Job(wait, 0, waits=True), Job(work, 0)])
    going = Loop(rest=0.001)
    going.start()
    assert thrice.wait(10)
    answered.set()
    going.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("clock")]
