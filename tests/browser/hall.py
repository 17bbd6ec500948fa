"""A hybrid hall: eight devices, each set up in its own way, all looked at in every step."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser import shared_phone
from tests.browser.demands import Inspector
from tests.browser.keyboard import Keyboard
from tests.browser.settings import LANGUAGES, Setting, covering
from tests.browser.stage import Stage, take

WIDTHS = (320, 390, 1280, 1920)
SEATS = ("phone", "plain", "birthe", "ali", "facilitator", "keyboard", "screen", "far")
THREE = (1, 2, 3)
ON_THEIR_OWN = (("ali", "room", "Ali"), ("birthe", "room", "Birthe"), ("far", "elsewhere", "Dorthe"))


@dataclass
class Hall:
    """Five in the room, three of them on one phone; three elsewhere, by form, keyboard and a large screen."""

    stage: Stage
    inspector: Inspector
    languages: tuple[str, ...] = LANGUAGES
    pages: dict[str, Page] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.settings = dict(zip(SEATS, covering(*WIDTHS, languages=self.languages), strict=True))

    def sit(self, seat: str, **more: object) -> Page:
        page = self.inspector.device(self.stage.browser, self.settings[seat], **more)
        page.context.set_default_timeout(8_000)
        self.stage.contexts.append(page.context)
        self.pages.setdefault(seat, page)
        return page

    def __getattr__(self, seat: str) -> Page:
        if seat in SEATS:
            return self.pages[seat]
        raise AttributeError(seat)

    @property
    def keys(self) -> Keyboard:
        return Keyboard(self.keyboard)

    @property
    def following(self) -> tuple[Page, ...]:
        """The screens that follow by themselves: all but the plain one, and the phone between two turns."""
        return tuple(page for seat, page in self.pages.items() if seat not in ("plain", "phone"))

    def gather(self) -> None:
        """All come in: on their own devices, three on one phone, one with only a keyboard."""
        stage = self.stage
        stage.open_room(self.sit("screen"))
        for seat, place, name in ON_THEIR_OWN:
            stage.enter(self.sit(seat), place, name)
        stage.enter(self.sit("plain", java_script_enabled=False), "elsewhere", "Aviaja")
        self.reading = self.read_plainly()
        self.sit("keyboard").goto(stage.url)
        self.keys.join(stage.code, "Pilutaq")
        self.sit("phone").goto(f"{stage.url}/j/{stage.code}/")
        shared_phone.join(self.phone, len(THREE))
        stage.people += [self.ali, self.birthe, self.far, self.keyboard]

    def read_plainly(self) -> Page:
        """What the plain one sees, on a page where axe can run but no script of ours does."""
        twin = self.sit("plain", storage_state=self.plain.context.storage_state())
        twin.route("**/*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
        twin.route(f"{self.stage.url}/w/**", _without_scripts)
        return twin

    def next(self, phase: str) -> None:
        self.stage.until(phase)
        self.plain.reload()

    def turns(self) -> Iterator[int]:
        """The phone goes round; each has it alone, and hands it on."""
        for number in THREE:
            shared_phone.begin(self.phone, number)
            yield number
            shared_phone.pass_on(self.phone)

    def counted(self, given: int) -> None:
        expect(self.facilitator.locator("#counts")).to_have_attribute("data-given", str(given))

    def nobody_sees(self, *texts: str) -> None:
        for seat, page in self.pages.items():
            for text in texts:
                assert text not in page.locator("body").inner_text(), f"{seat} sees {text}"

    def look(self, where: str) -> None:
        self.plain.reload()
        self.reading.goto(self.plain.url)
        for seat, page in (self.pages | {"plain": self.reading}).items():
            setting: Setting = self.settings[seat]
            self.inspector.look(page, f"{where}: {seat}, {setting}", setting.language)
            take(f"{where}-{seat}-{setting}".replace(" ", "-"), page)


def _without_scripts(route: Route) -> None:
    answer = route.fetch()
    if "html" not in answer.headers.get("content-type", ""):
        return route.fulfill(response=answer)
    shown = answer.text().replace("<noscript>", "").replace("</noscript>", "")
    return route.fulfill(response=answer, body=shown)


def place_of(people: Locator, which: str) -> Locator:
    """How many are in the ``room`` or elsewhere, as everybody is told."""
    marked = ".place-room" if which == "room" else ".place:not(.place-room)"
    return people.locator(f"p:has({marked}) strong")
