"""A folder and a database of their own, gone afterwards: nothing real is touched."""

import atexit
import os
import shutil
import tempfile
import time
import uuid
from statistics import quantiles
from urllib.parse import urlsplit, urlunsplit

DISK = "/var/tmp"  # noqa: S108 - unlike /tmp it is never in memory, where a commit costs nothing
TRIALS, GAP_SECONDS, PAGE = 200, 0.02, 4096


def disk() -> dict[str, float]:
    """How long the disk under the data folder takes to keep a page, in ms: as a rule, and at times."""
    with tempfile.TemporaryFile(dir=os.environ["SAMMENHOLD_DATA"]) as file:
        waited = [_written(file.fileno()) for _ in range(TRIALS)]
    cuts = quantiles(waited, n=100)
    return {"disk_p50_ms": round(cuts[49], 1), "disk_p99_ms": round(cuts[98], 1)}


def _written(file: int) -> float:
    os.write(file, os.urandom(PAGE))
    began = time.perf_counter()
    os.fsync(file)
    waited = (time.perf_counter() - began) * 1000
    time.sleep(GAP_SECONDS)
    return waited


def lay() -> None:
    """Point the settings at a new data folder and, where PostgreSQL is used, at a new database beside it."""
    folder = tempfile.mkdtemp(prefix="sammenhold-bench-", dir=os.environ.get("TMPDIR", DISK))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["SAMMENHOLD_DATA"] = folder
    url = os.environ.pop("DATABASE_URL", "")
    if url.startswith("postgres"):
        os.environ["DATABASE_URL"] = _database_beside(url)


def _database_beside(url: str) -> str:
    import psycopg

    name = f"sammenhold_bench_{uuid.uuid4().hex[:12]}"
    try:
        _on_server(url, f"CREATE DATABASE {name}")
    except psycopg.Error as failure:
        raise SystemExit(f"sammenhold: cannot make a database to measure in: {failure}") from failure
    atexit.register(_on_server, url, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    return _named(url, name)


def _on_server(url: str, statement: str) -> None:
    import psycopg
    from psycopg.sql import SQL

    with psycopg.connect(_named(url, "postgres"), autocommit=True) as server:
        server.execute(SQL(statement))


def _named(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))
