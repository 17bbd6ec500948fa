"""What tests of every package share: a browser, an accessibility check, a running server."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.utils import translation
from playwright.sync_api import Browser, Page, sync_playwright

from livesite import LiveSite
from tools import browser as browsers

# Playwright keeps an event loop in the main thread, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

BROWSER_FIXTURES = {"browser", "live_site", "start_site"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Quick tests first; and browsers last, since no other event loop can run beside Playwright's."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    items.sort(key=_when)


def _when(item: pytest.Item) -> tuple[int, bool]:
    """The longest, whole workshops, first among browsers, so that two workers end at about the same time."""
    needed = BROWSER_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return len(needed), "tests/browser/" not in item.nodeid


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Every test begins in the house's language, whatever page another test asked for in the same process."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = browsers.find()
    if path is None:
        pytest.fail(browsers.NONE)
    return path


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for all tests; each opens a context of its own, as a device of its own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=browsers.arguments())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """The demonstration workplace, made once to be copied; it never runs."""
    site = LiveSite(tmp_path_factory.mktemp("demonstration"), demo=True)
    site.prepare()
    yield site
    site.stop()


@pytest.fixture(scope="module")
def start_site(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Callable[..., LiveSite]]:
    """Start a server with a database of its own: ``start_site(demo=True, SAMMENHOLD_WEB_THREADS="2")``.

    It stops with the module that asked for it: each holds a dozen connections, and a server takes a hundred.
    """
    sites = []

    def start(demo: bool = False, **extra: str) -> LiveSite:
        site = LiveSite(tmp_path_factory.mktemp("site"), demo, extra)
        sites.append(site)
        if demo and not extra:
            return site.start_as(request.getfixturevalue("demonstration"))
        return site.start()

    yield start
    for site in sites:
        site.stop()


@pytest.fixture(scope="session")
def live_site(demonstration: LiveSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """The demonstration workplace, served; shared by all tests that do not stop or break it."""
    site = LiveSite(tmp_path_factory.mktemp("site"), demo=True).start_as(demonstration)
    yield site
    site.stop()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Check a page against WCAG 2.1 A and AA; one line for each element that fails."""
    script = Axe().axe_script
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]}

    def check(page: Page) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        # Only what fails leaves the browser: all that passes is far more, and most of a check's time.
        violations: list[dict[str, Any]] = page.evaluate(
            "options => axe.run(options).then(found => found.violations)", options
        )
        return [
            f"{violation['id']}: {violation['help']}: {node['html']}"
            for violation in violations
            for node in violation["nodes"]
        ]

    return check
