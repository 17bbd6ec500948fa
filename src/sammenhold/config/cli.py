"""The one command, ``sammenhold``. Each package brings its own verbs in a ``cli.py``."""

import argparse
import importlib
import os
import sys

import sammenhold

# Modules with ``add_to(verbs)``. They import Django only inside their commands, so that --help is quick.
ROOMS = (
    "sammenhold.config.demonstration.cli",
    "sammenhold.config.serving",
    "sammenhold.config.clocking",
    "sammenhold.config.migrating",
    "sammenhold.themes.cli",
    "sammenhold.bench.cli",
    "sammenhold.directory.cli",
    "sammenhold.surveys.cli",
    "sammenhold.reports.cli",
)


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="sammenhold",
        description="Sammenhold: how a workplace works well with virtual colleagues.",
        epilog="'sammenhold COMMAND --help' explains one command. Settings are read from the environment.",
    )
    top.add_argument("--version", action="version", version=f"sammenhold {sammenhold.__version__}")
    verbs = top.add_subparsers(title="commands", dest="verb", metavar="COMMAND", required=True)
    for room in ROOMS:
        importlib.import_module(room).add_to(verbs)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it worked, 1 when the task failed, 2 when it was called wrongly."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sammenhold.config.settings")
    chosen = parser().parse_args(arguments)
    try:
        return _run(chosen)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 (the interpreter flushes it on its way out)
        return 0


def _run(chosen: argparse.Namespace) -> int:
    """Set up Django and run the command. A command may set ``before``, to change the environment first."""
    if before := getattr(chosen, "before", None):
        before(chosen)
    import django
    from django.conf import settings
    from django.core.management.base import CommandError
    from django.db.utils import OperationalError, ProgrammingError

    try:
        settings.INSTALLED_APPS  # noqa: B018 (reads the settings)
    except ValueError as wrong:
        return _say(f"a setting cannot be right: {wrong}")
    try:
        django.setup()
        return int(chosen.run(chosen) or 0)
    except CommandError as refusal:
        return _say(refusal)
    except (OperationalError, ProgrammingError) as failure:
        return _say(f"{_first_line(failure)}. Is the database there, and up to date? See: sammenhold migrate")


def _say(message: object) -> int:
    print(f"sammenhold: {message}", file=sys.stderr)
    return 1


def _first_line(failure: Exception) -> str:
    lines = str(failure).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(failure).__name__


if __name__ == "__main__":
    sys.exit(main())
