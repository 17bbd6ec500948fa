"""A hall of thirty votes: what unites all and the areas of its groups, everywhere, and only if asked for."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.camps import NOTES, UNITING, Camps
from tests.browser.demands import Axe, sound
from tests.browser.stage import Stage, staged
from tests.livesite import LiveSite
from tests.unbreakable.crowd import Gathering

pytestmark = pytest.mark.slow

VOTERS = 30
SMALLEST = 5
HERE = re.compile(r"(?:Meningsgruppe|Opinion group) [A-Z] · (\d+) (?:personer|people)")
FALL = {"da": "Jeres stemmer falder i 2 grupper", "en": "Your votes fall into 2 groups"}
NAMED = re.compile("meningsgruppe|opinion group", re.IGNORECASE)
STILL = "document.documentElement.scrollHeight - innerHeight"


def test_the_votes_of_a_hall_as_areas(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Axe
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage, staged(browser, site.url, "en") as abroad:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_workshop()
        one_more_question(stage.facilitator)
        hall = Camps(Gathering(site, VOTERS))
        stage.open_room()
        english = abroad.device({"width": 320, "height": 640})
        stage.enter(english, "elsewhere")
        stage.people += [stage.join("room"), english]
        stage.begin()
        asked_for(stage, hall, axe)
        told(stage, axe)
        not_asked_for(stage, hall)


def one_more_question(page: Page) -> None:
    page.locator('details:has(input[name="title"]) > summary').first.click()
    page.locator('form:has(select[name="question"]) input[name="title"]').fill("Hvordan hviler vi?")
    page.locator('form:has(select[name="question"]) button').click()
    expect(page.locator("#agenda")).to_contain_text("Hvordan hviler vi?")


def to_grouping(stage: Stage, hall: Camps) -> None:
    """On to the next question, its notes written, its way to vote chosen."""
    stage.next()
    stage.until("write")
    hall.write()
    stage.until("group")
    console = stage.facilitator
    console.locator("#method summary").click()
    console.locator('#method label:has(input[value="opinion"])').click()
    expect(console.locator("#opinion-groups")).to_be_visible()


def everybody_votes(stage: Stage, hall: Camps) -> None:
    stage.until("vote")
    hall.vote()
    expect(stage.facilitator.locator("#counts")).to_have_attribute("data-given", str(VOTERS))


def asked_for(stage: Stage, hall: Camps, axe: Axe) -> None:
    stage.until("rate")
    to_grouping(stage, hall)
    console, (phone, english) = stage.facilitator, stage.people[-2:]
    console.locator("#opinion-groups label").click()
    expect(console.locator("#opinion-groups")).to_contain_text(
        f"{VOTERS + 2} personer og {len(NOTES)} bunker"
    )
    expect(console.locator("#opinion-groups .notice")).to_have_count(0)
    sound(axe, console)
    stage.until("vote")
    expect(phone.locator(".anonymous")).to_contain_text("Ingen får at vide, hvilken gruppe de er i")
    expect(english.locator(".anonymous")).to_contain_text("Nobody is told which group they are in")
    everybody_votes(stage, hall)
    for page in screens(stage):
        assert page.locator(".opinions-told").count() == 0, "nothing is told while they vote"
    stage.next()


def told(stage: Stage, axe: Axe) -> None:
    for page in screens(stage):
        picture = page.locator(".opinions-told")
        expect(picture.locator("ellipse")).to_have_count(2)
        expect(picture.locator(".uniting li")).to_have_count(UNITING)
        language = str(page.locator("html").get_attribute("lang"))
        headings = picture.locator("h2").all_inner_texts()
        assert headings[1:] == [FALL[language]], "what unites all comes first"
        sizes = [int(people) for people in HERE.findall(picture.inner_text())]
        assert min(sizes) >= SMALLEST
        assert sum(sizes) == VOTERS
        assert "circle" not in picture.inner_html(), "nobody is drawn as a dot"
        sound(axe, page)
    assert stage.screen.evaluate(STILL) <= 0


def not_asked_for(stage: Stage, hall: Camps) -> None:
    stage.until("decide")
    to_grouping(stage, hall)
    everybody_votes(stage, hall)
    stage.next()
    for page in screens(stage):
        expect(page.locator('[id^="ranked-"]')).to_be_visible()
        expect(page.locator(".opinions-told, ellipse")).to_have_count(0)
        expect(page.locator("main")).not_to_contain_text(NAMED)


def screens(stage: Stage) -> tuple[Page, ...]:
    return (stage.screen, stage.facilitator, *stage.people)
