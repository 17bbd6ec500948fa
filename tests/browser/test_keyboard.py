"""A participant with only a keyboard joins, writes, groups, votes and answers, and sees where they are."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import Stage, form, staged
from tests.livesite import LiveSite

FOCUS = """() => {
  const at = document.activeElement
  if (!at || at === document.body) return "nothing has the focus"
  const shown = at.closest("label") ?? at
  const ringed = [at, shown].some((element) => {
    const style = getComputedStyle(element)
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
  })
  if (!ringed) return `no ring around ${shown.outerHTML.slice(0, 300)}`
  const box = shown.getBoundingClientRect()
  const middle = [(box.left + box.right) / 2, Math.max(1, (box.top + box.bottom) / 2)]
  const top = document.elementFromPoint(...middle)
  if (!top || !(shown.contains(top) || top.contains(shown)))
    return `${shown.outerHTML.slice(0, 200)} is hidden by ${top?.outerHTML.slice(0, 200) ?? "the edge"}`
  return ""
}"""


@dataclass
class Keyboard:
    page: Page

    def tab_to(self, selector: str, most: int = 60) -> None:
        """Press Tab until something that fits `selector` has the focus; each stop on the way must show it."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement === document.body"):
                continue  # The browser's own bar, between the end of the page and its beginning.
            assert self.page.evaluate(FOCUS) == ""
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        pytest.fail(f"Tab does not lead to {selector}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def still_has_a_place(self) -> None:
        assert self.page.evaluate("document.activeElement !== document.body"), "the focus was lost"


def test_taking_part_with_the_keyboard_alone(browser: Browser, start_site: Callable[..., LiveSite]) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_room()
        page = stage.device({"width": 390, "height": 700})
        keyboard = Keyboard(page)
        join(stage, keyboard)
        stage.begin()
        stage.until("show")
        stage.until("write")
        for text in ("Referat samme dag", "Ro og fordybelse"):
            write(keyboard, text)
        stage.until("group")
        move(keyboard)
        stage.until("vote")
        vote(stage, keyboard)
        stage.until("decide")
        stage.propose("vi beslutter noget", "skriver vi det i kanalen samme dag")
        answer(stage, keyboard)


def join(stage: Stage, keyboard: Keyboard) -> None:
    page = keyboard.page
    page.goto(stage.url)
    keyboard.tab_to('[name="code"]')
    keyboard.type(stage.code)
    keyboard.press("Enter")
    expect(page.locator('[name="place"]').first).to_be_attached()
    keyboard.tab_to('[name="place"]')
    keyboard.press("Space", "ArrowDown")
    expect(page.locator('[name="place"]').nth(1)).to_be_checked()
    keyboard.tab_to('[name="name"]')
    keyboard.type("Ali")
    keyboard.press("Enter")
    expect(page.locator('[data-region="head"] h1')).to_be_visible()
    stage.people.append(page)


def write(keyboard: Keyboard, text: str) -> None:
    keyboard.tab_to('textarea[name="text"]')
    keyboard.type(text)
    keyboard.tab_to('form[data-draft^="note-"] button')
    keyboard.press("Enter")
    expect(keyboard.page.locator('[id^="my-notes-"]')).to_contain_text(text)
    keyboard.still_has_a_place()


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
