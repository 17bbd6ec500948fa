"""``sammenhold people``: the same as the pages, at the keyboard."""

import re
from pathlib import Path

import pytest
from django.test import Client

from directory.people import MESSY, PEOPLE
from sammenhold.config.cli import main
from sammenhold.directory.models import Organisation, Person


def test_a_fresh_installation_is_one_command_from_signing_in(
    db: None, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    call = [
        "people",
        "first",
        "--organisation",
        "Huset",
        "--name",
        "Ida Vang",
        "--email",
        "Ida@huset.example",
    ]
    assert main(call) == 0
    link = re.search(r"/sign-in/\S+", capsys.readouterr().out)
    assert link
    assert "Ida Vang" in client.get(link[0]).content.decode()
    client.post(link[0])
    assert client.get("/people/import/").status_code == 200
    assert main(call) == 1
    assert "already" in capsys.readouterr().err


def test_import_shows_everything_and_waits_for_yes(
    sundby: Organisation, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(PEOPLE / MESSY)
    assert main(["people", "import", file]) == 0
    shown = capsys.readouterr().out
    assert "row 85: Birgitte Khan: new\n    [Hjemmearbejdsdage pr. uge] “halvdelen” is not a number." in shown
    assert "231 rows: 230 new, 1 repeated; 12 with a warning." in shown
    assert "Nothing is imported" in shown
    assert Person.objects.count() == 1
    assert main(["people", "import", file, "--yes"]) == 0
    assert Person.objects.count() == 231
    assert main(["people", "import", file, "--yes"]) == 0
    assert "There is nothing to import." in capsys.readouterr().out


def test_what_stops_an_import_is_said_in_one_line(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.csv"
    letter.write_text("Dear all")
    said = []
    for organisations in ((), ("Huset",), ("Nabo",)):
        for name in organisations:
            main(["people", "first", "--organisation", name, "--name", "A", "--email", f"a@{name}.example"])
        assert main(["people", "import", str(letter)]) == 1
        said.append(capsys.readouterr().err)
    assert "people first" in said[0]
    assert "No column holds names" in said[1]
    assert "--organisation NAME" in said[2]
    assert main(["people", "import", str(tmp_path / "none.csv"), "--organisation", "Huset"]) == 1
    assert "cannot be opened" in capsys.readouterr().err
    assert main(["people", "import", str(letter), "--organisation", "Ukendt"]) == 1


def test_an_invitation_is_a_link_for_somebody_known(
    anna: Person, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["people", "invite", "nobody@sundby.example"]) == 1
    assert main(["people", "invite", "anna@sundby.example"]) == 0
    link = re.search(r"/sign-in/\S+", capsys.readouterr().out)
    assert link
    assert client.get(link[0]).status_code == 200
