"""In a real browser: axe, reflow, keyboard. Both languages, both schemes, narrow and wide."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.urls("web.addresses"), pytest.mark.django_db(transaction=True)]

PAGES = ("style", "accessibility/", "fails/400", "fails/403", "fails/nowhere", "fails/500")


def opened(browser: Browser, address: str, **device: Any) -> Page:
    """The page on a device of its own."""
    width = device.pop("width", 1280)
    context = browser.new_context(viewport={"width": width, "height": 800}, **{"locale": "da"} | device)
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [
        ("da", "light", 320),
        ("en", "dark", 1280),
        pytest.param("da", "dark", 320, marks=pytest.mark.slow),
        pytest.param("en", "light", 320, marks=pytest.mark.slow),
        pytest.param("da", "light", 1280, marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing_and_nothing_runs_over(
    browser: Browser,
    live_server: Any,
    axe: Callable[[Page], list[str]],
    language: str,
    scheme: str,
    width: int,
) -> None:
    found = []
    for address in PAGES:
        page = opened(
            browser, f"{live_server.url}/{address}", locale=language, color_scheme=scheme, width=width
        )
        found += [f"{address}: {violation}" for violation in axe(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{address}: wider than the screen")
        page.context.close()
    assert found == []


def test_nothing_is_asked_of_another_host_and_the_policy_forbids_nothing_of_ours(
    browser: Browser, live_server: Any
) -> None:
    page = opened(browser, "about:blank")
    hosts, complaints = [], []
    page.on("request", lambda request: hosts.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{live_server.url}/style", wait_until="networkidle")
    page.context.close()
    assert {url for url in hosts if not url.startswith((live_server.url, "data:"))} == set()
    assert any("HankenGrotesk-Regular" in url for url in hosts)
    assert complaints == []


def test_the_first_tab_leads_past_the_menu(browser: Browser, live_server: Any) -> None:
    page = opened(browser, f"{live_server.url}/accessibility/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.context.close()


def test_a_dialog_opens_and_closes_by_keyboard_and_gives_focus_back(
    browser: Browser, live_server: Any
) -> None:
    page = opened(browser, f"{live_server.url}/style")
    page.locator("[data-dialog]").press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("dialog").locator("[autofocus]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("[data-dialog]")).to_be_focused()
    page.context.close()


def test_small_comforts(browser: Browser, live_server: Any) -> None:
    page = opened(browser, f"{live_server.url}/style", permissions=["clipboard-write", "clipboard-read"])
    page.locator("[data-copy]").click()
    expect(page.get_by_text("Koden er kopieret.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "K7M4QP"
    page.locator("#id_note").fill("x" * 270)
    expect(page.locator("[data-counter-for=id_note]")).to_have_text("10 tegn tilbage")
    page.locator("[aria-controls=id_dots]").last.click()
    expect(page.locator("#id_dots")).to_have_value("3")
    page.context.close()


def test_focus_is_seen_on_everything_that_takes_it(browser: Browser, live_server: Any) -> None:
    page = opened(browser, f"{live_server.url}/style")
    unseen = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button:enabled, input, select, textarea, summary")]
        .filter((one) => one.checkVisibility())
        .filter((one) => {
          one.focus({ focusVisible: true });
          const shows = (part, pseudo) => {
            const style = getComputedStyle(part, pseudo);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          };
          const around = one.closest("label");
          return !shows(one) && !shows(one, "::after") && !(around && shows(around));
        })
        .map((one) => one.outerHTML.slice(0, 120))"""
    )
    page.context.close()
    assert unseen == []
