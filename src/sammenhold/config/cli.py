"""The one command, ``sammenhold``. Each package brings its own verbs in a ``cli.py``."""

import argparse
import importlib
import os
import sys

import sammenhold

ROOMS = ("config.serving", "config.demo", "themes", "directory", "workshops", "config.bench")


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="sammenhold", description=sammenhold.__doc__)
    top.add_argument("--version", action="version", version=f"sammenhold {sammenhold.__version__}")
    verbs = top.add_subparsers(title="commands", dest="verb", metavar="COMMAND", required=True)
    for room in ROOMS:
        module = room if room.startswith("config.") else f"{room}.cli"
        importlib.import_module(f"sammenhold.{module}").add_to(verbs)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it worked, 1 when the task failed, 2 when it was called wrongly."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sammenhold.config.settings")
    chosen = parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen) or 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
