"""The pause and the door, in browsers: nothing is lost, and nobody new comes in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import PHONE, form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow
IS_ON_TOP = """it => {
  const {x, y} = it.getBoundingClientRect();
  return document.elementFromPoint(x + 8, y + 8) === it;
}"""


def test_a_pause_keeps_what_was_begun_and_a_locked_door_keeps_others_out(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Callable[[Page], list[str]]
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_room()
        writer = stage.join("elsewhere", "Aviaja")
        stage.begin()
        expect(stage.screen.locator(".openers li")).to_have_count(4)
        assert stage.screen.evaluate("document.documentElement.scrollHeight") <= 1080
        expect(stage.facilitator.locator("#leading")).to_contain_text("Det er dig")
        stage.until("write")
        box = form(writer, "note").locator("textarea")
        box.fill("Halvt skrevet")
        form(stage.facilitator, "pause").locator("button").click()
        for page in (writer, stage.screen, stage.facilitator):
            expect(page.locator("#paused")).to_be_visible()
            assert axe(page) == []
        form(writer, "note").locator("button").click()
        expect(form(writer, "note").locator("[data-message]")).to_contain_text("pause")
        expect(box).to_have_value("Halvt skrevet")
        form(stage.facilitator, "pause").locator("button").click()
        expect(writer.locator("#paused")).to_have_count(0)
        stage.write(writer, "Halvt skrevet og sendt")
        what_comes_next_is_at_hand_on_a_phone(stage.facilitator)
        assert axe(stage.facilitator) == []
        lock(stage.facilitator)
        expect(stage.screen.locator("#code")).to_have_count(0)
        late = stage.device(PHONE)
        late.goto(f"{site.url}/j/{stage.code}/")
        expect(late.locator("h1")).to_contain_text("låst")
        assert axe(late) == []
        lock(stage.facilitator)
        late.locator("main a.button").click()
        expect(late.locator('input[name="place"]').first).to_be_attached()


def what_comes_next_is_at_hand_on_a_phone(console: Page) -> None:
    console.set_viewport_size({"width": 320, "height": 480})
    step = form(console, "next").locator("button")
    for key in ("Home", "End"):
        console.keyboard.press(key)
        expect(step).to_be_in_viewport(ratio=1)
    fold = console.locator(".console-side details.fold summary").last
    fold.focus()
    expect(fold).to_be_in_viewport(ratio=1)
    assert fold.evaluate(IS_ON_TOP)


def lock(console: Page) -> None:
    before = form(console, "lock").locator('input[name="on"]').input_value()
    form(console, "lock").locator("button").click()
    expect(form(console, "lock").locator('input[name="on"]')).not_to_have_value(before)
