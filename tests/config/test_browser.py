"""The shared fixtures: a browser that starts, and an accessibility check that finds what is wrong."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page


def test_axe_names_what_is_wrong(browser: Browser, axe: Callable[[Page], list[str]]) -> None:
    page = browser.new_page()
    page.set_content("<html lang=en><title>Test</title><main><h1>Test</h1><input></main>")
    assert [line.split(":")[0] for line in axe(page)] == ["label"]
    page.close()
