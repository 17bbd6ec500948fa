"""Find a Chromium for the tests, or install one; prints its path.

An installed one is taken first, then Playwright's own, then, as root, Debian's package. Without any of
them the tests fail and say so: they are never skipped silently.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NONE = """\
The browser tests need Chromium, and none could be installed here.
Install Chromium or Chrome (Debian: sudo apt install chromium), then run the same command again."""


def find() -> str | None:
    """The path of a browser that starts, if there is one."""
    return next((path for path in _candidates() if path and _starts(path)), None)


def find_or_install() -> str | None:
    for install in (_download, _debian_package):
        if path := find():
            return path
        install()
    return find()


def _candidates() -> Iterator[str | None]:
    yield os.environ.get("CHROMIUM")
    yield from map(shutil.which, INSTALLED)
    yield _playwrights_own()


def arguments() -> list[str]:
    """Chromium refuses its own sandbox to root, as in a container; a server has no graphics card."""
    rootly = ["--no-sandbox"] if os.geteuid() == 0 else []
    return [*rootly, "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]


def _starts(path: str) -> bool:
    """A download may be there while the libraries that it needs are not."""
    try:
        started = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return started.returncode == 0


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _download() -> None:
    print("Downloading a browser for the tests ...", flush=True)
    _try([sys.executable, "-m", "playwright", "install", "chromium"])


def _debian_package() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Debian's Chromium for the tests ...", flush=True)
        _try(["apt-get", "update", "-qq"])
        _try(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])


def _try(command: list[str]) -> None:
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "15000"}
    try:
        subprocess.run(command, env=os.environ | quiet, stdin=subprocess.DEVNULL, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as failure:
        print(failure, file=sys.stderr)


def main() -> int:
    path = find_or_install()
    print(path or NONE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
