"""After rows have been deleted, let the database let go of them too."""

import logging

from django.db import DatabaseError, connection, models, transaction
from django.db.backends.utils import CursorWrapper

logger = logging.getLogger(__name__)

PATIENCE_MS = 200
SMALL_BYTES = 32 * 1024 * 1024


def forget(*tables: type[models.Model]) -> None:
    """After the commit, clear what is left of deleted rows of `tables`.

    SQLite overwrites deleted rows at once (``secure_delete``); here its write-ahead log is emptied into the
    database. PostgreSQL keeps deleted rows and index entries until the table is written anew. What
    remains when somebody is reading meanwhile, or a table is large, is told in ``docs/method/anonymity.md``.
    """
    transaction.on_commit(lambda: _clear(tables), robust=True)


def _clear(tables: tuple[type[models.Model], ...]) -> None:
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                _empty_log(cursor)
            else:
                for table in tables:
                    _write_anew(cursor, table._meta.db_table)
    except DatabaseError:
        logger.warning("The database was busy; it clears deleted rows at the next closing.")


def _empty_log(cursor: CursorWrapper) -> None:
    cursor.execute("PRAGMA busy_timeout")
    usual = cursor.fetchone()[0]
    cursor.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if cursor.fetchone()[0]:
        logger.warning("The write-ahead log was being read; it is emptied at the next closing.")
    cursor.execute(f"PRAGMA busy_timeout={usual}")


def _write_anew(cursor: CursorWrapper, table: str) -> None:
    """A small table whole, which takes milliseconds; a large one where it stands."""
    cursor.execute("SELECT pg_total_relation_size(%s)", [f'"{table}"'])
    full = "FULL" if cursor.fetchone()[0] < SMALL_BYTES else ""
    cursor.execute(f"SET lock_timeout = {PATIENCE_MS}")
    cursor.execute(f'VACUUM {full} "{table}"')
    cursor.execute("RESET lock_timeout")
