"""The steps of a screening in real browsers: planned, answered in several ways, closed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.stage import LAPTOP, PHONE, take
from tests.livesite import LiveSite

SMALL = {"width": 320, "height": 640}
OPENED = "2026-11-24T08:00:00Z"
CODES = """
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.models import Invitation
found = Invitation.objects.filter(wave__state="open").select_related("person", "group").order_by("pk")
result = [[one.person.name, one.person.time_zone, code_of(one.seed)] for one in found]
"""
ANSWER = """
import random
from sammenhold.surveys.commands.answering import send
from sammenhold.surveys.commands.simulating import made_up
from sammenhold.surveys.models import Wave
wave = Wave.objects.get(state="open")
chance = random.Random(5)
for place, code in enumerate({codes!r}):
    send(code, made_up(wave.asked, chance, virtual=place % 3 == 0))
result = wave.invitations.filter(used=True).count()
"""


@dataclass
class Screening:
    browser: Browser
    site: LiveSite
    clock: Path
    contexts: list[BrowserContext]

    def device(self, size: dict[str, int], language: str = "da", **more: object) -> Page:
        locale = {"da": "da-DK", "en": "en-GB"}[language]
        context = self.browser.new_context(viewport=size, locale=locale, reduced_motion="reduce", **more)  # type: ignore[arg-type]
        self.contexts.append(context)
        return context.new_page()

    def code_page(self, code: str) -> str:
        return f"{self.site.url}/q/{code}/"


def checked(axe: Callable[[Page], list[str]], page: Page, name: str) -> None:
    """No barrier, nothing to scroll sideways, and a picture for whoever asks for one."""
    assert not axe(page), name
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, name
    take(name, page)


def plan(lead: Page, asked: str, axe: Callable[[Page], list[str]]) -> None:
    lead.locator('input[name="last_day"]').fill("2026-12-01")
    checked(axe, lead, "screening-plan")
    lead.get_by_role("button", name="Videre: se den, før den åbner").click()
    expect(lead.locator("main")).to_contain_text(asked)
    checked(axe, lead, "screening-planned")
    lead.get_by_role("button", name="Åbn den, og send links ud").click()
    expect(lead.locator(".figure")).to_contain_text(f"af {asked.split(maxsplit=1)[0]}")
    checked(axe, lead, "screening-open")


def by_touch_without_a_script(screening: Screening, code: str, axe: Callable[[Page], list[str]]) -> None:
    page = screening.device(SMALL, java_script_enabled=False, has_touch=True)
    page.goto(screening.code_page(code))
    expect(page.locator("main")).to_contain_text("Ingen ser dine svar")
    page.get_by_role("link", name="Begynd").tap()
    for number in range(1, 14):
        expect(page.locator("main")).to_contain_text(f"Spørgsmål {number} af 13")
        if number == 6:
            page.goto(screening.code_page(code))
            page.get_by_role("link", name="Fortsæt (5 af 13 besvaret)").tap()
        page.locator(".answer").nth(number % 6).tap()
    page.get_by_role("button", name="Send mine svar").tap()
    expect(page.locator("h1")).to_have_text("Tak. Dine svar er kommet frem.")
    page.goto(screening.code_page(code))
    expect(page.locator("h1")).to_have_text("Koden kan ikke bruges")


def by_keyboard(screening: Screening, code: str) -> None:
    page = screening.device(LAPTOP)
    page.goto(f"{screening.site.url}/q/")
    page.locator("#code").focus()
    page.keyboard.type(code.lower())
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Begynd").focus()
    page.keyboard.press("Enter")
    for number in range(1, 14):
        expect(page.locator("main")).to_contain_text(f"Spørgsmål {number} af 13")
        page.locator(".answer").first.focus()
        for _ in range(number % 5):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Et sidste blik")
    page.get_by_role("button", name="Send mine svar").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tak. Dine svar er kommet frem.")


def in_english(screening: Screening, code: str, axe: Callable[[Page], list[str]]) -> None:
    page = screening.device(PHONE, "en")
    page.goto(screening.code_page(code))
    expect(page.locator("main")).to_contain_text("Nobody sees your answers")
    checked(axe, page, "screening-begin")
    page.get_by_role("link", name="Begin").click()
    checked(axe, page, "screening-question")
    for number in range(1, 14):
        expect(page.locator("main")).to_contain_text(f"Question {number} of 13")
        page.locator(".answer").nth(number * 5 % 6).click()
    checked(axe, page, "screening-last-look")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator("h1")).to_have_text("Thank you. Your answers are in.")
    checked(axe, page, "screening-thanks")
    page.goto(f"{screening.site.url}/q/AAAA-BBBB-CCCC/")
    checked(axe, page, "screening-no-use")


def close(screening: Screening, lead: Page) -> None:
    screening.clock.write_text("2026-12-02T08:00:00Z")
    lead.reload()
    expect(lead.get_by_role("link", name="Se resultatet")).to_be_visible(timeout=60_000)
