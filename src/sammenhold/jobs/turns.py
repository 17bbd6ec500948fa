"""Writing where many may want to at the same instant."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Lock

from django.db import connection, transaction

_turn = Lock()


@contextmanager
def writing() -> Iterator[None]:
    """A transaction. SQLite has one writer, and turns away who has tried for it too often: here all wait in
    turn."""
    with _turn if connection.vendor == "sqlite" else nullcontext(), transaction.atomic():
        yield
