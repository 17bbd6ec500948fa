"""A whole workshop in six browsers, from sign-in to minutes, in both languages, accessible at every step."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import LAPTOP, Stage, form, staged
from tests.livesite import LiveSite

SMALL = {"width": 320, "height": 640}
Axe = Callable[[Page], list[str]]


@pytest.fixture
def site(start_site: Callable[..., LiveSite]) -> LiveSite:
    return start_site(demo=True)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_team_holds_its_workshop(browser: Browser, site: LiveSite, axe: Axe, language: str) -> None:
    with staged(browser, site.url, language) as stage:

        def check() -> None:
            for page in (stage.people[0], stage.people[-1], stage.facilitator, stage.screen):
                assert axe(page) == [], page.url
                wide = page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
                assert wide <= 0, f"{page.url} scrolls sideways"

        come_in(stage, site)
        check()
        stage.begin()
        talk(stage, check)
        decide(stage, check)
        stage.end()
        check()
        read_minutes(stage, axe)


def come_in(stage: Stage, site: LiveSite) -> None:
    stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
    stage.open_room()
    stage.join("room", "Ali", size=SMALL)
    stage.join("room", "Birthe")
    stage.join("elsewhere", "Aviaja")
    stage.join("elsewhere", size=LAPTOP)
    expect(stage.screen.locator("#people")).to_contain_text("2")
    expect(stage.facilitator.locator("html")).to_have_attribute("lang", stage.language)
    expect(stage.people[0].locator("html")).to_have_attribute("lang", stage.language)


def talk(stage: Stage, check: Callable[[], None]) -> None:
    stage.until("arrive")
    ready = form(stage.people[0], "ready").locator("button")
    ready.click()
    expect(form(stage.people[0], "ready").locator("button")).to_have_attribute("aria-pressed", "true")
    expect(stage.facilitator.locator("#counts")).to_contain_text("1")
    form(stage.people[2], "hand").locator("button").click()
    expect(stage.facilitator.locator("#hands")).to_contain_text("Aviaja")
    check()
    stage.until("theme")
    check()
    stage.until("write")
    for number, page in enumerate(stage.people):
        stage.write(page, f"Ro og fordybelse {number}")
    check()
    stage.until("show")
    expect(stage.screen.locator(".note")).to_have_count(4)
    check()
    stage.until("rate")
    for page in stage.people:
        stage.rate(page, 3)
    check()
    stage.until("result")
    expect(stage.screen.locator(".result-figure")).to_have_count(0)
    check()
    stage.until("write")
    for number, page in enumerate(stage.people):
        stage.write(page, f"Et fast møde hver uge {number}")
    form(stage.people[3], "note-delete").locator("button").click()
    expect(stage.people[3].locator("[id^=my-notes-]")).to_be_empty()
    check()


def decide(stage: Stage, check: Callable[[], None]) -> None:
    stage.until("group")
    stage.group_by_menu(stage.people[0])
    for page in (*stage.people, stage.facilitator, stage.screen):
        expect(page.locator('[id^="group-"]')).to_have_count(1)
    check()
    stage.until("vote")
    for page in stage.people:
        stage.dots(page, 0, 2)
    stage.dots(stage.people[0], 1, 3)
    expect(stage.facilitator.locator("#counts")).to_have_attribute("data-given", "4")
    check()
    stage.until("decide")
    expect(stage.screen.locator(".ranked li").first).to_contain_text("8")
    for number, (when, text) in enumerate(
        (("vi mødes", "tager vi en runde"), ("", "Vi køber et kamera"), ("", "Frokost"))
    ):
        stage.propose(when, text)
        for person, page in enumerate(stage.people):
            stance = "objection" if person == 3 and number == 2 else "agree"
            stage.answer(
                page, stance, "Der er for langt" if stance == "objection" else "", anonymously=person == 3
            )
        expect(stage.screen.locator("main")).not_to_contain_text("Der er for langt")
        check()
        stage.settle()
        check()
        stage.adopt(("Mette Holm", "Ali", "Aviaja")[number])
    expect(stage.screen.locator("main")).to_contain_text("Der er for langt")
    stage.until("decisions")
    for page in stage.people:
        form(page, "equal").locator('label:has(input[value="4"])').click()
    expect(stage.screen.locator("#decisions li")).to_have_count(3)
    check()


def read_minutes(stage: Stage, axe: Axe) -> None:
    page = stage.facilitator
    page.locator('a[href$="/minutes/"]').first.click()
    expect(page.locator("main table").first.locator("tbody tr")).to_have_count(3)
    expect(page.locator("main")).to_contain_text("tager vi en runde")
    assert axe(page) == []
    with page.expect_download() as download:
        page.locator('a[href*="minutes.pdf"]').first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    own = stage.people[0]
    own.locator('a[href="minutes/"]').click()
    expect(own.locator("main")).to_contain_text("Aviaja")
    assert axe(own) == []
