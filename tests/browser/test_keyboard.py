"""A participant with only a keyboard joins, writes, groups, votes and answers, and sees where they are."""

from collections.abc import Callable

from playwright.sync_api import Browser, expect

from tests.browser.keyboard import FOCUS, Keyboard
from tests.browser.stage import Stage, form, staged
from tests.livesite import LiveSite


def test_taking_part_with_the_keyboard_alone(browser: Browser, start_site: Callable[..., LiveSite]) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_room()
        page = stage.device({"width": 390, "height": 700})
        keyboard = Keyboard(page)
        page.goto(stage.url)
        keyboard.join(stage.code, "Ali")
        stage.people.append(page)
        stage.begin()
        stage.until("show")
        stage.until("write")
        for text in ("Referat samme dag", "Ro og fordybelse"):
            keyboard.write(text)
        stage.until("group")
        move(keyboard)
        stage.until("vote")
        vote(stage, keyboard)
        stage.until("decide")
        stage.propose("vi beslutter noget", "skriver vi det i kanalen samme dag")
        answer(stage, keyboard)


def move(keyboard: Keyboard) -> None:
    page = keyboard.page
    keyboard.tab_to("[data-pick]")
    keyboard.press("Space")
    expect(page.locator('[data-pick][aria-pressed="true"]')).to_have_count(1)
    keyboard.tab_to('[data-put^="note:"]')
    keyboard.press("Enter")
    expect(page.locator("[data-group] .note")).to_have_count(2)
    expect(page.locator("[data-group] [data-pick]:focus")).to_have_count(1)


def vote(stage: Stage, keyboard: Keyboard) -> None:
    keyboard.tab_to('[name^="dots-"]')
    keyboard.press("ArrowRight", "ArrowRight")
    expect(stage.facilitator.locator("#counts")).to_have_attribute("data-given", "1")
    assert keyboard.page.evaluate(FOCUS) == ""


def answer(stage: Stage, keyboard: Keyboard) -> None:
    expect(form(keyboard.page, "answer")).to_be_visible()
    keyboard.tab_to('[name^="stance-"]')
    keyboard.press("Space", "ArrowDown")
    keyboard.tab_to('textarea[name="reason"]')
    keyboard.type("Hvem skriver, når den ansvarlige har fri?")
    keyboard.tab_to('button[name="box"][value="0"]')
    keyboard.press("Enter")
    expect(keyboard.page.locator('[id^="my-answer-"]')).to_contain_text("Ali")
    keyboard.still_has_a_place()
    stage.settle()
    expect(stage.screen.locator("main")).to_contain_text("Hvem skriver")
