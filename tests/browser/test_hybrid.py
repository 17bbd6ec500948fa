"""A hybrid workshop on eight devices, from sign-in to minutes: the same terms in the room and elsewhere."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import shared_phone
from tests.browser.demands import Axe, Inspector
from tests.browser.hall import Hall, place_of
from tests.browser.plain import choose, send
from tests.browser.plain import write as write_plainly
from tests.browser.settings import LANGUAGES
from tests.browser.stage import form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow

FACILITATOR = "karen.juhl@sundby.example"
ALL = 8
WORD = '[id^="word-"]'
WORKS = ("Ro om formiddagen", "Vi hjælper hinanden på chatten", "Færre timer i bilen")
WANTED = ("Et fast møde hver uge", "En makker på den anden side", "Referat samme dag")


@pytest.mark.parametrize("languages", [LANGUAGES, LANGUAGES[::-1]], ids="-".join)
def test_five_in_the_room_and_three_elsewhere_hold_a_workshop(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Axe, languages: tuple[str, ...]
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        hall = Hall(stage, Inspector(axe, site.url), languages)
        sign_in(hall)
        hall.gather()
        for act in PLAY:
            act(hall)
        hall.inspector.conclude()


def sign_in(hall: Hall) -> None:
    """By the code that is mailed."""
    page = hall.stage.facilitator = hall.sit("facilitator")
    page.goto(f"{hall.stage.url}/accounts/login/")
    page.locator('main [name="email"]').fill(FACILITATOR)
    page.locator("main form:has([name=email]) button").first.click()
    mail = page.context.new_page()
    mail.goto(f"{hall.stage.url}/demo/mail/")
    words = mail.locator("main article").first.inner_text().split()
    mail.close()
    page.locator('main [name="code"]').fill(next(word for word in words if word.isupper() and len(word) >= 6))
    page.locator("main form:has([name=code]) button").first.click()
    expect(page.locator('main a[href*="/rounds/"]').first).to_be_visible()


def waiting(hall: Hall) -> None:
    for page in (hall.screen, hall.facilitator, hall.far):
        expect(place_of(page.locator("#people"), "room")).to_have_text("5")
        expect(place_of(page.locator("#people"), "elsewhere")).to_have_text("3")
    expect(hall.screen.locator(".code")).to_have_text(hall.stage.code)
    hall.look("waiting")
    hall.stage.begin()


def arrive(hall: Hall) -> None:
    """Two in the room raise their hands first; those elsewhere are asked first all the same."""
    hall.next("arrive")
    form(hall.ali, "hand").locator("button").click()
    shared_phone.begin(hall.phone, 1)
    form(hall.phone, "hand").locator("button").click()
    expect(hall.phone.locator("#hand-button")).to_have_attribute("aria-pressed", "true")
    shared_phone.pass_on(hall.phone)
    hall.keys.tab_to("#hand-button")
    hall.keys.press("Enter")
    send(form(hall.plain, "hand").locator("button"))
    queue = form(hall.facilitator, "give")
    expect(queue).to_have_count(4)
    first, second, third, fourth = (hand.inner_text() for hand in queue.all())
    assert {"Aviaja", "Pilutaq"} == {name for name in ("Aviaja", "Pilutaq") if name in first + second}
    assert "Ali" in third + fourth
    hall.look("hands are up")
    for left in (3, 2, 1, 0):
        form(hall.facilitator, "give").first.locator("button").click()
        expect(form(hall.facilitator, "give")).to_have_count(left)
        for page in hall.following:
            expect(page.locator(WORD)).to_be_visible()
    hall.look("the last one has the word")
    form(hall.facilitator, "thank").locator("button").click()
    expect(hall.screen.locator(WORD)).to_have_count(0)
    expect(hall.facilitator.locator("#balance tbody tr").first.locator("td")).to_have_text(["2", "2"])


def theme(hall: Hall) -> None:
    hall.next("theme")
    hall.look("the theme")


def what_works(hall: Hall) -> None:
    hall.next("write")
    everyone_writes(hall, WORKS, "works")
    hall.next("show")
    for page in (*hall.following, hall.plain):
        expect(page.locator(".note")).to_have_count(ALL)
    hall.look("what works is shown")


def everyone_writes(hall: Hall, texts: tuple[str, ...], tag: str) -> None:
    """One note each. Until all are shown, nobody sees another's, nor one's own on a phone handed on."""
    hall.stage.write(hall.ali, f"{tag}: Ali")
    hall.stage.write(hall.birthe, f"{tag}: Birthe")
    hall.stage.write(hall.far, f"{tag}: Dorthe")
    hall.keys.write(f"{tag}: Pilutaq")
    write_plainly(hall.plain, f"{tag}: Aviaja")
    for number in hall.turns():
        hall.stage.write(hall.phone, texts[number - 1])
    hall.counted(ALL)
    expect(hall.screen.locator(".note")).to_have_count(0)
    hall.nobody_sees(*texts)
    for seat, page in hall.pages.items():
        others = {"ali": "Birthe", "phone": "Ali"}.get(seat, "Ali")
        expect(page.locator("main")).not_to_contain_text(f"{tag}: {others}")
    shared_phone.begin(hall.phone, 1)
    hall.look(f"writing ({tag})")
    hall.nobody_sees(*texts)
    shared_phone.pass_on(hall.phone)


def risks(hall: Hall) -> None:
    hall.next("rate")
    for value, page in enumerate((hall.ali, hall.birthe, hall.far), start=1):
        hall.stage.rate(page, value)
    hall.keys.tab_to('[name^="rate-"]')
    hall.keys.press("Space")
    for number in range(form(hall.plain, "rate").count()):
        choose(form(hall.plain, "rate").nth(number), "4")
    for number in hall.turns():
        hall.stage.rate(hall.phone, number)
    hall.counted(ALL)
    expect(hall.screen.locator(".result-figure")).to_have_count(0)
    hall.look("rating")
    hall.next("result")
    for page in (*hall.following, hall.plain):
        expect(page.locator(".result-figure")).to_have_count(10)
    hall.look("the figures")


def write(hall: Hall) -> None:
    hall.next("write")
    everyone_writes(hall, WANTED, "wanted")


def group(hall: Hall) -> None:
    """By menu from elsewhere, with the keyboard, and with a plain form; all see the same."""
    hall.next("group")
    hall.stage.group_by_menu(hall.far)
    hall.keys.tab_to("[data-pick]")
    hall.keys.press("Space")
    expect(hall.keyboard.locator('[data-pick][aria-pressed="true"]')).to_have_count(1)
    hall.keys.tab_to('[data-put^="group:"], [data-put^="note:"]')
    hall.keys.press("Enter")
    expect(hall.keyboard.locator('[data-pick][aria-pressed="true"]')).to_have_count(0)
    hall.plain.reload()
    mover = hall.plain.locator('details:has(select[name="to"])')
    mover.locator("summary").click()
    mover.locator('select[name="note"]').select_option(index=ALL - 1)
    mover.locator('select[name="to"]').select_option(index=1)
    send(mover.locator("form button"))
    expect(hall.facilitator.locator("#balance tbody tr").last.locator("td")).to_have_count(2)
    groups = hall.facilitator.locator("[data-group]").count()
    for page in (*hall.following, hall.plain):
        expect(page.locator("[data-group]")).to_have_count(groups)
        expect(page.locator(".note")).to_have_count(ALL)
    hall.look("grouping")


def vote(hall: Hall) -> None:
    hall.next("vote")
    for page in (hall.ali, hall.birthe, hall.far):
        hall.stage.dots(page, 0, 2)
    hall.keys.tab_to('[name^="dots-"]')
    hall.keys.press("ArrowRight", "ArrowRight")
    choose(form(hall.plain, "dots").first, "2")
    for _number in hall.turns():
        hall.stage.dots(hall.phone, 0, 2)
        expect(hall.phone.locator('[id^="my-dots-"]')).to_contain_text("3")
    hall.counted(ALL)
    hall.look("voting")


def decide(hall: Hall) -> None:
    """An objection from the shared phone; other words; asked again, and one stands aside."""
    hall.next("decide")
    expect(hall.screen.locator(".ranked li").first).to_contain_text("16")
    hall.stage.propose("vi mødes", "tænder alle kameraet")
    everyone_answers(hall, phone="objection", reason="Ikke alle har et sted at vise frem", aside="agree")
    for page in hall.following:
        expect(page.locator(".proposal")).not_to_contain_text("vise frem")
    hall.look("answering")
    hall.stage.settle()
    for page in hall.following:
        expect(page.locator(".proposal")).to_contain_text("vise frem")
    facilitator = hall.facilitator
    facilitator.locator('details:has(input[value="amend"]) > summary').click()
    form(facilitator, "amend").locator("textarea").fill("tænder den, der taler, kameraet")
    form(facilitator, "amend").locator("button").click()
    for page in hall.following:
        expect(page.locator(".rewording ins")).to_contain_text("den, der taler")
    everyone_answers(hall, phone="agree", reason="", aside="aside")
    hall.stage.settle()
    expect(hall.screen.locator(".stance-aside")).to_contain_text("1")
    hall.look("the second answers")
    hall.stage.adopt("Ali")


def everyone_answers(hall: Hall, *, phone: str, reason: str, aside: str) -> None:
    """The third on the phone as `phone`, she without a script as `aside`, the others agree."""
    for page in (hall.ali, hall.birthe, hall.far):
        hall.stage.answer(page, "agree")
    hall.keys.tab_to('[name^="stance-"]')
    hall.keys.press("Space")
    hall.keys.tab_to('button[name="box"][value="0"]')
    hall.keys.press("Enter")
    hall.plain.reload()
    asked = form(hall.plain, "answer")
    asked.locator(f'label:has(input[value="{aside}"])').click()
    send(asked.locator('button[name="box"][value="1"]'))
    for number in hall.turns():
        last = number == 3
        hall.stage.answer(hall.phone, phone if last else "agree", reason if last else "", anonymously=True)
    expect(hall.facilitator.locator(".proposal").first).to_contain_text(f"{ALL}")


def park(hall: Hall) -> None:
    page = hall.facilitator
    hall.stage.propose("", "Vi samles i Nuuk to dage om året")
    page.locator('details:has(input[value="park"]) > summary').click()
    form(page, "park").locator('label:has(input[value="council"])').click()
    form(page, "park").locator("textarea").fill("Det koster penge, som teamet ikke råder over")
    form(page, "park").locator("button").click()
    for screen in hall.following:
        expect(screen.locator("main")).to_contain_text("Det koster penge")
    hall.look("decided and parked")


def close(hall: Hall) -> None:
    hall.next("decisions")
    for page in (hall.ali, hall.birthe, hall.far):
        form(page, "equal").locator('label:has(input[value="4"])').click()
    hall.keys.tab_to('form:has([value="equal"]) input[type="radio"]')
    hall.keys.press("Space")
    choose(form(hall.plain, "equal"), "4")
    for _number in hall.turns():
        form(hall.phone, "equal").locator('label:has(input[value="3"])').click()
    hall.counted(ALL)
    hall.look("the close")
    hall.stage.end()
    hall.look("the end")


def minutes(hall: Hall) -> None:
    """All read the same minutes; the facilitator has them as PDF, too."""
    hall.facilitator.locator('a[href$="/minutes/"]').first.click()
    hall.plain.reload()
    for page in (hall.ali, hall.birthe, hall.far, hall.plain):
        page.locator('a[href="minutes/"]').click()
    hall.keys.tab_to('a[href="minutes/"]')
    hall.keys.press("Enter")
    for page in (hall.facilitator, hall.ali, hall.far, hall.plain, hall.keyboard):
        expect(page.locator("main table").first.locator("tbody tr")).to_have_count(1)
        for text in ("den, der taler", "vise frem", "Nuuk", *WORKS, *WANTED):
            expect(page.locator("main")).to_contain_text(text)
    hall.look("the minutes")
    saved(hall.facilitator)


def saved(page: Page) -> None:
    with page.expect_download() as download:
        page.locator('a[href*="minutes.pdf"]').first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")


PLAY = (waiting, arrive, theme, what_works, risks, write, group, vote, decide, park, close, minutes)
