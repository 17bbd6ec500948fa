"""Three people on one phone, among others: each gives alone, and the phone keeps nothing of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.shared_phone import begin, done_and_on, pass_on
from tests.browser.stage import Stage, form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow

TEXTS = ("Kortere møder", "Ro og fordybelse", "Referat samme dag")


def test_three_share_a_phone(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Callable[[Page], list[str]]
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_room()
        page = join(stage, axe)
        stage.join("elsewhere", "Aviaja")
        stage.begin()
        stage.until("rate")
        for number in (1, 2, 3):
            begin(page, number)
            stage.rate(page, number)
            done_and_on(page)
        counted(stage, 3)
        stage.until("write")
        write(stage, page)
        stage.until("vote")
        vote(stage, page)
        stage.next()
        expect(stage.screen.locator(".dots-count, .ranked").first).to_be_visible()
        woken_after_the_end(stage, page)


def woken_after_the_end(stage: Stage, page: Page) -> None:
    """A phone that lay between two turns meanwhile shows what came of it."""
    pass_on(page)
    stage.until("decisions")
    stage.end()
    minutes = page.url.replace("/turn/", "/minutes/")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page).to_have_url(minutes)


def join(stage: Stage, axe: Callable[[Page], list[str]]) -> Page:
    page = stage.device({"width": 320, "height": 640})
    page.goto(f"{stage.url}/j/{stage.code}/")
    page.locator('a[href$="/shared/"]').click()
    assert axe(page) == []
    page.locator('label:has(input[name="number"][value="3"])').click()
    page.locator("main form button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Giv telefonen til nummer 1")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    return page


def counted(stage: Stage, given: int) -> None:
    expect(stage.facilitator.locator("#counts")).to_have_attribute("data-given", str(given))


def write(stage: Stage, page: Page) -> None:
    """The second leaves a draft; the third goes back, reloads and looks in a second window."""
    for number, text in enumerate(TEXTS, start=1):
        begin(page, number)
        expect(form(page, "note").locator("textarea")).to_have_value("")
        stage.write(page, text)
        if number == 2:
            form(page, "note").locator("textarea").fill("kun en kladde")
            page.locator("[data-pass] button").click()
            expect(page.locator(".pass-message")).to_contain_text("ikke har tilføjet")
        if number == 3:
            window = page.context.new_page()
            window.goto(page.url)
            expect(window.locator(".note.is-mine")).to_have_count(1)
        pass_on(page)
    expect(window.locator("[data-between]")).to_be_visible()
    window.close()
    counted(stage, 3)
    page.go_back()
    expect(page.locator("[data-between]")).to_be_visible()
    page.reload()
    for text in (*TEXTS, "kun en kladde"):
        expect(page.locator("body")).not_to_contain_text(text)
    begin(page, 1)
    page.go_back()
    for text in (*TEXTS, "kun en kladde"):
        expect(page.locator("body")).not_to_contain_text(text)


def vote(stage: Stage, page: Page) -> None:
    for number in (1, 2, 3):
        if page.locator("[data-between]").count():
            begin(page, number)
        stage.dots(page, 0, 1)
        expect(page.locator('[id^="my-dots-"]')).to_contain_text("4")
        pass_on(page)
    counted(stage, 3)
    begin(page, 1)
    expect(page.locator('[id^="my-earlier-"]')).to_contain_text("tidligere tur")
    stage.dots(page, 1, 2)
    expect(page.locator('[id^="my-dots-"]')).to_contain_text("3")
    counted(stage, 3)
