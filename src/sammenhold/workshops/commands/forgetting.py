"""After rows have been deleted, let the database let go of them too."""

import logging

from django.db import DatabaseError, connection, models, transaction

logger = logging.getLogger(__name__)


def forget(*tables: type[models.Model]) -> None:
    """After the commit, clear what is left of deleted rows of `tables`.

    SQLite overwrites deleted rows at once (``secure_delete``); here its write-ahead log is emptied into the
    database. PostgreSQL keeps deleted rows until the table is vacuumed. A database that is busy does it
    later by itself; what remains until then is told in ``docs/method/anonymity.md``.
    """
    transaction.on_commit(lambda: _clear(tables), robust=True)


def _clear(tables: tuple[type[models.Model], ...]) -> None:
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for table in tables if connection.vendor == "postgresql" else ():
                cursor.execute(f'VACUUM "{table._meta.db_table}"')
    except DatabaseError:
        logger.warning("The database was busy; deleted rows are cleared by its own housekeeping.")
