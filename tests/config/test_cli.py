"""The command as a person at a terminal meets it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "sammenhold.config.cli")


@pytest.fixture
def run(tmp_path: Path):
    """Run ``sammenhold WORDS`` in a process of its own, with an empty data folder."""

    def run(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        kept = {
            name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}
        }
        env = kept | {"SAMMENHOLD_DATA": str(tmp_path / "data")} | settings
        return subprocess.run([*COMMAND, *words], env=env, capture_output=True, text=True, check=False)

    return run


def test_help_is_quick_and_in_plain_words() -> None:
    code = "import sys; from sammenhold.config.cli import parser; parser(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"django", "pydantic", "uvicorn"}.intersection(done.stdout.split())


@pytest.mark.parametrize(
    "words", [(), ("dance",), ("serve", "--port", "many"), ("serve", "--processes", "0")]
)
def test_a_wrong_call_exits_2_and_says_why(run, words) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert "sammenhold" in done.stderr
    assert "Traceback" not in done.stderr


def test_migrate_twice_says_that_nothing_was_left_to_do(run) -> None:
    first, second = run("migrate"), run("migrate")
    assert first.stdout.splitlines()[-1] == "The database is up to date."
    assert second.stdout == "The database was up to date already.\n"


def test_serve_refuses_an_empty_database(run) -> None:
    done = run("serve")
    assert done.returncode == 1
    assert "sammenhold migrate" in done.stderr


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}, "127.0.0.1"),
        ({"DATABASE_URL": "mysql://somewhere"}, "DATABASE_URL"),
        ({"SAMMENHOLD_WEB_THREADS": "many"}, "SAMMENHOLD_WEB_THREADS"),
        ({"SAMMENHOLD_MAIL_URL": "mail.example"}, "SAMMENHOLD_MAIL_URL"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(run, settings, named) -> None:
    done = run("migrate", **settings)
    assert done.returncode == 1
    assert named in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_more_processes_need_postgresql_and_redis(run) -> None:
    done = run("serve", "--processes", "2")
    assert done.returncode == 1
    assert "REDIS_URL" in done.stderr
