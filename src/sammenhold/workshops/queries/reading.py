"""Frozen minutes in one language, for a page or a print."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sammenhold.workshops.queries.votes import is_counted

DATES = {"opened_at", "closed_at"}


def read(frozen: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The minutes with each text in `language` and dates as dates."""
    return {key: _value(key, value, language) for key, value in frozen.items()}


def is_gathered(group: Mapping[str, Any]) -> bool:
    """Does the group stand by itself, or is it one note among others?"""
    return bool(group["title"] or is_counted(dict(group)) or len(group["notes"]) > 1 or group["ways"])


def notes_of(group: Mapping[str, Any]) -> tuple[tuple[str, bool], ...]:
    """Each note of a group in the minutes, and whether it is from a second round of writing."""
    first = len(group["notes"]) - group.get("later", 0)
    return tuple((text, place >= first) for place, text in enumerate(group["notes"]))


def _value(key: str, value: Any, language: str) -> Any:
    if isinstance(value, dict):
        return value[language] if value.keys() == {"da", "en"} else read(value, language)
    if isinstance(value, list):
        return [_value("", item, language) for item in value]
    if key in DATES and value:
        return datetime.fromisoformat(value)
    if key == "due" and value:
        return date.fromisoformat(value)
    return value
