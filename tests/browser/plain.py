"""Taking part by plain forms, in a browser that runs no script."""

from playwright.sync_api import Locator, Page

from tests.browser.stage import PHONE, Stage, form


def join(stage: Stage, place: str, name: str = "") -> Page:
    page = stage.device(PHONE, java_script_enabled=False)
    stage.enter(page, place, name)
    return page


def write(page: Page, text: str) -> None:
    form(page, "note").locator("textarea").fill(text)
    send(form(page, "note").locator("button"))


def choose(among: Locator, value: str) -> None:
    among.locator(f'label:has(input[value="{value}"])').click()
    send(among.locator("button"))


def send(button: Locator) -> None:
    """Press, and wait for the page that comes back."""
    with button.page.expect_navigation():
        button.click()
