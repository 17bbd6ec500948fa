"""The messages that a package's code and templates ask a translation of."""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file

KEYWORDS = {
    name + lazy: spec
    for lazy in ("", "_lazy")
    for name, spec in {
        "gettext": (1,),
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
} | {"_": (1,)}
CALL = re.compile(r"(?<!\w)(?:_|n?p?gettext)\(")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


class Key(NamedTuple):
    text: str
    plural: str = ""
    context: str = ""

    def __str__(self) -> str:
        return repr(self.text) + (f" in the context {self.context!r}" if self.context else "")


def used_in(package: Path) -> Iterator[Key]:
    for path in package.rglob("*.py"):
        if "migrations" not in path.parts:
            yield from _in_python(path)
    for path in (package / "templates").rglob("*.*"):
        yield from _in_template(path)


def entries(catalogue: Catalog) -> dict[Key, Message]:
    return {_key(message.id, message.context): message for message in catalogue if message.id}


def problems(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "marked as unsure (fuzzy)"
    originals = _texts(message.id)
    allowed = {found for text in originals for found in PLACEHOLDER.findall(text)}
    for text in _texts(message.string):
        found = set(PLACEHOLDER.findall(text))
        if not text.strip():
            yield "not translated"
        elif found - allowed or (len(originals) == 1 and found != allowed):
            yield f"placeholders {sorted(found)} are not {sorted(allowed)}"


def _texts(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (tuple, list)) else (str(text),)


def _key(text: object, context: object) -> Key:
    singular, plural = (*_texts(text), "")[:2]
    return Key(singular, plural, str(context or ""))


def _in_python(path: Path) -> Iterator[Key]:
    for _line, text, _comments, context in extract_from_file("python", path, keywords=KEYWORDS):
        yield _key(text, context)


def _in_template(path: Path) -> Iterator[Key]:
    """Django itself turns a template into calls of gettext amid noise; each call is read as Python."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sammenhold.config.settings")
    from django.utils.translation.template import templatize

    text = templatize(path.read_text(), origin=str(path))
    for found in CALL.finditer(text):
        call = _call_at(text, found.start())
        arguments = [str(part.value) for part in call.args if isinstance(part, ast.Constant)]
        context = arguments.pop(0) if "pgettext" in found.group() else ""
        yield _key(arguments[:2], context)


def _call_at(text: str, start: int) -> ast.Call:
    """The call that begins at `start`: up to the first closing bracket that makes it whole."""
    for end in (found.end() for found in re.finditer(r"\)", text[start:])):
        try:
            whole = ast.parse(text[start : start + end], mode="eval").body
        except SyntaxError:
            continue
        if isinstance(whole, ast.Call):
            return whole
    raise ValueError(f"an unfinished call: {text[start : start + 80]!r}")
