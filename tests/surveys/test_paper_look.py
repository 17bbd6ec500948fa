"""Letters, sheets, slips and typing in, in a real browser: to look at, by keyboard, on a phone, in print."""

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from sammenhold.directory.models import Person
from sammenhold.surveys.models import ReportingGroup, Response
from tests.browser.demands import LOOK
from tests.browser.stage import PHONE, take
from tests.surveys.conftest import House

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Alexandra Wilhelmina von und zu Hohenstein-Christensen Møllegaard Rasmussen"


@pytest.fixture
def device(browser: Browser, live_server: Any, open_house: House) -> Iterator[Callable[..., Page]]:
    """A device on which the leader is signed in."""
    client = Client()
    client.force_login(open_house.leader.user)
    contexts = []

    def opened(**more: Any) -> Page:
        context = browser.new_context(**{"locale": "da", "reduced_motion": "reduce"} | more)
        context.set_default_timeout(8_000)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def group(open_house: House) -> ReportingGroup:
    """With two slips ticked off."""
    found = open_house.wave.groups.get(invited=15)
    ReportingGroup.objects.filter(pk=found.pk).update(owed=2)
    return found


@pytest.fixture
def address(live_server: Any, open_house: House) -> Callable[..., str]:
    def found(name: str, *more: object) -> str:
        return f"{live_server.url}{reverse(name, args=[open_house.wave.pk, *more])}"

    return found


def printed(page: Page, name: str) -> PdfReader:
    made = page.pdf(prefer_css_page_size=True)
    if folder := os.environ.get("SAMMENHOLD_PICTURES"):
        (Path(folder) / f"{name}.pdf").write_bytes(made)
    return PdfReader(io.BytesIO(made))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("da", "light", 320), ("en", "dark", 1280)], ids=["phone", "desk"]
)
def test_every_page_is_accessible_and_no_wider_than_its_screen(
    device: Callable[..., Page],
    address: Callable[..., str],
    axe: Callable[[Page], list[str]],
    open_house: House,
    group: ReportingGroup,
    language: str,
    scheme: str,
    width: int,
) -> None:
    Person.objects.filter(pk=open_house.leader.pk).update(email="", name=LONG)
    page = device(locale=language, color_scheme=scheme, viewport={"width": width, "height": 800})
    pages = {
        "letters-for": address("wave-letters"),
        "letters": f"{address('wave-letters')}?to=without&language={language}",
        "no-letters": f"{address('wave-letters')}?to=nobody",
        "sheets": address("wave-sheet"),
        "sheet": f"{address('wave-sheet')}?group={group.pk}",
        "slips": address("wave-slips"),
        "type-in": address("wave-type-in", group.pk),
        "nothing": address("wave-type-in", open_house.wave.groups.exclude(pk=group.pk)[0].pk),
    }
    found = []
    for name, there in pages.items():
        page.goto(there)
        take(f"paper-{name}-{width}", page)
        found += [f"{name}: {fault}" for fault in [*page.evaluate(LOOK), *axe(page)]]
    page.goto(address("wave-slips"))
    page.locator("#code").fill("AAAA")
    page.locator("main form button").first.click()
    expect(page.locator(".errorlist")).to_be_visible()
    take(f"paper-wrong-{width}", page)
    assert [*found, *axe(page)] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["da", "en"])
def test_each_letter_is_printed_on_exactly_one_page(
    device: Callable[..., Page], address: Callable[..., str], open_house: House, language: str
) -> None:
    Person.objects.filter(pk=open_house.leader.pk).update(name=LONG)
    type(open_house.service).objects.filter(pk=open_house.team.pk).update(name=f"{LONG} {LONG}"[:150])
    page = device()
    page.goto(f"{address('wave-letters')}?to=unit-{open_house.team.pk}&language={language}")
    codes = {open_house.codes()[person.pk] for person in open_house.team.people.all()}
    pages = printed(page, f"letters-{language}").pages
    on_each = [[code for code in codes if code in found.extract_text()] for found in pages]
    assert len(pages) == 9
    assert [len(found) for found in on_each] == [1] * 9
    assert {found[0] for found in on_each} == codes
    page.emulate_media(media="print")
    take(f"letters-print-{language}", page, whole=False)


def test_the_square_leads_where_the_letter_says(
    device: Callable[..., Page], address: Callable[..., str], open_house: House
) -> None:
    """The browser draws the square that was made of this person's link, and asks nobody for it."""
    page = device()
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(f"{address('wave-letters')}?to=unit-{open_house.team.pk}")
    assert "image" not in set(asked)
    box = page.locator(".letter-square svg").first.bounding_box()
    assert box
    assert box["width"] == box["height"] > 120
    assert len({shape.inner_html() for shape in page.locator(".letter-square svg").all()}) == 9


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_short_questionnaire_is_one_sheet_of_paper_with_its_slip(
    device: Callable[..., Page], address: Callable[..., str], group: ReportingGroup, language: str
) -> None:
    page = device()
    page.goto(f"{address('wave-sheet')}?group={group.pk}&language={language}")
    pages = printed(page, f"sheet-{language}").pages
    page.set_viewport_size({"width": 673, "height": 980})
    page.emulate_media(media="print")
    take(f"sheet-print-{language}", page)
    assert len(pages) == 1
    assert {"da": "Kupon til at rive af", "en": "Slip to tear off"}[language] in pages[0].extract_text()


def test_a_sheet_is_typed_in_by_arrow_keys(
    device: Callable[..., Page], address: Callable[..., str], open_house: House, group: ReportingGroup
) -> None:
    """Without a script: as many presses as the place of the cross."""
    page = device(java_script_enabled=False)
    page.goto(address("wave-type-in", group.pk))
    page.locator('input[name="G1"][value="."]').focus()
    for _question in open_house.wave.asked.items:
        for _press in range(4):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Response.objects.get().answers == open_house.answers("3")
    expect(page.locator(".lede")).to_have_text("1 ark mangler at blive tastet ind.")


def test_a_sheet_is_typed_in_by_digits_alone(
    device: Callable[..., Page], address: Callable[..., str], open_house: House, group: ReportingGroup
) -> None:
    page = device()
    page.goto(address("wave-type-in", group.pk))
    page.locator('input[name="G1"][value="."]').focus()
    page.keyboard.type("1234501234501")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Response.objects.get().answers == "01234-01234-0"


def test_from_slip_to_sheet_on_a_phone_without_a_script(
    device: Callable[..., Page], address: Callable[..., str], open_house: House
) -> None:
    page = device(viewport=PHONE, java_script_enabled=False)
    page.goto(address("wave-slips"))
    for code in list(open_house.codes().values())[:2]:
        page.locator("#code").fill(code.lower())
        with page.expect_navigation():
            page.get_by_role("button", name="Kryds af", exact=True).click()
        expect(page.get_by_text("Krydset af.")).to_be_visible()
    for _sheet in range(2):
        page.goto(address("wave-slips"))
        with page.expect_navigation():
            page.get_by_role("link", name="Tast ind").first.click()
        for row in page.locator("fieldset").all():
            row.locator("label").nth(2).click()
        with page.expect_navigation():
            page.get_by_role("button", name="Gem, og videre til den næste").click()
    expect(page.get_by_role("heading", name="Der er ikke mere at taste ind her")).to_be_visible()
    assert set(Response.objects.values_list("answers", flat=True)) == {open_house.answers("2")}
