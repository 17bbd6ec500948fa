"""A rehearsal from its first press to its last: played, marked on every screen, and gone without a trace."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demands import Axe, sound
from tests.browser.plain import send
from tests.browser.stage import WALL, Stage, form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow

PEOPLE = 9
PLAYED = 20_000
"""Milliseconds within which those who are played have done their part."""
MINE = "Det her er kun en prøve"
RULE = "siger vi det højt, før prøven er slut"


def test_a_rehearsal_to_its_end_leaves_nothing(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Axe
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage, staged(browser, site.url, "en") as abroad:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        before = pages_of_the_round(stage)
        begun(stage, axe)
        phone = abroad.device({"width": 320, "height": 640})
        stage.enter(phone, "elsewhere", "Karen")
        stage.people.append(phone)
        said = lived(stage, axe)
        ended(stage, axe)
        assert pages_of_the_round(stage) == before
        not_in_the_minutes(stage, said)


def pages_of_the_round(stage: Stage) -> list[str]:
    """All rounds, the round, its workshop and that one's console, as they are read."""
    page, told = stage.facilitator, list[str]()
    page.goto(f"{stage.url}/rounds/")
    for way in (
        'main a[href*="/rounds/"]:not([href$="/new/"])',
        'a[href*="/workshops/"]',
        'a[href$="/lead/"]',
    ):
        told.append(page.locator("main").inner_text())
        with page.expect_navigation():
            page.locator(way).first.click()
    return [*told, page.locator("main").inner_text()]


def begun(stage: Stage, axe: Axe) -> None:
    stage.open_workshop()
    page = stage.facilitator
    offer = page.locator('form[action$="/rehearse/"]')
    expect(offer).to_be_visible()
    sound(axe, page)
    offer.locator(f'label:has(input[value="{PEOPLE}"])').click()
    offer.locator("button").click()
    expect(form(page, "open")).to_be_visible()
    stage.screen = stage.device(WALL)
    stage.screen.goto(stage.url + str(page.locator('a[href^="/s/"]').first.get_attribute("href")))


def marked(stage: Stage) -> None:
    for page in (stage.facilitator, stage.screen):
        expect(page.locator(".rehearsal-mark")).to_contain_text("PRØVE")
    for page in stage.people:
        expect(page.locator(".rehearsal-mark")).to_contain_text("REHEARSAL")


def lived(stage: Stage, axe: Axe) -> list[str]:
    """Those who are played come, write, rate, group, vote and answer by themselves; what was said."""
    console, phone = stage.facilitator, stage.people[0]
    marked(stage)
    sound(axe, console, stage.screen, phone)
    expect(console.locator("#people strong")).to_have_text(["5", "5"], timeout=PLAYED)
    stage.begin()
    stage.until("write")
    stage.write(phone, MINE)
    given(console)
    stage.until("show")
    expect(phone.locator(".note")).not_to_have_count(1)
    said = stage.screen.locator("[data-words]").all_inner_texts()
    assert MINE in said
    stage.until("rate")
    given(console)
    stage.until("write")
    given(console)
    stage.until("group")
    expect(console.locator("[data-group]")).not_to_have_count(0, timeout=PLAYED)
    marked(stage)
    sound(axe, console, stage.screen, phone)
    stage.until("vote")
    given(console)
    stage.until("decide")
    decided(stage)
    sound(axe, console, stage.screen, phone)
    return [*said, RULE]


def given(console: Page) -> None:
    """At least five of them have done something, without anybody pressing anything."""
    enough = [f'#counts[data-given="{number}"]' for number in range(5, PEOPLE + 2)]
    expect(console.locator(", ".join(enough))).to_be_visible(timeout=PLAYED)


def decided(stage: Stage) -> None:
    """They propose; one objects until the words are changed."""
    console = stage.facilitator
    expect(form(console, "settle").first).to_be_visible(timeout=PLAYED)
    expect(console.locator(".proposal").first).to_contain_text(f"{PEOPLE} af {PEOPLE + 1}", timeout=PLAYED)
    stage.settle()
    expect(stage.screen.locator(".stance-objection")).not_to_have_count(0)
    amending = console.locator('details:has(input[value="amend"])').first
    amending.locator("summary").click()
    form(console, "amend").locator('textarea[name="text"]').fill(RULE)
    form(console, "amend").locator("button").click()
    expect(stage.screen.locator(".proposal").first).to_contain_text(RULE)
    expect(console.locator(".proposal").first).to_contain_text(f"{PEOPLE} af {PEOPLE + 1}", timeout=PLAYED)
    stage.settle()
    stage.adopt("Karen")


def ended(stage: Stage, axe: Axe) -> None:
    """By the last button of the agenda, as a workshop ends."""
    stage.until("decisions")
    console, phone = stage.facilitator, stage.people[0]
    address = console.url
    console.locator("details.confirm > summary").click()
    form(console, "next").locator("button").click()
    for page, over in (
        (console, "Prøven er slut"),
        (stage.screen, "Prøven er slut"),
        (phone, "The rehearsal has ended"),
    ):
        expect(page.locator("#now-rehearsed")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_text(over)
        expect(page.locator("main")).not_to_contain_text(RULE)
    sound(axe, console, stage.screen, phone)
    for kind in ("minutes/", "minutes.json", "minutes.pdf", "minutes.docx", "minutes.xlsx"):
        assert console.request.get(address.replace("lead/", kind)).status == 404, kind
    console.locator(".now a.button").click()
    expect(console.locator('form[action$="/rehearse/"]')).to_be_visible()


def not_in_the_minutes(stage: Stage, said: list[str]) -> None:
    """The workshop itself is held, in a minute: it has its own minutes only."""
    page = stage.facilitator
    stage.people.clear()
    stage.begin()
    stage.until("decisions")
    stage.end()
    send(page.locator('a[href$="/minutes/"]').first)
    told = page.locator("main").inner_text() + page.request.get(f"{page.url[:-1]}.json").text()
    assert [text for text in said if text in told] == []
