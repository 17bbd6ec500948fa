"""Signs that a document cannot hold, spelled out in square brackets. Knows no document and no Django."""

import re
import unicodedata
from typing import Any

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML, and so Word and Excel, must not hold."""


def letters(value: Any) -> set[str]:
    """Every character in the strings of `value`."""
    if isinstance(value, str):
        return set(value)
    if isinstance(value, dict):
        return letters(list(value.values()))
    return set().union(*map(letters, value)) if isinstance(value, list) else set()


def spelled(value: Any, unknown: set[str]) -> Any:
    """`value` with each unknown character written as its name; shades of skin go with what they shade."""
    if isinstance(value, str):
        return "".join(_name(each) if each in unknown else each for each in value)
    if isinstance(value, list):
        return [spelled(item, unknown) for item in value]
    if isinstance(value, dict):
        return {key: spelled(item, unknown) for key, item in value.items()}
    return value


def writable(value: Any) -> Any:
    """`value` as Word and Excel can hold it; line breaks are of one kind."""
    if isinstance(value, str):
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        return UNWRITABLE.sub(lambda found: _name(found.group()), lines)
    if isinstance(value, list):
        return [writable(item) for item in value]
    if isinstance(value, dict):
        return {key: writable(item) for key, item in value.items()}
    return value


def _name(character: str) -> str:
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    return "" if name.startswith("emoji modifier") else f"[{name}]"
