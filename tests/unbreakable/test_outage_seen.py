"""An outage as people see it: told while it lasts, nothing they do is lost, all screens right soon after."""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demands import Axe
from tests.browser.stage import Stage, form, staged
from tests.livesite import LiveSite
from tests.unbreakable.services import wait_until

pytestmark = pytest.mark.slow
BACK_SECONDS = 5
BEFORE, MEANWHILE, DRAFT = "skrevet før", "sendt, mens der var stille", "en halv tanke"
REGIONS = """() => Object.fromEntries([...document.querySelectorAll("[data-region]")].map((region) =>
  [region.dataset.region, region.innerText.replace(/\\d+:\\d\\d/g, "").replace(/\\s+/g, " ").trim()]))"""


@dataclass
class Outage:
    site: LiveSite
    stage: Stage
    axe: Axe

    @property
    def screens(self) -> tuple[Page, ...]:
        return (*self.stage.people, self.stage.facilitator, self.stage.screen)

    def begins(self) -> None:
        self.port = urlsplit(self.site.url).port or 0
        self.site.halt(signal.SIGKILL)
        for page in self.screens:
            expect(page.locator("[data-connection]")).not_to_have_attribute("data-state", "live")
        assert self.axe(self.stage.people[0]) == []

    def ends(self, look: Callable[[], None]) -> None:
        """Within the time allowed every screen shows what a fresh page of the same device shows."""
        self.site.serve(self.port)
        began = monotonic()
        for page in self.screens:
            line = page.locator("[data-connection]")
            expect(line).to_have_attribute("data-state", "live", timeout=BACK_SECONDS * 1000)
        look()
        assert monotonic() - began < BACK_SECONDS
        for page in self.screens:
            fresh = page.context.new_page()
            fresh.goto(page.url)
            wait_until(lambda: page.evaluate(REGIONS) == fresh.evaluate(REGIONS), BACK_SECONDS, page.url)  # noqa: B023
            fresh.close()


def test_a_killed_server_is_a_pause_that_is_told(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Axe
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_room()
        stage.join("room")
        stage.join("elsewhere", size={"width": 320, "height": 640})
        stage.begin()
        stage.until("write")
        outage = Outage(site, stage, axe)
        while_all_write(outage)
        while_somebody_leads_on(outage)


def while_all_write(outage: Outage) -> None:
    """One sends while nobody listens, the other has only begun."""
    writer, thinker = outage.stage.people
    outage.stage.write(writer, BEFORE)
    outage.begins()
    form(writer, "note").locator("textarea").fill(MEANWHILE)
    form(writer, "note").locator("button").click()
    form(thinker, "note").locator("textarea").fill(DRAFT)

    def all_is_there() -> None:
        mine = writer.locator('[id^="my-notes-"]')
        for text in (BEFORE, MEANWHILE):
            expect(mine.get_by_text(text, exact=True)).to_have_count(1)
        expect(form(thinker, "note").locator("textarea")).to_have_value(DRAFT)
        counts = outage.stage.facilitator.locator("#counts")
        expect(counts).to_have_attribute("data-given", "1")
        expect(counts).to_contain_text("2 indlæg")

    outage.ends(all_is_there)


def while_somebody_leads_on(outage: Outage) -> None:
    """Pressed once, while nobody listens: all go on by one part."""
    outage.begins()
    form(outage.stage.facilitator, "next").locator("button").click()

    def all_see_the_notes() -> None:
        for page in (*outage.stage.people, outage.stage.screen):
            expect(page.locator('[id^="now-"][id$="-show"]')).to_be_visible()
            expect(page.locator(".note")).to_have_count(2)

    outage.ends(all_see_the_notes)
