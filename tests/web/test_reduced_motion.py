"""Where motion is unwanted, what changes has changed at once: the big screen measures itself to fit."""

from playwright.sync_api import Browser

from tests.livesite import LiveSite


def test_what_is_changed_measures_as_it_will_stay(browser: Browser, live_site: LiveSite) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{live_site.url}/accounts/login/")
    sizes = """() => {
      const heading = document.querySelector("h1")
      heading.getBoundingClientRect()
      heading.style.fontSize = "99px"
      return getComputedStyle(heading).fontSize
    }"""
    assert page.evaluate(sizes) == "99px"
    context.close()
