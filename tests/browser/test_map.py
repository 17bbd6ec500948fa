"""A colleague tells how they work, on a small phone, without scripts, by keyboard; and axe finds nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keyboard import Keyboard
from tests.browser.plain import send
from tests.browser.stage import Stage, staged
from tests.livesite import LiveSite

SMALL = {"width": 320, "height": 640}
LINK = """
from sammenhold.directory.models import Person
from sammenhold.mapping.models import PatternLink
from sammenhold.mapping.rules import fingerprint
person = Person.objects.get(name=%r)
PatternLink.objects.update_or_create(person=person, defaults={"token_hash": fingerprint(%r), "used": False})
"""


@pytest.fixture(scope="module")
def site(start_site: Callable[..., LiveSite]) -> LiveSite:
    return start_site(demo=True)


def link(site: LiveSite, name: str, token: str) -> str:
    site.python(LINK % (name, token))
    return f"{site.url}/map/link/{token}/"


def pattern(site: LiveSite, name: str) -> list[object]:
    code = (
        f"result = list(WorkPattern.objects.values_list('home_days', 'sharing').get(person__name={name!r}))"
    )
    found: list[object] = site.python(f"from sammenhold.mapping.models import WorkPattern; {code}")
    return found


def test_filling_in_on_a_small_phone_without_scripts(browser: Browser, site: LiveSite) -> None:
    with staged(browser, site.url) as stage:
        page = stage.device(SMALL, java_script_enabled=False)
        page.goto(link(site, "Lone Østergaard", "lone"))
        expect(page.locator('input[name="home_days"]')).to_have_value("16")
        page.locator('input[name="home_days"]').fill("27")
        send(page.locator("main form > button"))
        expect(page.locator("main")).to_contain_text("fire uger har 28")
        page.locator('input[name="home_days"]').fill("12")
        page.locator('label:has(input[name="sharing"][value="place"])').click()
        page.locator('label:has(input[name="task_meetings"][value="2"])').click()
        send(page.locator("main form > button"))
        expect(page.locator("h1")).to_contain_text("Tak")
        page.locator('main a[href$="/week/"]').click()
        expect(page.locator("main")).to_contain_text("Lone Østergaard")
    assert pattern(site, "Lone Østergaard") == [12, "place"]


def test_filling_in_by_keyboard(browser: Browser, site: LiveSite) -> None:
    with staged(browser, site.url, "en") as stage:
        page = stage.device(SMALL)
        page.goto(link(site, "Ali Demir", "ali"))
        keys = Keyboard(page)
        keys.tab_to('[name="home_days"]')
        keys.press("ControlOrMeta+a", "2")
        keys.tab_to('[name="sharing"]', most=90)
        keys.press("Space", "ArrowDown")
        keys.tab_to("main form > button")
        keys.press("Enter")
        expect(page.locator("h1")).to_contain_text("Thank you")
    assert pattern(site, "Ali Demir") == [2, "place"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_pages_obey_axe_and_fit_a_small_phone(
    browser: Browser, site: LiveSite, axe: Callable[[Page], list[str]], language: str
) -> None:
    with staged(browser, site.url, language) as stage:
        page = stage.sign_in(site.sign_in_link("mette.holm@sundby.example"))
        page.set_viewport_size(SMALL)  # type: ignore[arg-type]
        for path in addresses(stage, page):
            page.goto(site.url + path)
            assert axe(page) == [], path
            wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            assert not page.evaluate(wide), path
        page.goto(link(site, "Birthe Sørensen", f"birthe-{language}"))
        assert axe(page) == []


def addresses(stage: Stage, page: Page) -> list[str]:
    page.goto(f"{stage.url}/rounds/")
    round = str(page.locator('main a[href*="/rounds/"]:not([href$="/new/"])').first.get_attribute("href"))
    mapped = [f"{round}map/", *(f"{round}map/{name}/" for name in ("links", "estimate", "dispersion"))]
    return [*mapped, "/map/me/", "/map/week/", "/map/leading/"]
