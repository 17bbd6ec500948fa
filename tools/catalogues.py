"""The translations: compile them, and check that each package's catalogue holds exactly its own words.

``python -m tools.catalogues compile`` needs no system gettext; ``check`` is part of ``make check``.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tools import messages

PACKAGES = Path(__file__).resolve().parent.parent / "src" / "sammenhold"


def compile_all() -> None:
    for source in sorted(PACKAGES.glob("*/locale/*/LC_MESSAGES/django.po")):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(text, locale=source.parts[-3]))


def check() -> list[str]:
    """What is wrong: missing, unused, empty, unsure and contradicting translations."""
    problems = []
    translations: dict[messages.Key, dict[object, str]] = defaultdict(dict)
    for package in sorted(path for path in PACKAGES.iterdir() if (path / "__init__.py").exists()):
        used = set(messages.used_in(package))
        catalogue = _read(package)
        problems += [f"{package.name}: {problem}" for problem in _compare(used, catalogue)]
        for key, message in messages.entries(catalogue).items():
            translations[key].setdefault(message.string, package.name)
    for key, variants in translations.items():
        if len(variants) > 1:
            where = ", ".join(variants.values())
            problems.append(f"{where}: {key} is translated in two ways; give one a context")
    return problems


def _read(package: Path) -> Catalog:
    path = package / "locale" / "da" / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale="da")
    with path.open("rb") as text:
        return read_po(text, locale="da", abort_invalid=True)


def _compare(used: set[messages.Key], catalogue: Catalog) -> Iterator[str]:
    there = messages.entries(catalogue)
    yield from (f"no Danish for {key}" for key in sorted(used - there.keys(), key=str))
    yield from (f"not used any more: {key}" for key in sorted(there.keys() - used, key=str))
    yield from (f"remove the old entry {message.id!r}" for message in catalogue.obsolete.values())
    for key, message in there.items():
        yield from (f"{key}: {problem}" for problem in messages.problems(message))


if __name__ == "__main__":
    if sys.argv[1:] == ["compile"]:
        compile_all()
    elif found := check():
        sys.exit("\n".join(found))
