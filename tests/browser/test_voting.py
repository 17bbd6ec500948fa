"""The ways to vote, played on phones at 320 and 390 px, with the big screen beside them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import Stage, form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow

SMALL = {"width": 320, "height": 640}
Axe = Callable[[Page], list[str]]


def test_a_team_agrees_and_disagrees(browser: Browser, start_site: Callable[..., LiveSite], axe: Axe) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        to_the_vote(stage, site, "opinion")
        small, phone = stage.people
        say(small, 0, "agree")
        say(phone, 0, "disagree")
        say(phone, 0, "agree")
        say(phone, 1, "pass")
        expect(stage.facilitator.locator("#counts")).to_have_attribute("data-given", "2")
        expect(stage.facilitator.locator("#method")).to_have_count(0)
        expect(stage.screen.locator("main")).not_to_contain_text("Enig:")
        fits(stage, axe)
        small.reload()
        expect(form(small, "opinion").nth(0).locator("input:checked")).to_have_value("agree")
        stage.until("decide")
        first = stage.screen.locator(".ranked li").first
        expect(first).to_contain_text("Enig: 2 · uenig: 0 · sprunget over: 0")
        fits(stage, axe)


def test_a_team_puts_its_groups_in_order(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Axe
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        to_the_vote(stage, site, "ranking")
        small, _phone = stage.people
        for page in stage.people:
            press(page, "Bedre lyd")
            press(page, "Et fast møde hver uge")
        small.get_by_role("button", name="Flyt op: Et fast møde").press("Enter")
        expect(small.locator(".order li").first).to_contain_text("Et fast møde hver uge")
        expect(stage.facilitator.locator("#counts")).to_have_attribute("data-given", "2")
        fits(stage, axe)
        small.reload()
        expect(small.locator(".order li").first).to_contain_text("Et fast møde hver uge")
        stage.until("decide")
        expect(stage.screen.locator("main")).to_contain_text("deler plads 1")
        fits(stage, axe)


def press(page: Page, name: str) -> None:
    page.locator("button.order-in", has_text=name).click()
    expect(page.locator(".order li", has_text=name)).to_be_visible()


def to_the_vote(stage: Stage, site: LiveSite, method: str) -> None:
    """Two phones, two groups, and the way to vote chosen on the console."""
    stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
    stage.open_room()
    stage.join("room", size=SMALL)
    stage.join("elsewhere")
    stage.begin()
    stage.until("write")
    stage.next()
    stage.until("write")
    for page, text in zip(stage.people, ("Et fast møde hver uge", "Bedre lyd"), strict=True):
        stage.write(page, text)
    stage.until("vote")
    stage.facilitator.locator("#method summary").click()
    stage.facilitator.locator(f'#method label:has(input[value="{method}"])').click()


def say(page: Page, group: int, opinion: str) -> None:
    asked = form(page, "opinion").nth(group)
    asked.locator(f'label:has(input[value="{opinion}"])').click()
    expect(asked).to_have_attribute("data-state", "done")


def fits(stage: Stage, axe: Axe) -> None:
    for page in (*stage.people, stage.facilitator, stage.screen):
        assert axe(page) == [], page.url
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} scrolls sideways"
