import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from django.conf import settings
from django.db import connection

from live.sse import Follower
from sammenhold.live import Ticket, issue

TESTS = Path(__file__).resolve().parent.parent


@dataclass
class Served:
    """A real server process with the board in it."""

    process: "subprocess.Popen[str]"
    address: str

    def token(
        self, topic: str, audience: str = "participant", language: str = "da", who: str = "somebody"
    ) -> str:
        return issue(Ticket(topic, audience, language, who))

    def client(self, topic: str, **ticket: str) -> httpx.Client:
        headers = {"Authorization": f"Ticket {self.token(topic, **ticket)}"}
        return httpx.Client(base_url=f"{self.address}/live/{topic}", headers=headers, timeout=10)

    def follow(self, topic: str, since: str = "", **ticket: str) -> Follower:
        return Follower(self.client(topic, **ticket), since)

    def write(self, topic: str, *words: str) -> list[dict[str, object]]:
        acts = [{"id": uuid4().hex, "kind": "board.note", "data": {"words": text}} for text in words]
        with self.client(topic) as client:
            outcomes: list[dict[str, object]]
            outcomes = client.post("/acts", json={"acts": acts}).raise_for_status().json()["outcomes"]
            return outcomes

    def stop(self, how: int = signal.SIGTERM) -> None:
        self.process.send_signal(how)
        self.process.wait(10)
        assert self.process.stderr
        self.process.stderr.close()


def start(folder: Path) -> Served:
    command = [sys.executable, "-m", "uvicorn", "live.server:application", "--port", "0", "--no-access-log"]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)]),
        "SAMMENHOLD_DATA": str(folder),
        "SAMMENHOLD_SECRET_KEY": settings.SECRET_KEY,
    }
    if connection.vendor == "postgresql":
        at = connection.settings_dict
        login = f"{at['USER']}:{at['PASSWORD']}@" if at["PASSWORD"] else f"{at['USER']}@"
        environment["DATABASE_URL"] = f"postgres://{login}{at['HOST']}:{at['PORT'] or 5432}/{at['NAME']}"
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    said = ""
    for line in process.stderr:
        said += line
        if found := re.search(r"running on (http://\S+)", line):
            return Served(process, found.group(1))
    pytest.fail(f"The server did not start:\n{said}")


@pytest.fixture(scope="session")
def served(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    server = start(tmp_path_factory.mktemp("live"))
    yield server
    server.stop()


@pytest.fixture
def serve(django_db_setup: None, tmp_path: Path) -> Iterator[Callable[[], Served]]:
    """Start a server that the test may stop or kill."""
    servers: list[Served] = []

    def begin() -> Served:
        servers.append(start(tmp_path))
        return servers[-1]

    yield begin
    for server in servers:
        if server.process.poll() is None:
            server.stop(signal.SIGKILL)


@pytest.fixture
def topic() -> str:
    return f"board:{uuid4().hex[:8]}"
