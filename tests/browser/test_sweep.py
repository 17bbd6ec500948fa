"""Each page of the demonstration, for all who meet it, narrow and wide, in both languages, light and dark."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.crawl import STARTS, VISITORS, walk
from tests.browser.demands import Axe, Inspector
from tests.browser.plain import send as press
from tests.browser.settings import SETTINGS, Setting
from tests.browser.stage import Stage, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow
PEOPLE = Path(__file__).parent.parent / "data" / "people" / "people-messy-cp1252.csv"
WIDEST = "WMWMWW"
"""Of all codes, on the screen."""


@pytest.fixture(scope="module")
def site(start_site: Callable[..., LiveSite]) -> LiveSite:
    return start_site(demo=True)


@pytest.fixture
def inspector(site: LiveSite, axe: Axe) -> Inspector:
    return Inspector(axe, site.url)


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
class TestPages:
    @pytest.fixture
    def page(self, inspector: Inspector, browser: Browser, setting: Setting) -> Iterator[Page]:
        page = inspector.device(browser, setting)
        yield page
        page.context.close()

    @pytest.mark.parametrize(
        ("visitor", "starts", "below", "fewest"),
        [
            ("visitor", (*STARTS, "/accounts/inactive/", "/no-such-page/"), "/", 9),
            ("facilitator", STARTS, "/", 26),
            ("administrator", ("/people/", "/people/import/"), "/people/", 3),
        ],
    )
    def test_every_page_that_links_lead_to(
        self,
        site: LiveSite,
        inspector: Inspector,
        page: Page,
        setting: Setting,
        visitor: str,
        starts: tuple[str, ...],
        below: str,
        fewest: int,
    ) -> None:
        sign_in(page, site, VISITORS[visitor])
        for kind in walk(page, site.url, starts, below):
            inspector.look(page, f"{visitor} at {kind}", setting.language)
        assert inspector.seen >= fewest
        inspector.conclude()

    def test_pages_behind_forms(
        self, site: LiveSite, inspector: Inspector, page: Page, setting: Setting
    ) -> None:
        def look(where: str) -> None:
            inspector.look(page, where, setting.language)

        page.goto(site.url)
        send(page, code="QQQQQQ")
        look("a wrong code")
        page.goto(f"{site.url}/accounts/login/")
        # Few codes are sent to one address in a quarter of an hour.
        send(page, email=VISITORS["administrator" if setting.width == 320 else "facilitator"])
        look("the code that was sent")
        send(page, code="QQQQQQ")
        look("a wrong code that was not sent")
        page.goto(f"{site.url}/demo/mail/")
        look("the demonstration's mails")
        inspector.conclude()

    def test_an_import(self, site: LiveSite, inspector: Inspector, page: Page, setting: Setting) -> None:
        page.goto(site.sign_in_link(VISITORS["administrator"]))
        inspector.look(page, "a sign-in link", setting.language)
        press(page.locator("main form button").first)
        page.goto(f"{site.url}/people/import/")
        page.locator("input[type=file]").set_input_files(
            {"name": "image.csv", "mimeType": "text/csv", "buffer": b"\x89PNG"}
        )
        press(page.locator("main form button").first)
        inspector.look(page, "a file that is none", setting.language)
        page.locator("input[type=file]").set_input_files(PEOPLE)
        press(page.locator("main form button").first)
        inspector.look(page, "a preview", setting.language)
        page.goto(f"{page.url}?show=warning")
        inspector.look(page, "a preview's warnings", setting.language)
        inspector.conclude()

    def test_joining(self, site: LiveSite, inspector: Inspector, page: Page, setting: Setting) -> None:
        code = site.python(
            "from sammenhold.workshops.models import Workshop; result = Workshop.objects.first().code"
        )
        page.goto(f"{site.url}/j/{code}/")
        inspector.look(page, "joining", setting.language)
        page.eval_on_selector_all("main [required]", "fields => fields.forEach(f => { f.required = false })")
        press(page.locator("main form button").first)
        inspector.look(page, "joining without a place", setting.language)
        page.locator('label:has(input[name="place"][value="elsewhere"])').click()
        press(page.locator("main form button").first)
        inspector.look(page, "waiting", setting.language)
        page.goto(f"{site.url}/w/{code}/me/")
        inspector.look(page, "one's choices", setting.language)
        inspector.conclude()


def sign_in(page: Page, site: LiveSite, email: str) -> None:
    if email:
        page.goto(site.sign_in_link(email))
        press(page.locator("main form button").first)


def send(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f'main [name="{name}"]').fill(value)
    press(page.locator("main form:has(input:not([type=hidden])) button").first)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_step_of_a_workshop(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Axe, language: str
) -> None:
    site = start_site(demo=True)
    site.python(f"from sammenhold.workshops.models import Workshop; Workshop.objects.update(code={WIDEST!r})")
    inspector = Inspector(axe, site.url)
    with staged(browser, site.url, language) as stage:
        stage.sign_in(site.sign_in_link(VISITORS["facilitator"]))
        stage.open_room()
        audience = Audience(stage, inspector)
        for setting in SETTINGS:
            if setting.language == language:
                audience.come_in(setting)
        play(audience)
    inspector.conclude()


@dataclass
class Audience:
    """For each setting a participant, one who leads together with the facilitator, and a big screen."""

    stage: Stage
    inspector: Inspector
    pages: dict[str, Page] = field(default_factory=dict)

    def come_in(self, setting: Setting) -> None:
        stage = self.stage
        for who, url in (
            ("participant", f"{stage.url}/j/{stage.code}/"),
            ("facilitator", stage.facilitator.url),
            ("screen", stage.screen.url),
        ):
            page = self.inspector.device(stage.browser, setting)
            stage.contexts.append(page.context)
            self.pages[f"{who}, {setting}"] = page
            if who == "facilitator":
                page.context.add_cookies(stage.facilitator.context.cookies())  # type: ignore[arg-type]
            page.goto(url)
            if who == "participant":
                page.locator('label:has(input[name="place"][value="room"])').click()
                page.locator('input[name="name"]').fill("Ali")
                press(page.locator("main form button").first)
                stage.people.append(page)

    def look(self, where: str) -> None:
        for who, page in self.pages.items():
            self.inspector.look(page, f"{where}: {who}", self.stage.language)


def play(audience: Audience) -> None:
    """Every phase to the end; with notes, a group, dots and a proposal, so that no board is empty."""
    stage = audience.stage
    audience.look("waiting")
    stage.begin()
    phase = ""
    while phase != "decisions":
        phase = stage.at.partition(".")[2]
        stage.until(phase)
        act(audience, phase)
        audience.look(stage.at)
        if phase != "decisions":
            stage.next()
    stage.end()
    audience.look("the end")
    for who, page in audience.pages.items():
        if "screen" not in who:
            page.locator('a[href$="minutes/"]').first.click()
    audience.look("the minutes")


def act(audience: Audience, phase: str) -> None:
    stage = audience.stage
    one, other = stage.people
    if phase == "write":
        for page in stage.people:
            stage.write(page, "Et fast møde på video hver mandag, hvor alle er på hver sin skærm")
    elif phase == "rate":
        stage.rate(one, 3)
    elif phase == "group":
        stage.group_by_menu(one)
    elif phase == "vote":
        stage.dots(other, 0, 2)
    elif phase == "decide":
        stage.propose("vi beslutter noget, der gælder flere", "skriver vi det i kanalen samme dag")
        stage.answer(one, "agree")
        stage.answer(other, "objection", "Ikke i ferien", anonymously=True)
        audience.look("an answering")
        stage.settle()
        audience.look("answers")
        stage.adopt("Mette Holm")
