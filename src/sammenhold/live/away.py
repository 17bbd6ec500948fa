"""When the database is away: not reached, locked, full or read-only. The same may succeed later."""

from django.db import InterfaceError, OperationalError

READ_ONLY = "25006"
"""What PostgreSQL says of a change while it takes none, as after a failover."""


def is_away(error: BaseException | None) -> bool:
    if error is None:
        return False
    told = getattr(error.__cause__, "sqlstate", "")
    return isinstance(error, OperationalError | InterfaceError) or told == READ_ONLY
