"""Database connections of threads that Django's request cycle never sees."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import close_old_connections, connections

P = ParamSpec("P")
R = TypeVar("R")


def refreshed(work: Callable[P, R]) -> Callable[P, R]:
    """`work`, with connections that are too old or broken closed before and after it."""

    @wraps(work)
    def between(*args: P.args, **kwargs: P.kwargs) -> R:
        close_old_connections()
        try:
            return work(*args, **kwargs)
        finally:
            close_old_connections()

    return between


def close_all() -> None:
    connections.close_all()
