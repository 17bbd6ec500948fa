"""Groups at work on different questions in real browsers, one of them without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import plain
from tests.browser.stage import form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow


def test_two_groups_write_and_tell_each_other(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Callable[[Page], list[str]]
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_workshop()
        plan(stage.facilitator)
        stage.open_room()
        first, second = stage.join("elsewhere", "Aviaja"), stage.join("room", "Ali")
        bare = plain.join(stage, "room")
        stage.begin()
        stage.until("rate")
        while not stage.facilitator.locator('[id^="now-"][id$="-apart"]').count():
            stage.next()
        assert [axe(page) for page in (first, stage.facilitator, stage.screen)] == [[], [], []]
        by_keyboard(first)
        stage.write(first, "Kaffe klokken ni")
        form(first, "summary").locator("textarea").fill("Vi vil mødes over kaffen")
        form(first, "summary").locator("button").click()
        expect(first.locator("blockquote")).to_contain_text("kaffen")
        bare.reload()
        plain.send(form(bare, "breakout").nth(1).locator("button"))
        plain.write(bare, "Ro efter fyraften")
        form(stage.facilitator, "share-out").locator("button").click()
        second.locator('[id^="my-breakout-"] a').click()
        expect(form(second, "note")).to_be_visible()
        expect(stage.screen.locator("main")).not_to_contain_text("kaffen")
        assert [axe(page) for page in (first, stage.facilitator, stage.screen)] == [[], [], []]
        stage.next()
        for page in (first, second, stage.screen):
            expect(page.locator('[id^="summary-"] .lede')).to_be_visible()
            expect(page.locator('[id^="summary-"]')).to_contain_text("Vi vil mødes over kaffen")
            expect(page.locator(".note")).to_have_count(1)
        assert axe(stage.screen) == []


def plan(page: Page) -> None:
    """One more question, at the same time as the agenda's own."""
    page.locator('details:has(input[name="title"]) > summary').first.click()
    page.locator('form:has(select[name="question"]) input[name="title"]').fill("Hvordan hviler vi?")
    page.locator('form:has(select[name="question"]) button').click()
    page.locator('select[name="beside"]').first.select_option("1")
    expect(page.locator("#agenda")).to_contain_text("Hver gruppe har sit")


def by_keyboard(page: Page) -> None:
    """The questions are buttons in order, and the group's own page comes back."""
    form(page, "breakout").first.locator("button").focus()
    page.keyboard.press("Enter")
    expect(form(page, "note")).to_be_visible()
