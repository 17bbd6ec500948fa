"""A folder of data files to a checked theme, or to everything that is wrong with it in plain words."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sammenhold.themes import reading, rules
from sammenhold.themes.models import Text, Theme
from sammenhold.themes.reading import Location, Place, Problem

LANGUAGES = {"da": "Danish", "en": "English"}
PLAIN = {
    "extra_forbidden": "is not a field known here",
    "string_type": "must be a text",
    "string_too_short": "is empty",
    "string_too_long": "is longer than {max_length} characters: {input}",
    "string_pattern_mismatch": "is not of the right form: {input}",
    "int_parsing": "must be a whole number, not {input}",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number, not {input}",
    "greater_than_equal": "must be at least {ge}, not {input}",
    "less_than_equal": "must be at most {le}, not {input}",
    "bool_parsing": "must be true or false, not {input}",
    "literal_error": "must be one of {expected}, not {input}",
    "enum": "must be one of {expected}, not {input}",
    "union_tag_invalid": "the kind must be one of {expected_tags}, not {tag}",
    "union_tag_not_found": "needs a kind: agreement or action",
    "tuple_type": "must be a list, each item on a line that starts with a dash",
    "dict_type": "must hold fields, each written as name: value",
    "model_type": "must hold fields, each written as name: value",
    "model_attributes_type": "must hold fields, each written as name: value",
    "too_short": "needs at least one",
}


class ThemeError(Exception):
    """A theme folder that cannot be used; `problems` says why, line by line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def packs(folder: Path) -> list[Path]:
    """The theme folders inside `folder`: those that hold a ``theme.yaml``."""
    _must_exist(folder)
    return [file.parent for file in sorted(folder.glob("*/theme.yaml"))]


def load(folder: Path) -> Theme:
    """The theme in `folder`; its key is the folder's name. Raises `ThemeError` with every problem found."""
    _must_exist(folder)
    found = reading.read(folder)
    theme = None if found.problems else _theme(found)
    if theme is None or found.problems:
        raise ThemeError(sorted(found.problems))
    return theme


def _must_exist(folder: Path) -> None:
    if not folder.is_dir():
        raise ThemeError([Problem(Place(folder, 1), "folder", "is not a folder that exists")])


def _theme(found: reading.Reading) -> Theme | None:
    if "key" in found.data:
        found.complain(("key",), "the key of a theme is the name of its folder; take this line out")
    try:
        theme = Theme.model_validate({**found.data, "key": found.folder.resolve().name})
    except ValidationError as error:
        for detail in _own(error.errors(include_url=False)):
            location = _location(found, detail["loc"])
            found.complain(location, _plain(location, detail))
        return None
    for location, wrong in rules.findings(theme):
        found.complain(location, wrong)
    return theme


def _own(details: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Without lists that count as empty only because every item in them is wrong."""
    inner = {detail["loc"][:length] for detail in details for length in range(1, len(detail["loc"]))}
    return (detail for detail in details if detail["loc"] not in inner)


def _location(found: reading.Reading, loc: Location) -> Location:
    """Where the error is in the files; pydantic also names the variant it chose, which no file does."""
    last = len(loc) - 1
    known: Location = ()
    for i, part in enumerate(loc):
        if i == last or (*known, part) in found.places:
            known = (*known, part)
    return known


def _plain(location: Location, detail: Mapping[str, Any]) -> str:
    kind, language = detail["type"], LANGUAGES.get(str(location[-1]))
    if language and kind in {"missing", "string_too_short", "string_type"}:
        return f"the {language} text is missing"
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden" and " " in str(location[-1]):
        return "is not a field known here; a text with a comma or a colon in it needs quotation marks"
    if kind == "model_type" and detail["ctx"]["class_name"] == Text.__name__:
        return "must be written in both languages, as da: and en:"
    words = {"input": detail["input"], **detail.get("ctx", {})}
    return PLAIN[kind].format(**words) if kind in PLAIN else str(detail["msg"])
