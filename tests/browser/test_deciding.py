"""A decision in two rounds: an objection, other words, answers from everyone again; one more is parked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import Stage, form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow


def test_a_decision_in_two_rounds(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Callable[[Page], list[str]]
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_room()
        for place, name in (("room", "Ali"), ("elsewhere", "Aviaja"), ("elsewhere", "")):
            stage.join(place, name)
        stage.begin()
        stage.until("decide")
        everyone = (*stage.people, stage.facilitator, stage.screen)
        first_round(stage)
        change_the_words(stage)
        for page in everyone:
            expect(page.locator(".rewording del")).to_contain_text("alle")
            expect(page.locator(".rewording ins")).to_contain_text("den, der taler")
            assert axe(page) == []
        for page in stage.people[:2]:
            stage.answer(page, "agree")
        stage.answer(stage.people[2], "aside", anonymously=True)
        stage.settle()
        expect(stage.screen.locator(".stance-aside")).to_contain_text("1")
        stage.adopt("Ali")
        park(stage)
        for page in everyone:
            expect(page.locator("main")).to_contain_text("Det koster penge")
            assert axe(page) == []
        stage.until("decisions")
        stage.end()
        read_minutes(stage)


def first_round(stage: Stage) -> None:
    stage.propose("vi mødes", "tænder alle kameraet")
    stage.answer(stage.people[0], "agree")
    stage.answer(stage.people[1], "objection", "Ikke alle har et sted at vise frem")
    expect(stage.facilitator.locator(".proposal")).to_contain_text("2 af 3 har svaret")
    stage.answer(stage.people[2], "concern", "Er vi lige, når nogen er slukket?", anonymously=True)
    for page in (stage.facilitator, stage.screen, stage.people[0]):
        expect(page.locator(".proposal")).to_contain_text("3 af 3 har svaret")
        expect(page.locator(".proposal")).not_to_contain_text("slukket")
    stage.settle()
    expect(stage.people[0].locator(".proposal")).to_contain_text("slukket")


def change_the_words(stage: Stage) -> None:
    page = stage.facilitator
    page.locator('details:has(input[value="amend"]) > summary').click()
    form(page, "amend").locator("textarea").fill("tænder den, der taler, kameraet")
    form(page, "amend").locator("button").click()
    expect(stage.people[0].locator(".proposal")).to_contain_text("Svar igen")


def park(stage: Stage) -> None:
    page = stage.facilitator
    stage.propose("", "Vi samles i Nuuk to dage om året")
    asked = page.locator(".proposal", has_text="Nuuk")
    asked.locator('details:has(input[value="park"]) > summary').click()
    form(page, "park").locator('label:has(input[value="council"])').click()
    form(page, "park").locator("textarea").fill("Det koster penge, som teamet ikke råder over")
    form(page, "park").locator("button").click()


def read_minutes(stage: Stage) -> None:
    page = stage.facilitator
    page.locator('a[href$="/minutes/"]').first.click()
    parked = page.locator("section", has=page.get_by_role("heading", name="Parkeret, så andre afgør det"))
    expect(parked).to_contain_text("Vi samles i Nuuk to dage om året")
    expect(parked).to_contain_text("AMO, MED eller SU skal afgøre det")
    expect(page.locator("main .rewording ins")).to_contain_text("den, der taler")
    expect(page.locator("main")).to_contain_text("Ikke alle har et sted at vise frem")
