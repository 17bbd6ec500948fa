"""Writing in one's own words, reading it first and reading it all, in a real browser."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from sammenhold.surveys.commands import answering, publishing
from sammenhold.surveys.models import Remark, ReportingGroup, Response
from tests.browser.demands import LOOK
from tests.browser.plain import send
from tests.browser.stage import PHONE, take
from tests.surveys.conftest import House

pytestmark = pytest.mark.django_db(transaction=True)
Device = Callable[..., Page]
Axe = Callable[[Page], list[str]]


@pytest.fixture
def device(browser: Browser, live_server: Any, writing_house: House) -> Iterator[Device]:
    """A device; with `leads`, one on which the leader is signed in."""
    contexts = []

    def opened(*, leads: bool = False, **more: Any) -> Page:
        context = browser.new_context(**{"locale": "da", "reduced_motion": "reduce"} | more)
        context.set_default_timeout(8_000)
        if leads:
            client = Client()
            client.force_login(writing_house.leader.user)
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def code(writing_house: House) -> str:
    return next(iter(writing_house.codes().values()))


def answer(page: Page, url: str, code: str) -> None:
    """To the last page: every question, then a last look."""
    page.goto(f"{url}/q/{code}/")
    send(page.locator("main a.button-primary"))
    while page.locator(".answers").count():
        send(page.locator(".answer").nth(3))
    send(page.get_by_role("button", name="Fortsæt"))


def shown(page: Page) -> list[str]:
    return page.locator("main li.card > p").all_inner_texts()


def published(house: House) -> None:
    chance = random.Random(4)
    words = ("Morgenmødet mandag.\nOg kaffen.", "Ro " + "o" * 60, "At vi ses fire gange om året")
    for place, code in enumerate(list(house.codes().values())[:14]):
        given = {"keep": f"{words[place % 3]} {place}"}
        answering.send(code, house.random_answers(chance), given)
    house.close()
    assert publishing.publish(house.wave.pk)


def test_from_the_first_question_to_ones_own_words_on_a_phone_without_a_script(
    device: Device, live_server: Any, writing_house: House, code: str
) -> None:
    page = device(viewport=PHONE, java_script_enabled=False)
    answer(page, live_server.url, code)
    page.get_by_label("Hvad fungerer godt, som I skal holde fast i?").fill("Morgenmødet")
    page.get_by_label("Hvad ville hjælpe jer mest?").fill("x" * 500)
    send(page.get_by_role("button", name="Send mine svar"))
    expect(page.locator("h1")).to_have_text("Tak. Dine svar er kommet frem.")
    assert Response.objects.get().answers == writing_house.answers()
    assert set(Remark.objects.values_list("text", flat=True)) == {"Morgenmødet", "x" * 500}


def test_a_text_is_taken_away_by_keyboard_alone(
    device: Device, live_server: Any, writing_house: House
) -> None:
    published(writing_house)
    page = device(leads=True, viewport=PHONE, java_script_enabled=False)
    page.goto(live_server.url + reverse("wave-texts", args=[writing_house.wave.pk]))
    gone = page.locator("main li.card > p").first.inner_text()
    assert gone in shown(page)
    page.locator("main summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Teksten er fjernet.")).to_be_visible()
    assert Remark.objects.count() == 13
    assert gone not in shown(page)


def test_words_are_typed_in_after_the_digits(device: Device, live_server: Any, writing_house: House) -> None:
    group = writing_house.wave.groups.get(invited=15)
    ReportingGroup.objects.filter(pk=group.pk).update(owed=1)
    page = device(leads=True)
    page.goto(live_server.url + reverse("wave-type-in", args=[writing_house.wave.pk, group.pk]))
    page.locator('input[name="G1"][value="."]').focus()
    page.keyboard.type("1234501234501")
    page.keyboard.press("Tab")
    page.keyboard.type("12 kaffe")
    send(page.get_by_role("button", name="Gem, og videre til den næste"))
    assert Response.objects.get().answers == "01234-01234-0"
    assert Remark.objects.get().text == "12 kaffe"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("da", "light", 320), ("en", "dark", 1280)], ids=["phone", "desk"]
)
def test_every_page_with_words_is_accessible_and_no_wider_than_its_screen(
    device: Device,
    axe: Axe,
    live_server: Any,
    writing_house: House,
    code: str,
    language: str,
    scheme: str,
    width: int,
) -> None:
    size = {"width": width, "height": 800}
    page = device(locale=language, color_scheme=scheme, viewport=size, leads=True)
    found = list[str]()

    def look(name: str, there: str = "") -> None:
        if there:
            page.goto(live_server.url + there)
        take(f"words-{name}-{width}", page)
        found.extend(f"{name}: {fault}" for fault in [*page.evaluate(LOOK), *axe(page)])

    wave = writing_house.wave
    group = wave.groups.get(invited=15)
    ReportingGroup.objects.filter(pk=group.pk).update(owed=1)
    look("begin", f"/q/{code}/")
    look("type-in", reverse("wave-type-in", args=[wave.pk, group.pk]))
    look("sheet", f"{reverse('wave-sheet', args=[wave.pk])}?group={group.pk}&language={language}")
    page.goto(f"{live_server.url}/q/{code}/1/")
    send(page.locator(".answer").nth(2))
    look("last-look", f"/q/{code}/send/")
    look("write", f"/q/{code}/words/")
    page.locator("textarea").first.evaluate("field => field.removeAttribute('maxlength')")
    page.locator("textarea").first.fill("x" * 501)
    send(page.locator("main form .button-primary"))
    look("too-long")
    published(writing_house)
    look("closed", reverse("wave", args=[wave.pk]))
    look("read-first", reverse("wave-texts", args=[wave.pk]))
    look("result", reverse("wave-result", args=[wave.pk]))
    assert found == []
