"""Databases and a Redis of the tests' own, which may be stopped while somebody depends on them."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import monotonic

import psycopg
import pytest
import redis

SILENT = subprocess.DEVNULL


def wait_until(condition: Callable[[], object], seconds: float = 10, what: str = "") -> float:
    """Wait for `condition`; how many seconds it took."""
    began, pause = monotonic(), Event()
    while not condition():
        if monotonic() - began > seconds:
            pytest.fail(f"after {seconds} s still not: {what or condition}")
        pause.wait(0.02)
    return monotonic() - began


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Redis:
    """A Redis that keeps nothing over a restart."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = shutil.which("redis-server") or shutil.which("valkey-server")
        if command is None:
            pytest.fail("redis-server is not installed")
        words = [command, "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self._process = subprocess.Popen(words, stdout=SILENT, stderr=SILENT)
        wait_until(self._answers, what="Redis answers")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        client = redis.Redis(port=self.port)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()


class Postgres:
    """A PostgreSQL cluster of its own, in a folder of its own."""

    def __init__(self) -> None:
        self._bin = _newest(Path("/usr/lib/postgresql"))
        self._folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        self.port = free_port()
        if os.getuid() == 0:
            os.chown(self._folder, pwd.getpwnam("postgres").pw_uid, -1)
        self._run("initdb", "-A", "trust", "-U", "postgres", "-D", self._data)

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c max_connections=60 -k {self._folder}"
        log = str(self._folder / "log")
        self._run("pg_ctl", "-w", "-D", self._data, "-l", log, "-o", options, "start")

    def stop(self) -> None:
        """At once, as when the machine is restarted under it."""
        self._run("pg_ctl", "-w", "-D", self._data, "-m", "immediate", "stop")

    def new_database(self, name: str) -> str:
        url = f"postgres://postgres@127.0.0.1:{self.port}"
        with psycopg.connect(f"{url}/postgres", autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        return f"{url}/{name}"

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder)

    def _run(self, program: str, *words: str) -> None:
        who = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        done = subprocess.run(
            [*who, str(self._bin / program), *words], stdout=SILENT, stderr=SILENT, cwd="/", check=False
        )
        assert done.returncode == 0, f"{program} failed"


def _newest(folder: Path) -> Path:
    found = sorted(folder.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    if elsewhere is None:
        pytest.fail("PostgreSQL is not installed")
    return Path(elsewhere).parent
