"""Every page that a visitor, a facilitator or an administrator can reach, as a picture in ``.screenshots``.

Starts the demonstration with a database of its own, follows the links from the first page, and takes each
kind of page once, on a phone and on a laptop, in Danish and in English.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.crawl import VISITORS, walk
from tests.livesite import LiveSite
from tools import browser

FOLDER = Path(".screenshots")
SCREENS = {"phone": {"width": 360, "height": 740}, "laptop": {"width": 1280, "height": 800}}


def main() -> int:
    path = browser.find()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=browser.arguments())
        site = LiveSite(Path(folder), demo=True)
        try:
            for picture in _pictures(site.start(), chromium):
                print(picture, flush=True)
        finally:
            site.stop()
            chromium.close()
    return 0


def _pictures(site: LiveSite, chromium: Browser) -> Iterator[Path]:
    for visitor, email in VISITORS.items():
        for screen, size in SCREENS.items():
            for language in ("da", "en"):
                context = chromium.new_context(viewport=size, locale=language)  # type: ignore[arg-type]
                context.add_cookies([{"name": "language", "value": language, "url": site.url}])
                page = context.new_page()
                if email:
                    page.goto(site.sign_in_link(email))
                    page.locator("main form button").first.click()
                for kind in walk(page, site.url):
                    name = kind.strip("/").replace("/", "_") or "home"
                    picture = FOLDER / f"{visitor}-{screen}-{language}" / f"{name}.png"
                    page.screenshot(path=picture, full_page=True)
                    yield picture
                context.close()


if __name__ == "__main__":
    sys.exit(main())
