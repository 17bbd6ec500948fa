"""A workshop over days: colleagues in three time zones, on a clock that the test sets."""

import signal
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.stage import LAPTOP, PHONE, Stage, form, take
from tests.livesite import LiveSite

FACILITATOR = "karen.juhl@sundby.example"
MONDAY = datetime(2026, 11, 30, tzinfo=UTC)
PLACES = {"Copenhagen": "Europe/Copenhagen", "Nuuk": "America/Nuuk", "Pune": "Asia/Kolkata"}


@dataclass
class Days:
    stage: Stage
    clock: Path
    site: LiveSite

    def it_is(self, day: int, hour: int, minute: int = 0) -> None:
        """So many days after the Monday, by UTC."""
        moment = MONDAY + timedelta(days=day, hours=hour, minutes=minute)
        self.clock.with_suffix(".new").write_text(moment.isoformat())
        self.clock.with_suffix(".new").replace(self.clock)

    def sign_in(self) -> None:
        """Those who lead sit in Copenhagen."""
        page = self.stage.facilitator = self.stage.device(LAPTOP, timezone_id=PLACES["Copenhagen"])
        page.goto(self.site.sign_in_link(FACILITATOR))
        page.locator("main form button").first.click()

    def killed(self) -> None:
        """As a power cut would; whoever starts it again comes next."""
        self.site.halt(signal.SIGKILL)

    def started_again(self) -> None:
        self.site.serve(urlsplit(self.stage.url).port or 0)

    def come_back(self, page: Page) -> None:
        """To the workshop, on a device that has been there before."""
        page.goto(f"{self.stage.url}/w/{self.code}/")
        expect(page.locator('[data-region="head"] h1')).to_be_visible()

    def join(self, place: str, code: str) -> Page:
        page = self.stage.device(PHONE, timezone_id=PLACES[place])
        page.goto(f"{self.stage.url}/j/{code}/")
        page.locator('label:has(input[name="place"][value="elsewhere"])').click()
        page.locator("main form button").first.click()
        expect(page.locator('[data-region="head"] h1')).to_be_visible()
        return page

    def plan(self, *, apart: bool = False) -> None:
        """From the Monday on; `apart`: one part a day."""
        page = self.stage.facilitator
        self.stage.open_workshop()
        page.locator('a[href$="/schedule/"]').click()
        page.locator('input[name="first"]').fill(MONDAY.date().isoformat())
        if apart:
            page.locator('label:has(input[name="apart"])').click()
        take("plan", page)
        page.locator('button[value="propose"]').click()
        expect(page.locator('input[type="datetime-local"]')).to_have_count(7)
        take("times", page)
        page.locator('a[href*="/workshops/"]').last.click()
        take("prepare", page)
        page.locator('a[href$="/lead/"]').first.click()
        expect(form(page, "open")).to_be_visible()
        self.code = self.stage.code


def until(page: Page) -> str:
    return page.locator("#head .window-until time").inner_text()


def begun(site: LiveSite, stage: Stage, clock: Path) -> Days:
    """Early on the Monday, those who lead signed in."""
    played = Days(stage, clock, site)
    played.it_is(0, 7)
    played.sign_in()
    return played


def open_at(page: Page, phase: str) -> None:
    """The part that is open; it came by itself."""
    expect(page.locator(f'[id^="now-"][id$="-{phase}"]')).to_be_attached()
