"""Server processes, each on a core of its own where there are two, and what they cost."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit

import psutil
from django.core.management.base import CommandError

COMMAND = (sys.executable, "-m", "sammenhold.config.cli")
REFERENCE = (sys.executable, "-m", "sammenhold.bench.reference")
SPARE_FILES = 600


class Served:
    """A running server. Its address is the last word that it prints when it starts."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        where = urlsplit(address)
        self.host, self.port = str(where.hostname), int(where.port or 80)
        self._process = psutil.Process(process.pid)

    def cpu(self) -> float:
        """Seconds of CPU so far."""
        times = self._process.cpu_times()
        return float(times.user + times.system)

    def rss(self) -> int:
        """Bytes of memory in use."""
        return int(self._process.memory_info().rss)


def migrate() -> None:
    subprocess.run([*COMMAND, "migrate"], stdout=subprocess.DEVNULL, check=True)  # noqa: S603 (our own)


@contextmanager
def site() -> Iterator[Served]:
    """Sammenhold itself, as an operator starts it."""
    with _running([*COMMAND, "serve", "--port", "0"]) as served:
        yield served


@contextmanager
def reference(script: str) -> Iterator[Served]:
    """The bare broadcast of the frames in the file `script`."""
    with _running([*REFERENCE, script]) as served:
        yield served


@contextmanager
def _running(command: Sequence[str]) -> Iterator[Served]:
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
    with _pinned(cores[-1:] if len(cores) > 1 else ()):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 (our own)
    try:
        with _pinned(cores[:-1]):
            yield Served(process, _address(process))
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    said = process.stdout.readline()
    address = next((word for word in said.split() if word.startswith("http://")), None)
    if address is None:
        raise CommandError("the server did not start")
    return address


@contextmanager
def _pinned(cores: Sequence[int]) -> Iterator[None]:
    """Run on `cores` alone, and so do processes started meanwhile; with none given, anywhere."""
    if not cores:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def allow_files(listeners: int) -> None:
    """Every listener is an open file here and in the server; say so when the system allows too few."""
    needed = listeners + SPARE_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < needed:
        raise CommandError(
            f"{listeners} listeners need {needed} open files, and the system allows {hard}. "
            f"Raise the limit first: ulimit -Hn {needed}"
        )
    if soft != resource.RLIM_INFINITY and soft < needed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))
