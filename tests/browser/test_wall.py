"""The big screen can be read from ten metres in every state of a full workshop: large type, no scrolling."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demands import Axe, Inspector
from tests.browser.settings import Setting
from tests.browser.stage import take
from tests.browser.wall import DECISIONS, GROUPS, NOTES, Wall
from tests.browser.wall_ways import BREAKOUTS, QUESTIONS, Ways
from tests.livesite import LiveSite
from tests.unbreakable.services import wait_until

pytestmark = pytest.mark.slow

LATEST = 20_000
"""Milliseconds: four walls are drawn by one machine."""
LEAST = 28 / 1080
"""Of the wall's height: the smallest type for what is read."""
TALL = {1280: 720, 1920: 1080, 3840: 2160}
WALLS = (
    Setting(1920, "da", "light"),
    Setting(1920, "en", "dark"),
    Setting(1280, "da", "dark"),
    Setting(3840, "en", "light"),
)
RANKED = ("the score", "the ranking")
SHOWN = {
    "those who lead read": '[id^="now-"][id$="-reading"]',
    "the opinion": ".opinions-told ellipse",
    "the opinion and a proposal": ".proposal",
    "what a group tells": '[id^="summary-"]',
}
"""What a state is about, and must be on the wall whatever is left out."""
FITS = "document.documentElement.scrollHeight <= innerHeight && document.querySelector('[data-fit]') !== null"
SMALL = """least => [...document.querySelectorAll("main *")].filter((element) => {
  const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
  if (!texts.some((text) => text.data.trim())) return false
  if (!element.checkVisibility({ visibilityProperty: true })) return false
  const { width, height } = element.getBoundingClientRect()
  const scale = element.getScreenCTM?.().a ?? 1
  return width > 2 && height > 2 && scale * parseFloat(getComputedStyle(element).fontSize) < least
}).map((element) => element.outerHTML.slice(0, 200))"""


@contextmanager
def hung(browser: Browser, axe: Axe, wall: Wall) -> Iterator[dict[Setting, Page]]:
    inspector = Inspector(axe, wall.site.url)
    size = {setting: {"width": setting.width, "height": TALL[setting.width]} for setting in WALLS}
    pages = {setting: inspector.device(browser, setting, viewport=size[setting]) for setting in WALLS}
    for page in pages.values():
        page.goto(wall.screen)
    yield pages
    for page in pages.values():
        page.context.close()
    inspector.conclude()


@pytest.mark.parametrize("played", [Wall, Ways])
def test_a_full_workshop_fits_the_wall(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Axe, played: type[Wall]
) -> None:
    wall = played(start_site(demo=True))
    faults: list[str] = []
    with hung(browser, axe, wall) as screens:
        for state in wall.states():
            everybody_sees(state, screens)
            for setting, page in screens.items():
                faults += [f"{state}, {setting}: {fault}" for fault in seen(page, setting)]
                take(f"{state}-{setting}".replace(" ", "-"), page, whole=False)
            page = screens[WALLS[len(state) % len(WALLS)]]
            faults += [f"{state}: {fault}" for fault in axe(page)]
    assert not faults, "\n".join(faults)


def seen(page: Page, setting: Setting) -> list[str]:
    wait_until(lambda: page.evaluate(FITS), LATEST / 1000, f"all of it fits a wall of {setting}")
    found = [f"too small: {html}" for html in page.evaluate(SMALL, LEAST * TALL[setting.width])]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*found, f"{wide} px too wide"] if wide > 0 else found


def everybody_sees(state: str, screens: dict[Setting, Page]) -> None:
    """What must be on the wall in this state, shortened or not; and then it says that it is shortened."""
    for page in screens.values():
        if state == "groups":
            expect(page.locator(".group:visible")).to_have_count(GROUPS, timeout=LATEST)
            expect(page.locator("[data-shortened]")).to_be_visible(timeout=LATEST)
        if state == "what works is shown":
            expect(page.locator(".note:visible")).to_have_count(NOTES, timeout=LATEST)
        if state == "how the dots fell":
            expect(page.locator(".ranked li:visible")).to_have_count(GROUPS, timeout=LATEST)
        if state in ("answering", "answering the last"):
            expect(page.locator(".proposal:visible:not(.is-agreed)")).to_have_count(1, timeout=LATEST)
        if state == "the end":
            expect(page.locator("#decisions li:visible")).to_have_count(DECISIONS + 1, timeout=LATEST)
        if state in RANKED:
            expect(page.locator(".ranked li:visible")).to_have_count(QUESTIONS, timeout=LATEST)
        if state == "the opinion":
            expect(page.locator(".opinion-groups p:visible")).to_have_count(2, timeout=LATEST)
        if state.startswith("groups are"):
            expect(page.locator("[id^=apart-] > article:visible")).to_have_count(BREAKOUTS, timeout=LATEST)
        if state == "what a group tells":
            told = page.locator('[id^="summary-"]')
            wait_until(lambda: told.evaluate("it => it.getClientRects().length") == 1, what="it stands whole")  # noqa: B023
        if state in SHOWN:
            expect(page.locator(SHOWN[state]).first).to_be_visible(timeout=LATEST)
