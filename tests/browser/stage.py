"""A workshop played in real browsers: everyone has a device of their own."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 900}
WALL = {"width": 1920, "height": 1080}
Look = Callable[[str], None]


def take(name: str, page: Page, *, whole: bool = True) -> None:
    """A picture for whoever asks for one: of the `whole` page, or as much of it as is in view."""
    if folder := os.environ.get("SAMMENHOLD_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=whole)


def form(page: Page, kind: str) -> Locator:
    return page.locator(f'form:has(input[name="kind"][value="{kind}"])')


@dataclass
class Stage:
    """The facilitator's laptop, the big screen and the participants' phones."""

    browser: Browser
    url: str
    language: str = "da"
    contexts: list[BrowserContext] = field(default_factory=list)
    people: list[Page] = field(default_factory=list)
    facilitator: Page = field(init=False)
    screen: Page = field(init=False)

    def device(self, size: dict[str, int], **more: object) -> Page:
        locale = {"da": "da-DK", "en": "en-GB"}[self.language]
        context = self.browser.new_context(viewport=size, locale=locale, reduced_motion="reduce", **more)  # type: ignore[arg-type]
        context.set_default_timeout(8_000)
        self.contexts.append(context)
        return context.new_page()

    def sign_in(self, link: str) -> Page:
        self.facilitator = self.device(LAPTOP)
        self.facilitator.goto(link)
        self.facilitator.locator("main form button").first.click()
        return self.facilitator

    def open_workshop(self) -> None:
        """To the page where the workshop is prepared."""
        page = self.facilitator
        page.goto(f"{self.url}/rounds/")
        page.locator('main a[href*="/rounds/"]:not([href$="/new/"])').first.click()
        page.locator('a[href*="/workshops/"]').first.click()

    def open_room(self, screen: Page | None = None) -> None:
        """From the round's page to the console and the big screen."""
        self.open_workshop()
        page = self.facilitator
        self.screen = screen or self.device(WALL)
        self.screen.goto(self.url + str(page.locator('a[href^="/s/"]').first.get_attribute("href")))
        page.locator('a[href$="/lead/"]').first.click()
        expect(form(page, "open")).to_be_visible()

    @property
    def code(self) -> str:
        return self.facilitator.locator(".code-inline").first.inner_text().strip()

    def join(self, place: str, name: str = "", size: dict[str, int] = PHONE) -> Page:
        page = self.device(size)
        self.enter(page, place, name)
        self.people.append(page)
        return page

    def enter(self, page: Page, place: str, name: str = "") -> None:
        """From the front door with the code, as a newcomer does."""
        page.goto(f"{self.url}/")
        page.locator('input[name="code"]').fill(self.code.lower())
        page.locator("main form button").first.click()
        page.locator(f'label:has(input[name="place"][value="{place}"])').click()
        if name:
            page.locator('input[name="name"]').fill(name)
        page.locator("main form button").first.click()
        expect(page.locator('[data-region="head"] h1')).to_be_visible()

    def begin(self) -> None:
        form(self.facilitator, "open").locator("button").click()
        expect(form(self.facilitator, "next")).to_be_visible()

    @property
    def at(self) -> str:
        found = self.facilitator.locator('form:has(input[value="next"]) input[name="at"]')
        return found.input_value() if found.count() else ""

    def next(self) -> None:
        """Press next and wait until the console has followed."""
        before = self.at
        form(self.facilitator, "next").locator("button").click()
        expect(self.facilitator.locator(f'input[name="at"][value="{before}"]')).to_have_count(0)

    def until(self, phase: str, look: Look | None = None) -> None:
        while not self.at.endswith(f".{phase}"):
            if look:
                look(self.at.partition(".")[2])
            self.next()
        for page in self.people:
            expect(page.locator(f'[id^="now-"][id$="-{phase}"]')).to_be_visible()

    def write(self, page: Page, text: str) -> None:
        form(page, "note").locator("textarea").fill(text)
        form(page, "note").locator("button").click()
        expect(page.locator('[id^="my-notes-"]')).to_contain_text(text)

    def rate(self, page: Page, value: int) -> None:
        for card in form(page, "rate").all():
            card.locator(f'label:has(input[value="{value}"])').click()

    def group_by_menu(self, page: Page) -> None:
        mover = page.locator('details:has(select[name="to"])')
        mover.locator("summary").click()
        mover.locator('select[name="note"]').select_option(index=0)
        mover.locator('select[name="to"]').select_option(index=2)
        mover.locator("form button").click()
        expect(page.locator("[data-group]")).to_have_count(1)

    def dots(self, page: Page, group: int, number: int) -> None:
        form(page, "dots").nth(group).locator(f'label:has(input[value="{number}"])').click()

    def propose(self, when: str, text: str) -> None:
        page = self.facilitator
        if not form(page, "lead-propose").is_visible():
            page.locator('details:has(input[value="lead-propose"]) > summary').click()
        form(page, "lead-propose").locator('input[name="when"]').fill(when)
        form(page, "lead-propose").locator('textarea[name="text"]').fill(text)
        form(page, "lead-propose").locator("button").click()
        expect(page.locator(".proposal", has_text=text)).to_be_visible()

    def answer(self, page: Page, stance: str, reason: str = "", *, anonymously: bool = False) -> None:
        asked = form(page, "answer").first
        asked.locator(f'label:has(input[value="{stance}"])').click()
        if reason:
            asked.locator('textarea[name="reason"]').fill(reason)
        asked.locator(f'button[name="box"][value="{int(anonymously)}"]').click()
        expect(page.locator('[id^="my-answer-"]').first).not_to_be_empty()

    def settle(self) -> None:
        form(self.facilitator, "settle").first.locator("button").click()
        expect(form(self.facilitator, "adopt").first).to_be_visible()

    def adopt(self, owner: str, days: int = 30) -> None:
        asked = form(self.facilitator, "adopt").first
        asked.locator('input[name="owner"]').fill(owner)
        asked.locator('input[name="due"]').fill((date.today() + timedelta(days=days)).isoformat())  # noqa: DTZ011
        asked.locator("button").click()
        expect(self.facilitator.locator(".proposal.is-agreed").first).to_be_visible()

    def end(self) -> None:
        self.facilitator.locator("details.confirm > summary").click()
        form(self.facilitator, "next").locator("button").click()
        for page in (self.facilitator, *self.people):
            expect(page.locator("#now-closed")).to_be_visible()

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@contextmanager
def staged(browser: Browser, url: str, language: str = "da") -> Iterator[Stage]:
    stage = Stage(browser, url, language)
    try:
        yield stage
    finally:
        stage.close()
