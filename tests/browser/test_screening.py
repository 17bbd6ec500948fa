"""A screening in real browsers, from a plan or from a staff list, to a workshop that begins with it.

Some answer on a phone without a script, some by keyboard alone, some in English from far away, some on paper.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.plain import send
from tests.browser.screening import (
    ANSWER,
    CODES,
    OPENED,
    SMALL,
    Screening,
    by_keyboard,
    by_touch_without_a_script,
    checked,
    close,
    in_english,
    plan,
)
from tests.browser.stage import LAPTOP, PHONE
from tests.livesite import LiveSite

STAFF = Path(__file__).resolve().parent.parent / "data" / "people" / "people-comma-utf8.csv"
FIRST = ("--organisation", "Sundby Kommune", "--name", "Hanne Lund", "--email", "hanne@sundby.example")
ON_PAPER = 4
ABROAD = """
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.models import Invitation
away = Invitation.objects.exclude(person__time_zone__in=("", "Europe/Copenhagen")).order_by("pk")
result = [code_of(one.seed) for one in away]
"""
LATE = """
from datetime import timedelta
from sammenhold.surveys.models import Wave
Wave.objects.update(closes_at=Wave.objects.get().opened_at - timedelta(hours=1))
"""
"""Only a demonstration has a clock that can be set."""
Axe = Callable[[Page], list[str]]


@pytest.fixture
def start(
    browser: Browser, start_site: Callable[..., LiveSite], tmp_path: Path
) -> Iterator[Callable[[bool], Screening]]:
    made: list[Screening] = []

    def begin(demo: bool) -> Screening:
        clock = tmp_path / "now"
        clock.write_text(OPENED)
        site = start_site(demo=demo, SAMMENHOLD_CLOCK_FILE=str(clock))
        made.append(Screening(browser, site, clock, []))
        return made[-1]

    yield begin
    for screening in made:
        for context in screening.contexts:
            context.close()


@pytest.mark.slow
def test_a_screening_from_plan_to_workshop(start: Callable[[bool], Screening], axe: Axe) -> None:
    screening = start(True)
    lead = screening.device(LAPTOP)
    lead.goto(screening.site.sign_in_link("karen.juhl@sundby.example"))
    lead.locator("main form button").first.click()
    lead.get_by_role("link", name="Virtuelt samarbejde i Borger og Service").click()
    lead.locator("#screen").get_by_role("link", name="Planlæg en til").click()
    plan(lead, "49 personer i Borger og Service", axe)
    people = screening.site.python(CODES)
    assert len(people) == 49
    codes = [code for _name, _zone, code in people]
    by_touch_without_a_script(screening, codes[0], axe)
    by_keyboard(screening, codes[1])
    abroad = next(code for _name, zone, code in people if zone == "America/Nuuk")
    in_english(screening, abroad, axe)
    rest = [code for code in codes[2:42] if code != abroad]
    assert screening.site.python(ANSWER.format(codes=rest)) == 3 + len(rest)
    lead.reload()
    expect(lead.locator(".figure strong")).to_have_text(str(3 + len(rest)))
    close(screening, lead)
    look(screening, lead, axe)
    everybody_sees(screening, lead, codes[3])
    into_a_workshop(screening, lead, axe)


def look(screening: Screening, lead: Page, axe: Axe) -> None:
    lead.get_by_role("link", name="Se resultatet").click()
    expect(lead.locator("#begin")).to_have_text("Hvor I kan begynde")
    checked(axe, lead, "screening-result")
    lead.get_by_role("link", name="Pension og Ydelse").click()
    expect(lead.locator("h1")).to_have_text("Pension og Ydelse")
    first = lead.locator(".line").nth(3)
    first.locator("summary").focus()
    lead.keyboard.press("Enter")
    expect(first.locator(".line-more")).to_be_visible()
    checked(axe, lead, "screening-result-unit")
    lead.set_viewport_size(SMALL)
    checked(axe, lead, "screening-result-phone")
    lead.set_viewport_size(LAPTOP)
    lead.get_by_role("link", name="Borger og Service", exact=True).click()
    lead.get_by_role("link", name="Digital Borgerservice").click()
    expect(lead.locator("#talk")).to_have_text("Her taler I sammen i stedet for at læse tal")
    checked(axe, lead, "screening-talks")


def everybody_sees(screening: Screening, lead: Page, code: str) -> None:
    page = screening.device(PHONE, "en")
    page.goto(screening.code_page(code))
    expect(page.locator("h1")).to_have_text("This code cannot be used")
    lead.goto(lead.url.replace("result/", "").partition("?")[0])
    lead.get_by_role("button", name="Lad alle se det nu").click()
    expect(lead.locator("main")).to_contain_text("Alle, der blev spurgt, kan se det")
    page.goto(screening.code_page(code))
    expect(page.locator("#begin")).to_have_text("Where to begin")
    expect(page.get_by_role("link", name="Take it into a workshop")).to_have_count(0)


def into_a_workshop(screening: Screening, lead: Page, axe: Axe) -> None:
    lead.get_by_role("link", name="Se resultatet").click()
    lead.get_by_role("link", name="Tag det med i en workshop").click()
    lead.locator("main form button").first.click()
    expect(lead.locator("#beginning")).to_have_text("Den begynder med vurderingen")
    checked(axe, lead, "screening-workshop")
    missing = lead.get_by_role("button", name="Sæt på dagsordenen")
    before = missing.count()
    if before:
        missing.first.click()
        expect(missing).to_have_count(before - 1)


@pytest.mark.slow
def test_from_a_staff_list_of_sixty_to_a_workshop(start: Callable[[bool], Screening], axe: Axe) -> None:
    screening = start(False)
    screening.site.command("people", "first", *FIRST)
    lead = screening.device(LAPTOP)
    lead.goto(screening.site.sign_in_link("hanne@sundby.example"))
    send(lead.locator("main form button").first)
    take_in_staff(lead, screening)
    start_round(lead, screening)
    see_the_map(lead, axe)
    lead.locator("#screen").get_by_role("link", name="Planlæg vurderingen").click()
    plan(lead, "61 personer", axe)
    codes = [code for _name, _zone, code in screening.site.python(CODES)]
    abroad = screening.site.python(ABROAD)
    assert (len(codes), len(abroad)) == (61, 3)
    for code in abroad:
        in_english(screening, code, axe)
    left = [code for code in codes if code not in abroad]
    on_paper(lead, left[:ON_PAPER], axe)
    taken = screening.site.python(ANSWER.format(codes=left[ON_PAPER:]))
    assert taken == 61
    lead.goto(lead.url.partition("slips")[0])
    screening.site.python(LATE)
    lead.reload()
    expect(lead.get_by_role("link", name="Se resultatet")).to_be_visible(timeout=60_000)
    lead.get_by_role("link", name="Se resultatet").click()
    expect(lead.locator("main")).to_contain_text("61 af 61, 100 %")
    lead.go_back()
    lead.get_by_role("button", name="Lad alle se det nu").click()
    into_a_workshop(screening, lead, axe)


def staff() -> str:
    """The list with its last three people abroad."""
    *near, nuuk, manila, lisbon = STAFF.read_text(encoding="utf-8").splitlines()
    zones = ("America/Nuuk", "Asia/Manila", "Europe/Lisbon")
    far = zip((nuuk, manila, lisbon), zones, strict=True)
    return "\n".join([*near, *(line.replace("Europe/Copenhagen", zone) for line, zone in far)])


def take_in_staff(lead: Page, screening: Screening) -> None:
    lead.goto(f"{screening.site.url}/people/import/")
    lead.locator("input[type=file]").set_input_files(
        {"name": STAFF.name, "mimeType": "text/csv", "buffer": staff().encode()}
    )
    send(lead.locator("main form button").first)
    expect(lead.locator("main")).to_contain_text("60 nye")
    send(lead.locator("main form button").first)


def start_round(lead: Page, screening: Screening) -> None:
    """For the whole municipality: the sixty, and the administrator who was there before them."""
    lead.goto(f"{screening.site.url}/rounds/new/")
    top = lead.locator("select[name=unit] option", has_text="Sundby Kommune").first
    lead.locator("select[name=unit]").select_option(str(top.get_attribute("value")))
    send(lead.locator("main form button").first)
    send(lead.get_by_role("button", name="Start forløbet"))


def see_the_map(lead: Page, axe: Axe) -> None:
    lead.locator("#map").get_by_role("link", name="Se kortlægningen").click()
    checked(axe, lead, "screening-map")
    lead.go_back()


def on_paper(lead: Page, codes: list[str], axe: Axe) -> None:
    """One ticks the slips off; then the sheets are typed in, all with the middle answer."""
    lead.get_by_role("link", name="Svar på papir").click()
    for code in codes:
        lead.locator("#code").fill(code)
        send(lead.locator("main form button").first)
    checked(axe, lead, "screening-slips")
    while (sheets := lead.get_by_role("link", name="Tast ind")).count():
        send(sheets.first)
        for row in lead.locator(".typing-row").all():
            row.locator('label:has(input[value="2"])').click()
        send(lead.get_by_role("button", name="Gem, og videre til den næste"))
        lead.goto(lead.url.partition("type-in")[0] + "slips/")
