"""What the tests demand of a page is told when it is missing."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page

FAULTY = """
<html lang="en"><title>A page</title><main><h1>A page</h1>
<img src="x"><p style="color: #ccc; background: #fff">pale</p><button></button></main>
"""


def test_axe_tells_of_each_element_that_fails_and_of_none_that_is_gone(
    browser: Browser, axe: Callable[[Page], list[str]]
) -> None:
    page = browser.new_page()
    page.set_content(FAULTY)
    assert [fault.partition(":")[0] for fault in axe(page)] == ["button-name", "color-contrast", "image-alt"]
    page.evaluate("document.querySelector('img').remove()")
    assert len(axe(page)) == 2
    page.close()
