"""Suggestions for grouping, answered with the keyboard alone, while somebody who takes part looks on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demands import Axe, sound
from tests.browser.keyboard import Keyboard
from tests.browser.stage import Stage, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow

MICROPHONE = (
    "Ny mikrofon i mødelokalet",
    "Køb en ordentlig mikrofon til mødelokalet",
    "Mikrofonen i mødelokalet skratter",
)
COFFEE = ("Jeg savner kaffesnakken", "Fem minutters kaffesnak")
ALONE = "Skriv referat samme dag"
SEEM = "ser ud til at handle om det samme"


def test_one_is_accepted_and_undone_and_one_refused(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Axe
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_room()
        stage.join("room")
        stage.join("elsewhere", size={"width": 320, "height": 640})
        to_the_board(stage)
        console, onlooker = stage.facilitator, stage.people[1]
        keys = Keyboard(console)
        asked(keys)
        sound(axe, console)
        accepted(keys, onlooker)
        refused(keys)
        undone(keys, onlooker)
        asked_again(keys)
        for page in (console, stage.screen, *stage.people):
            sound(axe, page)
            if page != console:
                expect(page.locator("main")).not_to_contain_text(SEEM)


def to_the_board(stage: Stage) -> None:
    stage.begin()
    stage.until("rate")
    stage.until("write")
    for number, text in enumerate((*MICROPHONE, *COFFEE, ALONE)):
        stage.write(stage.people[number % 2], text)
    stage.until("group")


def offers(page: Page, number: int) -> None:
    expect(page.locator(".suggestion")).to_have_count(number)


def asked(keys: Keyboard) -> None:
    offers(keys.page, 0)
    press(keys, "#suggest")
    offers(keys.page, 2)
    expect(keys.page.locator(".suggestion").first).to_contain_text(SEEM)
    expect(keys.page.locator("[data-group]")).to_have_count(0)
    keys.still_has_a_place()


def accepted(keys: Keyboard, onlooker: Page) -> None:
    about = keys.page.locator(".suggestion", has_text=MICROPHONE[0])
    press(keys, f"#{about.locator('[id^=accept-]').get_attribute('id')}")
    offers(keys.page, 1)
    expect(keys.page.locator(".suggestion [id^=accept-]")).to_be_focused()
    for page in (keys.page, onlooker):
        expect(page.locator("[data-group] [data-note]")).to_have_count(len(MICROPHONE))
    for text in MICROPHONE:
        expect(onlooker.locator("[data-group]")).to_contain_text(text)


def refused(keys: Keyboard) -> None:
    expect(keys.page.locator(".suggestion")).to_contain_text(COFFEE[0])
    press(keys, "[id^=refuse-]")
    offers(keys.page, 0)
    keys.still_has_a_place()
    expect(keys.page.locator("[data-group] [data-note]")).to_have_count(len(MICROPHONE))


def undone(keys: Keyboard, onlooker: Page) -> None:
    press(keys, "#undo-button")
    for page in (keys.page, onlooker):
        expect(page.locator("[data-group]")).to_have_count(0)
    keys.still_has_a_place()


def asked_again(keys: Keyboard) -> None:
    """What was undone is offered once more, what was refused is not."""
    press(keys, "#suggest")
    offers(keys.page, 1)
    expect(keys.page.locator(".suggestion")).to_contain_text(MICROPHONE[0])


def press(keys: Keyboard, selector: str) -> None:
    keys.tab_to(selector, most=120)
    keys.press("Enter")
