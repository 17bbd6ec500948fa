"""A small measurement from end to end: a real server, real streams, a real database."""

import json
import os
import subprocess
import sys

import pytest

COMMAND = (sys.executable, "-m", "sammenhold.config.cli", "bench", "live")
PROMISED = {
    "listeners", "acts", "lost", "duplicated", "p50_ms", "p95_ms", "p99_ms", "last_screen_p95_ms", "join_s",
    "cpu_us_per_frame", "reference_cpu_us_per_frame", "rss_kb_per_listener", "cpu_ratio", "frames",
    "acts_per_second", "seconds", "reference_p95_ms", "idle_rss_mb",
}  # fmt: skip


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *words], env=os.environ, capture_output=True, text=True, check=False)


def test_every_act_is_on_every_screen_once() -> None:
    done = bench(
        *("--listeners", "20", "--acts-per-second", "50", "--seconds", "1"),
        *("--burst", "--hung", "0.2", "--cut", "--json"),
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures.keys() >= PROMISED | {"burst_s", "hung_p95_change", "back_s", "rss_growth_mb"}
    assert (figures["listeners"], figures["acts"]) == (20, 50)
    assert (figures["lost"], figures["duplicated"], figures["refused"]) == (0, 0, 0)
    assert figures["p50_ms"] <= figures["p95_ms"] <= figures["p99_ms"]
    assert figures["frames"] > 0


def test_one_at_a_time_gives_every_act_a_frame_of_its_own() -> None:
    done = bench("--listeners", "5", "--acts-per-second", "20", "--seconds", "0.5", "--one-at-a-time")
    assert done.returncode == 0, done.stderr
    figures = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert (figures["acts"], figures["frames"], figures["lost"]) == ("10", "10", "0")


@pytest.mark.parametrize(
    "words", [("--listeners", "0"), ("--hung", "2"), ("--acts-per-second", "often"), ("--scenario", "huge")]
)
def test_a_wrong_call_exits_2(words: tuple[str, ...]) -> None:
    assert bench(*words).returncode == 2


def test_too_few_open_files_are_told_in_one_line() -> None:
    done = bench("--listeners", "100000000")
    assert done.returncode == 1
    assert "ulimit" in done.stderr
    assert "Traceback" not in done.stderr
