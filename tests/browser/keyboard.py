"""A person with only a keyboard: Tab leads everywhere, and each stop shows where it is."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

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
            if fault := self.page.evaluate(FOCUS):
                pytest.fail(f"on the way to {selector}: {fault}")
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

    def join(self, code: str, name: str) -> None:
        """From the front door, as one who is elsewhere."""
        self.tab_to('[name="code"]')
        self.type(code)
        self.press("Enter")
        expect(self.page.locator('[name="place"]').first).to_be_attached()
        self.tab_to('[name="place"]')
        self.press("Space", "ArrowDown")
        expect(self.page.locator('[name="place"]').nth(1)).to_be_checked()
        self.tab_to('[name="name"]')
        self.type(name)
        self.press("Enter")
        expect(self.page.locator('[data-region="head"] h1')).to_be_visible()

    def write(self, text: str) -> None:
        self.tab_to('textarea[name="text"]')
        self.type(text)
        self.tab_to('form[data-draft^="note-"] button')
        self.press("Enter")
        expect(self.page.locator('[id^="my-notes-"]')).to_contain_text(text)
        self.still_has_a_place()
