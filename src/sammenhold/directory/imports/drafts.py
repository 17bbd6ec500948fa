"""What a row says of a person: each cell by itself, before it is compared with anything."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, partial
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email

from sammenhold.directory.imports.columns import Row, Sheet
from sammenhold.directory.imports.findings import Code, Finding

_zones = cache(available_timezones)
NAME_LENGTH, NUMBER_LENGTH, EMAIL_LENGTH = 200, 40, 254
_DECIMAL = re.compile(r"[+-]?[0-9]{1,6}([.,][0-9]{1,12})?")
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Draft:
    """What is usable of a row. A missing key means: leave as it was."""

    row: int
    said: dict[str, str]
    values: dict[str, object]
    findings: tuple[Finding, ...] = ()

    @property
    def identifies(self) -> bool:
        return bool(self.text("number") or self.text("email"))

    def text(self, name: str) -> str:
        return str(self.values.get(name, ""))

    def without(self, name: str, finding: Finding) -> "Draft":
        values = {key: value for key, value in self.values.items() if key != name}
        return replace(self, values=values, findings=(*self.findings, finding))

    def noting(self, *findings: Finding) -> "Draft":
        return replace(self, findings=(*self.findings, *findings))


@dataclass
class _Reader:
    row: Row
    findings: list[Finding] = field(default_factory=list)

    def find(self, column: str, code: Code, about: str = "") -> None:
        self.findings.append(Finding(column, code, about))


def draft(row: Row) -> Draft:
    reader = _Reader(row)
    if row.has_more_cells:
        reader.find("", Code.MORE_CELLS)
    said = {name: _tidied(reader, name) for name in row.cells}
    parts = (said.pop("given", ""), said.pop("family", ""))
    said["name"] = said.get("name") or " ".join(filter(None, parts))
    values = {name: _READERS[name](reader, name, text) for name, text in said.items()}
    usable = {name: value for name, value in values.items() if value is not _UNUSABLE}
    return Draft(row.number, said, usable, tuple(reader.findings))


def drafts(sheet: Sheet) -> list[Draft]:
    return [draft(row) for row in sheet.rows]


_UNUSABLE = object()


def _tidied(reader: _Reader, name: str) -> str:
    text = reader.row.cells[name]
    plain = "".join(" " if unicodedata.category(char) in {"Cc", "Cs"} else char for char in text)
    tidy = " ".join(plain.split())
    if tidy and tidy != text:
        reader.find(name, Code.TIDIED)
    return unicodedata.normalize("NFC", tidy)


def _clipped(reader: _Reader, name: str, text: str) -> object:
    if len(text) > NAME_LENGTH:
        reader.find(name, Code.TOO_LONG, str(NAME_LENGTH))
    return text[:NAME_LENGTH].strip()


def _name(reader: _Reader, name: str, text: str) -> object:
    if text.startswith(_FORMULA_STARTS):
        reader.find(name, Code.FORMULA, text[:60])
    return _clipped(reader, name, text) if text else _UNUSABLE


def _number(reader: _Reader, name: str, text: str) -> object:
    if len(text) > NUMBER_LENGTH:
        reader.find(name, Code.BAD_NUMBER, text[:60])
        return _UNUSABLE
    return text or _UNUSABLE


def _email(reader: _Reader, name: str, text: str) -> object:
    if not text:
        reader.find(name, Code.NO_EMAIL)
        return _UNUSABLE
    try:
        validate_email(text)
        MaxLengthValidator(EMAIL_LENGTH)(text.lower())
    except ValidationError:
        reader.find(name, Code.BAD_EMAIL, text[:60])
        return _UNUSABLE
    return text.lower()


def _unit(reader: _Reader, name: str, text: str) -> object:
    return _clipped(reader, name, text) if text else _UNUSABLE


def _decimal(reader: _Reader, name: str, text: str, *, high: int, places: int) -> object:
    """A number between 0 and `high`, with a comma or a point; a share may be written in per cent."""
    if not text:
        return None
    digits = text.removesuffix("%").strip()
    if not _DECIMAL.fullmatch(digits):
        reader.find(name, Code.NOT_A_NUMBER, text[:60])
        return _UNUSABLE
    value = Decimal(digits.replace(",", ".")) / (100 if text.endswith("%") else 1)
    if not 0 <= value <= high:
        reader.find(name, Code.OUT_OF_RANGE, f"{text[:60]}|{high}")
        return _UNUSABLE
    return abs(value.quantize(Decimal(1).scaleb(-places)))


def _zone(reader: _Reader, name: str, text: str) -> object:
    if text and text not in _zones():
        reader.find(name, Code.UNKNOWN_ZONE, text[:60])
        return _UNUSABLE
    return text


_READERS: dict[str, Callable[[_Reader, str, str], object]] = {
    "name": _name,
    "number": _number,
    "email": _email,
    "unit": _unit,
    "parent": _unit,
    "title": _clipped,
    "profession": _clipped,
    "site": _clipped,
    "manager": _clipped,
    "fraction": partial(_decimal, high=2, places=3),
    "home_days": partial(_decimal, high=7, places=1),
    "time_zone": _zone,
}
