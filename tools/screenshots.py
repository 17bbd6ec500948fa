"""Every page that a visitor, a facilitator or an administrator can reach, as a picture in ``.screenshots``.

Starts the demonstration with a database of its own, follows the links from the first page, and takes each
kind of page once, on a phone and on a laptop, in Danish and in English.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests.livesite import LiveSite
from tools import browser

FOLDER = Path(".screenshots")
SCREENS = {"phone": {"width": 360, "height": 740}, "laptop": {"width": 1280, "height": 800}}
VISITORS = {
    "visitor": "",
    "facilitator": "karen.juhl@sundby.example",
    "administrator": "hanne.lund@sundby.example",
}
STARTS = ("/", "/style", "/accounts/login/", "/demo/mail/")
ID = re.compile(r"(?<=/[ijsw]/)[^/]+|(?<=/)([0-9a-f-]{32,36}|\d+)(?=/)")


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
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
                yield from _walk(site, page, FOLDER / f"{visitor}-{screen}-{language}")
                context.close()


def _walk(site: LiveSite, page: Page, folder: Path) -> Iterator[Path]:
    """Each kind of address once: two rounds look the same, so one of them is enough."""
    folder.mkdir(exist_ok=True)
    waiting, seen = list(STARTS), set[str]()
    while waiting:
        path = waiting.pop(0)
        kind = ID.sub("N", path.split("?")[0])
        if kind in seen or "logout" in kind or "/static/" in kind:
            continue
        seen.add(kind)
        answer = page.goto(site.url + path)
        if answer is None or "html" not in answer.headers.get("content-type", ""):
            continue
        target = folder / f"{kind.strip('/').replace('/', '_') or 'home'}.png"
        page.screenshot(path=target, full_page=True)
        yield target
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        waiting += [urlsplit(link).path for link in links if link.startswith(site.url)]


if __name__ == "__main__":
    sys.exit(main())
