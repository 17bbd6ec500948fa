"""What an operator can set or run is in the docs; and what the docs point to is there."""

import argparse
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sammenhold.config import cli

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def _read(*parts: str) -> str:
    return ROOT.joinpath(*parts).read_text()


def test_every_setting_is_documented_and_every_documented_one_exists() -> None:
    names = re.compile(r"\b(?:SAMMENHOLD_\w+|DATABASE_URL|REDIS_URL)\b")
    read = set(names.findall(_read("src", "sammenhold", "config", "env.py")))
    assert set(names.findall(_read("docs", "operator", "settings.md"))) == read


def _commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command that can be run, with its parser: ``theme check`` rather than ``theme``."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for group in groups:
        for inner in group.choices.values():
            yield from _commands(inner)
    if not groups:
        yield parser.prog, parser


def test_every_command_and_each_of_its_options_is_documented() -> None:
    page = _read("docs", "operator", "commands.md")
    documented = set(re.findall(r"^## `(sammenhold [a-z ]+)`", page, re.MULTILINE))
    commands = dict(_commands(cli.parser()))
    assert documented == set(commands)
    for name, parser in commands.items():
        section = page.split(f"## `{name}`")[1].split("\n## ")[0]
        options = {option for action in parser._actions for option in action.option_strings}
        missing = {option for option in options - {"-h", "--help"} if f"`{option}" not in section}
        assert not missing, f"{name}: {missing}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text()):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, heading = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        if heading:
            assert heading in map(_slug, HEADING.findall(there.read_text())), target


def _slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_page_of_the_docs_is_reached_from_the_readme() -> None:
    reached, new = set(), [ROOT / "README.md"]
    while new:
        page = new.pop()
        reached.add(page)
        links = (page.parent / link.split("#")[0] for link in LINK.findall(page.read_text()) if ".md" in link)
        new += [link.resolve() for link in links if link.resolve() not in reached and link.exists()]
    assert not [str(page.relative_to(ROOT)) for page in PAGES if page not in reached]


def test_the_commands_that_the_pages_name_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", _read("Makefile"), re.MULTILINE))
    for page in PAGES:
        code = re.findall(r"^    .+$|^```.*?^```|`[^`\n]+`", page.read_text(), re.MULTILINE | re.DOTALL)
        lines = [line for line in "\n".join(code).splitlines() if "apt install" not in line]
        named = set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(lines)))
        assert named <= targets, page


def test_help_names_every_target() -> None:
    targets = set(re.findall(r"^\.PHONY: (\w+)", _read("Makefile"), re.MULTILINE)) - {"help"}
    told = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^make (\w+)", told, re.MULTILINE)) == targets
