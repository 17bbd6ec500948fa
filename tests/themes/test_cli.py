import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sammenhold.themes import cli, models
from themes.packs import SMALL, line_of, write

TEMA5 = Path(models.__file__).parent / "packs" / "tema5"


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    cli.add_to(parser.add_subparsers())
    chosen = parser.parse_args(["theme", *words])
    return int(chosen.run(chosen))


def test_a_theme_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", str(TEMA5)) == 0
    expected = "tema5 is in order: 9 risks, 7 questions, 62 measures, 11 sources, 2 agendas.\n"
    assert capsys.readouterr().out == expected


def test_a_broken_theme_is_told_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = SMALL.replace("sources: [S]", "sources: []")
    pack = write(tmp_path, words)
    assert run("check", str(pack)) == 1
    out, err = capsys.readouterr()
    assert (
        out
        == f"{pack}/theme.yaml:{line_of(words, 'sources: []')}: measures[V1.1].sources: needs at least one\n"
    )
    assert "1 to mend" in err


def test_a_folder_is_needed() -> None:
    with pytest.raises(SystemExit) as caught:
        run("check")
    assert caught.value.code == 2


def test_checking_needs_neither_settings_nor_database(tmp_path: Path) -> None:
    code = "import sys, argparse; from sammenhold.themes import cli; p = argparse.ArgumentParser();\
cli.add_to(p.add_subparsers()); c = p.parse_args(sys.argv[1:]); sys.exit(c.run(c))"
    bare = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-c", code, "theme", "check", str(TEMA5)],
        env=bare | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
