"""Follow the links of a workplace, each kind of address once: two rounds look the same, so one is enough."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page

STARTS = ("/", "/style", "/accounts/login/", "/demo/mail/")
VISITORS = {
    "visitor": "",
    "facilitator": "karen.juhl@sundby.example",
    "administrator": "hanne.lund@sundby.example",
}
ID = re.compile(
    r"(?<=/[ijmsw]/)[^/]+|(?<=/do/)[^/]+|(?<=/digest/)[^/]+|(?<=/calendar/)[^/]+|(?<=/)([0-9a-f-]{32,36}|\d+)(?=/)"
)
NOT_PAGES = ("/static/", "logout", ".pdf", ".docx", ".xlsx", ".svg", ".json", ".ics")


def kind_of(path: str) -> str:
    return ID.sub("N", path.partition("?")[0])


def walk(page: Page, url: str, starts: tuple[str, ...] = STARTS, below: str = "/") -> Iterator[str]:
    """Open every page that can be reached from `starts`, if it is `below`; yields its kind."""
    waiting, seen = list(starts), set[str]()
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kind in seen or not kind.startswith(below) or any(part in kind for part in NOT_PAGES):
            continue
        seen.add(kind)
        answer = page.goto(url + path)
        if answer is None or "html" not in answer.headers.get("content-type", ""):
            continue
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        waiting += [urlsplit(link).path for link in links if link.startswith(url)]
        yield kind
