"""A week without a meeting in three time zones: parts close by themselves, the server dies twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.days import Days, begun, open_at, until
from tests.browser.demands import Axe
from tests.browser.stage import form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow

MON, TUE, WED, THU, FRI, SAT, NEXT = 0, 1, 2, 3, 4, 5, 7
PUNE, COPENHAGEN, NUUK = 4, 9, 13
"""An hour in each place's working day, by UTC; in Copenhagen it is one hour later, so a part closes at 16."""
CLOSED = 16
WORKS = ("Ro om formiddagen", "Sagerne ligger klar, når jeg møder", "Vi ser hinandens fjord")
WANTED = ("En makker i hver by", "Referat samme dag")
RULE = "skriver vi det i kanalen, før den første går hjem"


def test_a_week_in_three_time_zones(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Axe, tmp_path: Path
) -> None:
    clock = tmp_path / "now"
    site = start_site(demo=True, SAMMENHOLD_CLOCK_FILE=str(clock))
    with staged(browser, site.url) as stage:
        days = begun(site, stage, clock)
        days.plan(apart=True)
        team = Team(days, axe)
        what_works(team)
        risks(team)
        a_question(team)
        grouping(team)
        voting(team)
        deciding_live(team)
        minutes(team)


class Team:
    """One in each place; only the one in Copenhagen keeps the page open."""

    def __init__(self, days: Days, axe: Axe) -> None:
        self.days, self.axe, self.lead = days, axe, days.stage.facilitator
        self.here = days.join("Copenhagen", days.code)
        self.north = days.join("Nuuk", days.code)
        self.east = days.join("Pune", days.code)
        self.leave(self.north)
        self.leave(self.east)

    @property
    def everyone(self) -> tuple[Page, ...]:
        return self.here, self.north, self.east

    def leave(self, page: Page) -> None:
        page.goto("about:blank")

    def visit(self, page: Page, day: int, hour: int, phase: str) -> Page:
        """Somebody looks in, in their own daytime."""
        self.days.it_is(day, hour)
        self.days.come_back(page)
        open_at(page, phase)
        assert self.axe(page) == []
        return page

    def counted(self, given: int) -> None:
        expect(self.lead.locator("#counts")).to_have_attribute("data-given", str(given))


def what_works(team: Team) -> None:
    """Written in each one's daytime; when the part closes, the server lies dead."""
    days, write = team.days, team.days.stage.write
    form(team.lead, "open").locator("button").click()
    open_at(team.here, "write")
    write(team.here, WORKS[0])
    assert until(team.here).endswith("17.00")
    write(team.visit(team.east, MON, 10, "write"), WORKS[1])
    assert until(team.east).endswith("21.30")
    team.leave(team.east)
    write(team.visit(team.north, MON, NUUK, "write"), WORKS[2])
    assert until(team.north).endswith("14.00")
    team.leave(team.north)
    team.counted(3)
    days.killed()
    days.it_is(MON, CLOSED, 30)
    days.started_again()
    for page in (team.here, team.lead):
        open_at(page, "rate")


def risks(team: Team) -> None:
    for page, hour in ((team.east, PUNE), (team.north, NUUK)):
        team.days.stage.rate(team.visit(page, TUE, hour, "rate"), 2)
        team.leave(page)
    team.counted(2)
    team.days.it_is(TUE, CLOSED, 30)
    open_at(team.here, "write")


def a_question(team: Team) -> None:
    """She in Nuuk is away."""
    write = team.days.stage.write
    write(team.visit(team.east, WED, PUNE, "write"), WANTED[0])
    team.leave(team.east)
    write(team.here, WANTED[1])
    team.days.it_is(WED, CLOSED, 30)
    open_at(team.here, "group")


def grouping(team: Team) -> None:
    """One comes late and has all of it on one page; she in Nuuk is told what happened since she was here."""
    days = team.days
    days.it_is(THU, COPENHAGEN)
    late = days.join("Copenhagen", days.code)
    expect(late.locator("#since li:visible")).to_have_count(3)
    late.locator('#head a[href="so-far/"]').click()
    for text in (*WORKS, *WANTED):
        expect(late.locator("main")).to_contain_text(text)
    assert team.axe(late) == []
    late.locator(f'main a[href="/w/{days.code}/"]').first.click()
    days.stage.group_by_menu(late)
    expect(team.here.locator("[data-group]")).to_have_count(1)
    team.visit(team.north, THU, NUUK, "group")
    expect(team.north.locator("#since li:visible")).to_have_count(2)
    expect(team.north.locator("#since")).to_contain_text("2 indlæg vises")
    days.it_is(THU, CLOSED, 30)
    open_at(team.north, "vote")


def voting(team: Team) -> None:
    """The server is killed once more, between two votes; on Saturday nothing has moved."""
    days, dots = team.days, team.days.stage.dots
    dots(team.visit(team.east, FRI, PUNE, "vote"), 0, 3)
    team.counted(1)
    days.it_is(FRI, COPENHAGEN)
    dots(team.here, 0, 2)
    team.counted(2)
    days.killed()
    days.started_again()
    expect(team.here.locator("[data-connection]")).to_have_attribute("data-state", "live")
    dots(team.visit(team.north, FRI, NUUK, "vote"), 0, 1)
    team.counted(3)
    days.come_back(team.east)
    expect(form(team.east, "dots").locator("input:checked")).to_have_value("3")
    days.it_is(FRI, CLOSED, 30)
    open_at(team.here, "decide")
    expect(team.here.locator(".ranked")).to_contain_text("6")
    team.visit(team.here, SAT, COPENHAGEN, "decide")


def deciding_live(team: Team) -> None:
    """Begun over days, finished live: at an hour when all three are at work."""
    stage = team.days.stage
    east = team.visit(team.east, NEXT, 10, "decide")
    east.locator('details:has(input[value="propose"]) > summary').click()
    form(east, "propose").locator('[name="when"]').fill("en sag skifter by")
    form(east, "propose").locator('[name="text"]').fill(RULE)
    form(east, "propose").locator("button").click()
    form(team.lead, "live").locator("button").click()
    expect(form(team.lead, "timer")).to_be_visible()
    stage.people += team.everyone
    for page in team.everyone:
        stage.answer(page, "agree", anonymously=True)
    stage.settle()
    stage.adopt("Aviaja")
    stage.until("decisions")
    for page in team.everyone:
        expect(page.locator("#decisions")).to_contain_text(RULE)
    stage.end()


def minutes(team: Team) -> None:
    """Every word of the week is there."""
    team.lead.locator('a[href$="/minutes/"]').first.click()
    team.north.locator('a[href="minutes/"]').click()
    for page in (team.lead, team.north):
        for text in (RULE, "Aviaja", *WORKS, *WANTED):
            expect(page.locator("main")).to_contain_text(text)
        assert team.axe(page) == []
