"""Three days without a meeting: Copenhagen, Nuuk and Pune, on a clock that the test sets."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.days import Days, begun, until
from tests.browser.stage import form, staged, take
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow


@pytest.fixture
def days(start_site: Callable[..., LiveSite], browser: Browser, tmp_path: Path) -> Iterator[Days]:
    clock = tmp_path / "now"
    site = start_site(demo=True, SAMMENHOLD_CLOCK_FILE=str(clock))
    with staged(browser, site.url) as stage:
        yield begun(site, stage, clock)


def test_a_workshop_over_three_days_in_three_time_zones(days: Days, axe: Callable[[Page], list[str]]) -> None:
    days.plan()
    lead = days.stage.facilitator
    code = days.stage.code
    north = days.join("Nuuk", code)
    here = days.join("Copenhagen", code)
    take("waiting", north)
    form(lead, "open").locator("button").click()

    # Parts without anything to do are passed; the same moment is told in each reader's own time.
    for page, at in ((here, "11.30"), (north, "08.30")):
        expect(form(page, "note").locator("textarea")).to_be_visible()
        assert until(page).endswith(at), until(page)
    assert axe(here) == []
    days.stage.write(here, "Ro til at tænke om formiddagen")
    take("lead", lead)
    north.goto("about:blank")

    # Day two: everything closed by itself, and whoever comes back is told.
    days.it_is(0, 10, 30)
    expect(here.locator('[id^="rate-"]').first).to_be_visible()
    days.it_is(0, 13)
    expect(form(here, "note").locator("textarea")).to_be_visible()
    days.stage.write(here, "Hvem tager referat, når vi er tre steder?")
    days.it_is(1, 8)
    expect(here.locator('[id^="now-"][id$="-group"]')).to_be_attached()
    north.goto(f"{days.stage.url}/w/{code}/")
    since = north.locator("#since")
    expect(since).to_be_visible()
    expect(since.locator("li:visible")).to_have_count(3)
    take("since", north)
    assert axe(north) == []

    # Somebody who comes late sees it all on one page, and goes to what is open.
    east = days.join("Pune", code)
    expect(east.locator("#since li:visible")).to_have_count(3)
    assert until(east).endswith("17.30"), until(east)
    east.locator('#head a[href="so-far/"]').click()
    expect(east.get_by_text("Ro til at tænke om formiddagen")).to_be_visible()
    expect(east.get_by_text("Hvem tager referat")).to_be_visible()
    take("so-far", east)
    assert axe(east) == []
    east.locator(f'a[href="/w/{code}/"]').first.click()
    expect(east.locator("#head .window-until")).to_be_visible()
    north.reload()
    expect(since).to_be_visible()  # the same visit

    # Voting, deciding, the end: nobody presses.
    days.it_is(1, 12, 30)
    expect(form(east, "dots").first).to_be_visible()
    days.stage.dots(east, 0, 2)
    days.it_is(2, 8)
    expect(form(here, "propose").locator('[name="text"]')).to_be_attached()
    days.it_is(2, 12, 30)
    expect(here.locator('[id^="equal-"]').first).to_be_visible()
    days.it_is(2, 16)
    for page in (here, east, north):
        expect(page.locator('a[href="minutes/"]')).to_be_visible()
    expect(lead.locator('a[href="../minutes/"]')).to_be_visible()


def test_begun_over_days_and_finished_live(days: Days) -> None:
    days.plan()
    lead = days.stage.facilitator
    form(lead, "open").locator("button").click()
    expect(form(lead, "live")).to_be_visible()
    form(lead, "live").locator("button").click()
    expect(form(lead, "timer")).to_be_visible()
    expect(lead.locator("#head time[data-deadline]")).to_be_visible()
