"""``sammenhold migrate``: bring the database up to date."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor


def add_to(verbs: Any) -> None:
    parser = verbs.add_parser(
        "migrate",
        help="make the database, or bring it up to date",
        description="Makes the database on the first run, and brings it up to date after an upgrade. "
        "Safe to run again at any time.",
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> None:
    steps = missing()
    migrate(_Progress(steps))
    print("The database is up to date." if steps else "The database was up to date already.")


def missing() -> int:
    """How many steps the database is behind."""
    executor = _executor()
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate(progress: Callable[..., None] | None = None) -> None:
    """Take the steps that are missing."""
    from django.core.management.sql import emit_post_migrate_signal

    executor = _executor()
    targets = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(targets)
    if not plan:
        return
    executor.progress_callback = progress
    executor.migrate(targets, plan=plan)
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


def _executor() -> "MigrationExecutor":
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    return MigrationExecutor(connection)


class _Progress:
    """One line a step, so that a long one is seen to be at work; on a terminal one line in all."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.start, self.end = ("\r\033[K", "") if sys.stdout.isatty() else ("", "\n")

    def __call__(self, action: str, migration: Any = None, fake: bool = False) -> None:
        if action == "apply_start":
            self.done += 1
            step = f"{self.done}/{self.total} {migration.app_label}: {migration.name}"
            print(f"{self.start}{step}", end=self.end, flush=True)
        elif action == "apply_success" and self.done == self.total:
            print(self.start, end="", flush=True)
