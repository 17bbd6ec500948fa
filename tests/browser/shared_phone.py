"""A phone that goes round: each has it alone, and it keeps nothing of the last."""

from playwright.sync_api import Page, expect

from tests.browser.stage import form

KEPT = """() => Object.keys(localStorage).filter((key) => /^(act|draft):/.test(key))"""


def join(page: Page, number: int) -> None:
    """From the page where one joins alone."""
    page.locator('a[href$="/shared/"]').click()
    page.locator(f'label:has(input[name="number"][value="{number}"])').click()
    page.locator("main form button").click()
    expect(page.locator("[data-between]")).to_be_visible()


def begin(page: Page, number: int) -> None:
    page.locator(f'button[name="number"][value="{number}"]').click()
    expect(page.locator('[data-region="head"] h1')).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator(".note.is-mine")).to_have_count(0)


def done_and_on(page: Page) -> None:
    form(page, "ready").locator("button").click()
    expect(page.locator("#ready-button")).to_have_attribute("aria-pressed", "true")
    pass_on(page)


def pass_on(page: Page) -> None:
    page.locator("[data-pass] button").click()
    expect(page.locator("[data-between]")).to_be_visible()
    assert page.evaluate(KEPT) == []
