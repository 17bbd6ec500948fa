"""Taking part by plain forms, in a browser that runs no script."""

from playwright.sync_api import Locator, Page

from tests.browser.stage import PHONE, Stage


def join(stage: Stage) -> Page:
    page = stage.device(PHONE, java_script_enabled=False)
    stage.enter(page, "elsewhere", "Aviaja")
    return page


def choose(form: Locator, value: str) -> None:
    form.locator(f'label:has(input[value="{value}"])').click()
    send(form.locator("button"))


def send(button: Locator) -> None:
    """Press, and wait for the page that comes back."""
    with button.page.expect_navigation():
        button.click()
