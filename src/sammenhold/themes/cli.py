"""``sammenhold theme check FOLDER``: is a theme in order, and if not, what and where."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sammenhold.themes.models import Theme


def add_to(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    theme = verbs.add_parser("theme", help="work with content packs")
    tasks = theme.add_subparsers(title="tasks", dest="task", metavar="TASK", required=True)
    check = tasks.add_parser(
        "check", help="check a theme folder; names file, line and field of what is wrong"
    )
    check.add_argument(
        "folder", type=Path, metavar="FOLDER", help="the folder that holds the theme's .yaml files"
    )
    check.set_defaults(run=_check)


def _check(chosen: argparse.Namespace) -> int:
    from sammenhold.themes import loading

    try:
        theme = loading.load(chosen.folder)
    except loading.ThemeError as broken:
        print(broken)
        print(f"{len(broken.problems)} to mend in {chosen.folder}", file=sys.stderr)
        return 1
    print(f"{theme.key} is in order: {_counts(theme)}.")
    return 0


def _counts(theme: "Theme") -> str:
    parts = ("risks", "questions", "measures", "sources", "agendas")
    return ", ".join(f"{len(getattr(theme, part))} {part}" for part in parts)
