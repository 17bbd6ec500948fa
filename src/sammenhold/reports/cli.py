"""``sammenhold workshop export ID_OR_CODE``: the minutes of a workshop as a file."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sammenhold.workshops.models import Workshop

FORMATS = ("pdf", "docx", "xlsx", "json")


def add_to(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    workshop = verbs.add_parser("workshop", help="work with workshops that have ended")
    tasks = workshop.add_subparsers(title="tasks", dest="task", metavar="TASK", required=True)
    export = tasks.add_parser("export", help="write the minutes of a workshop to a file")
    export.add_argument("workshop", metavar="ID_OR_CODE", help="the workshop's id, or its six characters")
    export.add_argument("--format", choices=FORMATS, default="pdf", help="default: pdf")
    export.add_argument("--language", choices=("da", "en"), default="da", help="not for json; default: da")
    export.add_argument("--output", metavar="FILE", help="- for standard output; default: a name made here")
    export.set_defaults(run=_export)


def _export(chosen: argparse.Namespace) -> int:
    from sammenhold.reports.naming import file_name

    frozen = _minutes(_workshop(chosen.workshop))
    content = _content(frozen, chosen.format, chosen.language)
    if chosen.output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return 0
    path = Path(chosen.output or file_name(frozen, chosen.format, chosen.language))
    _write(path, content)
    print(path)
    return 0


def _workshop(key: str) -> "Workshop":
    from uuid import UUID

    from django.core.management.base import CommandError

    from sammenhold.workshops.models import Workshop

    try:
        found = Workshop.objects.filter(pk=UUID(key)).first()
    except ValueError:
        found = Workshop.objects.filter(code=key.upper()).first()
    if found is None:
        raise CommandError(f"there is no workshop with the id or code {key}")
    return found


def _minutes(workshop: "Workshop") -> "dict[str, object]":
    from django.core.management.base import CommandError

    from sammenhold.workshops.queries.keeping import minutes_of

    minutes = minutes_of(workshop)
    if minutes is None:
        raise CommandError(f"{workshop.code} has no minutes yet: they are written when the workshop ends")
    return minutes


def _content(frozen: "dict[str, object]", kind: str, language: str) -> bytes:
    from django.core.management.base import CommandError

    from sammenhold.reports.printing import minutes_file

    if kind == "json":
        return json.dumps(frozen, ensure_ascii=False, indent=2).encode() + b"\n"
    try:
        return minutes_file(frozen, kind, language)
    except subprocess.SubprocessError as failure:
        raise CommandError(f"the {kind} could not be made: {failure}") from failure


def _write(path: Path, content: bytes) -> None:
    from django.core.management.base import CommandError

    try:
        path.write_bytes(content)
    except OSError as failure:
        raise CommandError(f"cannot write {path}: {failure.strerror}") from failure
