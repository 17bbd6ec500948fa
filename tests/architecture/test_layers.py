"""The house's rules on imports and on dependencies."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = sorted(path.parent for path in (ROOT / "src" / "sammenhold").glob("*/__init__.py"))
PRIVATE_ROOMS = {"views", "forms"}


def test_imports_point_down_only() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_views_and_forms_are_private_to_their_package(package: Path) -> None:
    for path in package.rglob("*.py"):
        for module, name in _imported(path):
            parts = module.split(".")
            if parts[0] == "sammenhold" and len(parts) > 1 and parts[1] not in {package.name, "web"}:
                assert not PRIVATE_ROOMS.intersection([*parts[2:], name]), f"{path}: {module} {name}"


def _imported(path: Path) -> list[tuple[str, str]]:
    found = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
    return [(node.module or "", alias.name) for node in found for alias in node.names]


def test_no_test_is_imported() -> None:
    """It would be there twice, and what it registers would be that of the copy."""
    imported = [
        (path.name, module)
        for path in (ROOT / "tests").rglob("*.py")
        for module, _name in _imported(path)
        if module.rpartition(".")[2].startswith("test_")
    ]
    assert imported == []


def test_there_is_no_room_for_odds_and_ends() -> None:
    unwanted = {"utils", "helpers", "common", "misc"}
    assert not [path for path in (ROOT / "src").rglob("*") if path.stem in unwanted]


@pytest.mark.parametrize("name", ["base", "dev"])
def test_what_is_asked_for_is_locked_with_hashes(name: str) -> None:
    asked = re.findall(
        r"^([A-Za-z][\w.-]*)", (ROOT / "requirements" / f"{name}.in").read_text(), re.MULTILINE
    )
    locked = (ROOT / "requirements" / f"{name}.txt").read_text()
    pinned = re.findall(r"^([a-z][\w.-]*)==\S+", locked, re.MULTILINE)
    assert {package.lower().replace("_", "-") for package in asked} <= set(pinned)
    assert not re.findall(r"^[a-z][\w.-]*==[^\\]*$", locked, re.MULTILINE), "a line without a hash"
