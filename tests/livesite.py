"""A real server process with a database of its own, as an operator would start it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg

COMMAND = (sys.executable, "-m", "sammenhold.config.cli")


@dataclass
class LiveSite:
    """One running Sammenhold. Everything it keeps is in `folder`, or in a PostgreSQL database of its own."""

    folder: Path
    demo: bool = False
    extra: dict[str, str] = field(default_factory=dict)
    url: str = ""
    _database: str = ""
    _server: subprocess.Popen[str] | None = None

    @property
    def env(self) -> dict[str, str]:
        """What every command for this site is to have in its environment."""
        own = {"SAMMENHOLD_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "sammenhold.config.settings"}
        if self._database:
            own["DATABASE_URL"] = self._database
        if self.demo:
            own["SAMMENHOLD_DEMO"] = "1"
        return os.environ | own | self.extra

    def start(self) -> "LiveSite":
        self.prepare()
        self.serve()
        return self

    def prepare(self) -> None:
        """Make its database."""
        if not self._database and _postgres():
            self._database = _new_database(_postgres())
        self.command(*(("demo", "--no-serve") if self.demo else ("migrate",)))

    def start_as(self, other: "LiveSite") -> "LiveSite":
        """Start with what `other`, which does not run, has in its folder and its database."""
        shutil.copytree(other.folder, self.folder, dirs_exist_ok=True)
        if other._database:
            self._database = _new_database(_postgres(), like=other._database)
        self.serve()
        return self

    def serve(self, port: int = 0) -> None:
        """Start the server process, again if it was stopped, and wait until it answers."""
        self._server = subprocess.Popen(
            [*COMMAND, "serve", "--port", str(port)], env=self.env, stdout=subprocess.PIPE, text=True
        )
        assert self._server.stdout
        announced = self._server.stdout.readline()
        assert "http://" in announced, f"the server did not start: {announced!r}"
        self.url = next(word for word in announced.split() if word.startswith("http://"))
        urlopen(f"{self.url}/accounts/login/", timeout=30).close()

    def halt(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop the server process; with SIGKILL as a power cut would."""
        if self._server:
            self._server.send_signal(how)
            self._server.wait(timeout=20)
            if self._server.stdout:
                self._server.stdout.close()
            self._server = None

    def stop(self) -> None:
        self.halt()
        if self._database:
            _drop_database(self._database)

    def command(self, *words: str) -> str:
        """Run ``sammenhold WORDS`` for this site; what it printed."""
        return self._run([*COMMAND, *words])

    def manage(self, *words: str) -> str:
        """Run one of Django's own management commands for this site; what it printed."""
        return self._run([sys.executable, "-m", "django", *words])

    def python(self, code: str) -> Any:
        """Run `code` with Django set up; the JSON value that it leaves in ``result``."""
        whole = f"import django, json\ndjango.setup()\nresult = None\n{code}\nprint(json.dumps(result))"
        return json.loads(self._run([sys.executable, "-c", whole]).splitlines()[-1])

    def at_once(self, code: str, number: int = 4) -> list[str]:
        """Run `code` in `number` processes, which say "ready", wait for ``input()`` and go on together; what
        each then printed."""
        code = f"import django\ndjango.setup()\n{code}"
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        runs = [subprocess.Popen([sys.executable, "-c", code], env=self.env, **pipes) for _ in range(number)]
        for one in runs:
            assert one.stdout
            assert one.stdout.readline() == "ready\n"
        for one in runs:
            assert one.stdin
            one.stdin.write("go\n")
            one.stdin.flush()
        said = [one.communicate(timeout=60)[0] for one in runs]
        assert [one.returncode for one in runs] == [0] * number
        return said

    def sign_in_link(self, email: str) -> str:
        """An address that signs `email` in."""
        link: str = self.python(
            "from sammenhold.accounts import commands\n"
            "from sammenhold.accounts.models import User\n"
            f"result = commands.sign_in_link(User.objects.get(email={email!r}))"
        )
        return self.url + link if link.startswith("/") else link

    def _run(self, words: list[str]) -> str:
        done = subprocess.run(words, env=self.env, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, f"{words[1:]} failed:\n{done.stdout}{done.stderr}"
        return done.stdout


def _postgres() -> str:
    """The PostgreSQL server that the tests are to use; empty where it is SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    return url if url.startswith("postgres") else ""


def _new_database(url: str, like: str = "") -> str:
    name = f"sammenhold_live_{uuid.uuid4().hex[:12]}"
    template = f" TEMPLATE {_name(like)}" if like else ""
    with psycopg.connect(_beside(url, "postgres"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}{template}")
    return _beside(url, name)


def _drop_database(url: str) -> None:
    with psycopg.connect(_beside(url, "postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {_name(url)} WITH (FORCE)")


def _name(url: str) -> str:
    return urlsplit(url).path[1:]


def _beside(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
