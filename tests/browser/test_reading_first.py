"""Notes that those who lead read first: let through, hidden, and the device that wrote one removed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow


def test_an_ugly_note_is_stopped_before_anybody_sees_it(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Callable[[Page], list[str]]
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        console = stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        choose(console, site.url)
        stage.open_room()
        kind, ugly = stage.join("elsewhere", "Aviaja"), stage.join("room", "Ali")
        stage.begin()
        stage.until("write")
        expect(kind.locator(".anonymous")).to_contain_text("læser de, der leder")
        stage.write(kind, "Ro til at tænke")
        stage.write(ugly, "Noget grimt")
        stage.next()
        assert axe(console) == []
        for _note in range(2):
            here = console.locator('[id^="read-"]')
            before = str(here.get_attribute("id"))
            if "grimt" in here.inner_text():
                hold_back(console)
            else:
                form(console, "let-through").locator("button").click()
            expect(console.locator(f"#{before}")).to_have_count(0)
        expect(console.locator("#all-read")).to_be_visible()
        stage.next()
        for page in (kind, stage.screen):
            expect(page.locator(".note")).to_have_count(1)
            expect(page.locator(".note")).to_contain_text("Ro til at tænke")
        ugly.reload()
        expect(ugly.locator('input[name="place"]').first).to_be_attached()


def choose(page: Page, url: str) -> None:
    """Before it begins: those who lead read first."""
    page.goto(f"{url}/rounds/")
    page.locator('main a[href*="/rounds/"]:not([href$="/new/"])').first.click()
    page.locator('a[href*="/workshops/"]').first.click()
    page.locator('details:has(input[name="read_first"]) > summary').click()
    page.locator('input[name="read_first"]').check()
    page.locator('form:has(input[name="read_first"]) button').click()
    expect(page.locator('input[name="read_first"]')).to_be_checked()


def hold_back(console: Page) -> None:
    console.locator('details:has(input[value="hold-back"]) > summary').click()
    form(console, "hold-back").locator('input[name="reason"]').fill("Rammer en kollega")
    form(console, "hold-back").locator('button[name="remove"][value="1"]').click()
