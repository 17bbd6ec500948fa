"""The word goes round: two phones and the big screen, by hand and by keyboard, on both themes' terms."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import Stage, form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow

Axe = Callable[[Page], list[str]]
WORD = '[id^="word-"]'


@pytest.fixture
def site(start_site: Callable[..., LiveSite]) -> LiveSite:
    return start_site(demo=True)


def test_the_word_goes_round(browser: Browser, site: LiveSite, axe: Axe) -> None:
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_room()
        ali, aviaja = stage.join("room", "Ali"), stage.join("elsewhere", "Aviaja")
        stage.begin()
        hands_up(stage, ali, aviaja)
        word_to_aviaja(stage, ali, aviaja)
        for page in (ali, aviaja, stage.facilitator, stage.screen):
            assert axe(page) == []
        next_one(stage, ali, aviaja)
        without_a_script(stage, aviaja)


def hands_up(stage: Stage, ali: Page, aviaja: Page) -> None:
    form(ali, "hand").locator("button").click()
    expect(ali.locator(".my-number")).to_contain_text("nr. 1")
    form(aviaja, "hand").locator("button").press("Enter")
    expect(aviaja.locator(".my-number")).to_contain_text("nr. 1")
    expect(ali.locator(".my-number")).to_contain_text("nr. 2")
    expect(form(stage.facilitator, "give")).to_have_count(2)
    expect(form(stage.facilitator, "give").first).to_contain_text("Aviaja")


def word_to_aviaja(stage: Stage, ali: Page, aviaja: Page) -> None:
    form(stage.facilitator, "give").first.locator("button").click()
    for page in (ali, aviaja, stage.facilitator, stage.screen):
        expect(page.locator(WORD)).to_contain_text("Aviaja har ordet")
    expect(form(aviaja, "said")).to_contain_text("Du har ordet")
    expect(form(ali, "said")).to_have_count(0)
    expect(ali.locator(".my-number")).to_contain_text("nr. 1")
    expect(stage.screen.locator(f"{WORD} time")).to_contain_text("1:")


def next_one(stage: Stage, ali: Page, aviaja: Page) -> None:
    form(stage.facilitator, "give").first.locator("button").click()
    expect(stage.screen.locator(WORD)).to_contain_text("Ali har ordet")
    expect(form(aviaja, "said")).to_have_count(0)
    expect(form(aviaja, "hand").locator("button")).to_have_attribute("aria-pressed", "false")
    form(ali, "said").locator("button").click()
    expect(stage.screen.locator(WORD)).to_have_count(0)
    expect(form(ali, "hand").locator("button")).to_have_attribute("aria-pressed", "false")
    expect(stage.facilitator.locator("#hands")).to_be_hidden()


def without_a_script(stage: Stage, aviaja: Page) -> None:
    """The same by plain forms."""
    state = aviaja.context.storage_state()
    plain = stage.device({"width": 390, "height": 844}, java_script_enabled=False, storage_state=state)
    plain.goto(aviaja.url)
    form(plain, "hand").locator("button").click()
    form(stage.facilitator, "give").first.locator("button").click()
    expect(stage.screen.locator(WORD)).to_contain_text("Aviaja har ordet")
    plain.goto(aviaja.url)
    expect(form(plain, "said")).to_contain_text("Du har ordet")
    form(plain, "said").locator("button").click()
    expect(plain.locator(WORD)).to_have_count(0)
    expect(stage.screen.locator(WORD)).to_have_count(0)
