"""``sammenhold workshop export``."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sammenhold.config.cli import main
from sammenhold.workshops.models import Workshop
from tests.reports.conftest import Ended


def export(*words: str) -> int:
    return main(["workshop", "export", *words])


def test_a_pdf_by_code_in_english(ended: Ended, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "minutes.pdf"
    assert export(ended.workshop.code.lower(), "--language", "en", "--output", str(file)) == 0
    assert file.read_bytes().startswith(b"%PDF-")
    assert capsys.readouterr().out.strip() == str(file)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_for_word_and_excel(ended: Ended, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert export(ended.workshop.code, "--format", kind) == 0
    made = tmp_path / f"referat-digital-borgerservice-2026-11-12.{kind}"
    assert made.read_bytes().startswith(b"PK")


def test_data_by_id_to_standard_output(ended: Ended, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert export(str(ended.workshop.pk), "--format", "json", "--output", "-") == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert told.pop("erasing") == {"done": False, "when": None}
    assert told == ended.workshop.minutes


def test_without_output_the_file_is_named_after_unit_and_day(
    ended: Ended, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert export(ended.workshop.code) == 0
    assert [found.name for found in tmp_path.iterdir()] == ["referat-digital-borgerservice-2026-11-12.pdf"]


def test_what_cannot_be_done_is_said(
    ended: Ended, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("AAAAAA") == 1
    assert "no workshop with the id or code AAAAAA" in capsys.readouterr().err
    assert export(ended.workshop.code, "--output", str(tmp_path / "nowhere" / "a.pdf")) == 1
    assert "cannot write" in capsys.readouterr().err
    Workshop.objects.update(minutes=None)
    assert export(ended.workshop.code, "--output", "-") == 1
    assert "has no minutes yet" in capsys.readouterr().err


def test_a_wrong_call_ends_with_two() -> None:
    with pytest.raises(SystemExit) as stopped:
        export("AAAAAA", "--format", "odt")
    assert stopped.value.code == 2


def test_the_server_never_loads_what_makes_documents() -> None:
    loaded = (
        "import django, sys; django.setup(); import sammenhold.config.urls, sammenhold.reports.cli; "
        "print({'typst', 'docx', 'xlsxwriter'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
