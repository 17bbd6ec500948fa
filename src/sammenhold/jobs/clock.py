"""What time it is for everything that happens by itself. A test, or a demonstration, can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

_set: list[datetime] = []


def now() -> datetime:
    if _set:
        return _set[-1]
    return _written(settings.CLOCK_FILE) if settings.CLOCK_FILE else timezone.now()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """For a while it is `moment`."""
    _set.append(moment)
    try:
        yield
    finally:
        _set.pop()


def _written(file: Path) -> datetime:
    """The time that the demonstration's clock file says; the real one while there is none."""
    try:
        said = datetime.fromisoformat(file.read_text().strip())
    except (OSError, ValueError):
        return timezone.now()
    return said if said.tzinfo else said.replace(tzinfo=UTC)
