"""Groups at work on different questions in real browsers, one of them without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import PHONE, Stage, form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow


def test_two_groups_write_and_tell_each_other(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Callable[[Page], list[str]]
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        plan(stage.facilitator, site.url)
        stage.open_room()
        first, second = stage.join("elsewhere", "Aviaja"), stage.join("room", "Ali")
        plain = join_without_scripts(stage)
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
        plain.reload()
        with plain.expect_navigation():
            form(plain, "breakout").nth(1).locator("button").click()
        form(plain, "note").locator("textarea").fill("Ro efter fyraften")
        with plain.expect_navigation():
            form(plain, "note").locator("button").click()
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


def plan(page: Page, url: str) -> None:
    """One more question, at the same time as the agenda's own."""
    page.goto(f"{url}/rounds/")
    page.locator('main a[href*="/rounds/"]:not([href$="/new/"])').first.click()
    page.locator('a[href*="/workshops/"]').first.click()
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


def join_without_scripts(stage: Stage) -> Page:
    page = stage.device(PHONE, java_script_enabled=False)
    page.goto(stage.url)
    page.locator('[name="code"]').fill(stage.code)
    page.locator("main form button").click()
    page.locator('label:has([name="place"][value="room"])').click()
    page.locator("main form button").click()
    expect(page.locator('[data-region="head"] h1')).to_be_visible()
    return page
