"""A second round of writing in real browsers: by phone, by keyboard, without a script, on the big screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import plain
from tests.browser.stage import form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow


def test_what_the_first_notes_make_one_think_of(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Callable[[Page], list[str]]
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_room()
        phone, bare = stage.join("elsewhere", "Aviaja"), plain.join(stage, "room")
        stage.begin()
        stage.until("rate")
        stage.until("write")
        stage.write(phone, "Vi savner en fast pause")
        stage.next()
        stage.next()
        stage.dots(phone, 0, 2)
        expect(phone.locator('[id^="dots-"]')).to_contain_text("3 prikker tilbage")
        open_by_keyboard(stage.facilitator)
        for page in (phone, stage.screen):
            expect(page.locator("article.note", has_text="fast pause")).to_be_visible()
        stage.write(phone, "Og hvem tager vagten imens")
        write_without_scripts(bare, "Telefonen ringer alligevel")
        expect(stage.screen.locator("main")).not_to_contain_text("vagten")
        assert [axe(page) for page in (phone, stage.facilitator, stage.screen)] == [[], [], []]
        stage.next()
        for page in (phone, stage.screen):
            expect(page.locator(".note", has_text="Nyt")).to_have_count(2)
        bare.reload()
        expect(bare.locator(".note", has_text="Nyt")).to_have_count(2)
        assert [axe(page) for page in (phone, stage.screen)] == [[], []]
        stage.next()
        expect(form(phone, "dots")).to_have_count(3)
        expect(phone.locator("form input[type=radio]:checked")).to_have_count(0)


def open_by_keyboard(console: Page) -> None:
    """Folded away, so that nobody opens it by a slip."""
    fold = console.locator('details:has(input[name="kind"][value="more"]) > summary')
    fold.focus()
    console.keyboard.press("Enter")
    console.keyboard.press("Tab")
    expect(form(console, "more").locator("button")).to_be_focused()
    console.keyboard.press("Enter")
    expect(console.locator('[id^="now-"][id$="-more"]')).to_be_visible()


def write_without_scripts(page: Page, text: str) -> None:
    page.reload()
    plain.write(page, text)
    expect(page.locator(".note.is-mine")).to_contain_text(text)
