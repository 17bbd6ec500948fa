"""Frozen minutes in one language, for a page or a print."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

DATES = {"opened_at", "closed_at"}


def read(frozen: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The minutes with each text in `language` and dates as dates."""
    return {key: _value(key, value, language) for key, value in frozen.items()}


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
