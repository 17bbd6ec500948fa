"""Grouping by keyboard, said aloud; nobody's work on the board is lost to somebody else's."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.stage import PHONE, Stage, form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow

NOTES = ("Alle ringer ind hver for sig", "Beslutninger samme dag", "Kaffe på skærmen")


@pytest.fixture
def stage(browser: Browser, start_site: Callable[..., LiveSite]) -> Iterator[Stage]:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_room()
        stage.join("room")
        stage.join("elsewhere", size=PHONE)
        stage.begin()
        stage.until("show")
        stage.until("write")
        for text in NOTES:
            stage.write(stage.people[0], text)
        stage.until("group")
        yield stage


def note(page: Page, text: str) -> Locator:
    return page.locator("[data-note]", has_text=text)


def pick(page: Page, text: str) -> None:
    note(page, text).locator("[data-pick]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#carrying")).to_contain_text(text)


def walk_to(page: Page, selector: str) -> None:
    """With the arrow keys alone; every stop is a place that can be seen."""
    for _ in range(8):
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.matches('[data-put]')")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the arrows do not lead to {selector}")


def put_with(page: Page, text: str, other: str) -> None:
    pick(page, text)
    key = note(page, other).get_attribute("data-note")
    walk_to(page, f'[data-put="note:{key}"]')
    page.keyboard.press("Enter")


def has_focus(page: Page, text: str) -> None:
    expect(note(page, text).locator("[data-pick]")).to_be_focused()


def test_the_board_belongs_to_all(stage: Stage) -> None:
    one, other = stage.people
    by_keyboard(one, other)
    undone_by_another(one, other)
    told_when_overtaken(one, other)
    a_name_survives(one, other)
    many_at_once(stage.facilitator, one)


def by_keyboard(page: Page, other: Page) -> None:
    pick(page, NOTES[0])
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.locator("#carrying")).to_be_hidden()
    expect(page.locator("#board-said")).to_contain_text("bliver, hvor det er")
    has_focus(page, NOTES[0])
    put_with(page, NOTES[0], NOTES[1])
    expect(page.locator("[data-group] [data-note]")).to_have_count(2)
    has_focus(page, NOTES[0])
    for screen in (page, other):
        expect(screen.locator("#board-said")).to_contain_text("ligger nu sammen med")
    pick(page, NOTES[0])
    walk_to(page, '[data-put=""]')
    page.keyboard.press("Enter")
    expect(page.locator("[data-group] [data-note]")).to_have_count(1)
    has_focus(page, NOTES[0])
    expect(other.locator("#board-said")).to_contain_text(f"»{NOTES[0]}« ligger for sig selv igen.")


def undone_by_another(page: Page, other: Page) -> None:
    expect(form(other, "group-undo")).to_contain_text(f"flytning af »{NOTES[0]}«")
    form(other, "group-undo").locator("button").click()
    expect(page.locator("[data-group] [data-note]")).to_have_count(2)
    form(other, "group-redo").locator("button").click()
    expect(page.locator("[data-group] [data-note]")).to_have_count(1)
    has_focus(page, NOTES[0])


def told_when_overtaken(page: Page, other: Page) -> None:
    """Both move the same note: the later move stands, and whoever moved it first is told."""
    put_with(page, NOTES[2], NOTES[1])
    expect(note(other, NOTES[2]).locator(".take-out")).to_be_visible()
    note(other, NOTES[2]).locator(".take-out button").click()
    expect(page.locator(".toast")).to_contain_text(f"En anden har flyttet »{NOTES[2]}« efter dig")
    expect(other.locator(".toast")).to_have_count(0)


def a_name_survives(page: Page, other: Page) -> None:
    """While one types a name, another adds a note, then dissolves the group; saving brings it back."""
    naming = page.locator("[data-naming]")
    naming.locator("summary").click()
    naming.locator('[name="title"]').press_sequentially("Kont")
    put_with(other, NOTES[0], NOTES[1])
    expect(page.locator("[data-group] [data-note]")).to_have_count(2)
    expect(naming.locator('[name="title"]')).to_be_focused()
    expect(naming.locator('[name="title"]')).to_have_value("Kont")
    for _ in range(2):
        left = other.locator("[data-group] [data-note]").count()
        other.locator("[data-group] .take-out button").first.click()
        expect(other.locator("[data-group] [data-note]")).to_have_count(left - 1)
    kept = page.locator("#name-kept")
    expect(kept).to_be_visible()
    expect(kept.locator('[name="title"]')).to_be_focused()
    page.keyboard.type("akt")
    page.keyboard.press("Enter")
    for screen in (page, other):
        expect(screen.locator("[data-group] h2")).to_have_text("Kontakt")
    expect(kept).to_be_hidden()


def many_at_once(facilitator: Page, page: Page) -> None:
    """Many changes are one sentence."""
    page.evaluate("""() => {
      document.documentElement.dataset.hold = "test"
      window.heard = []
      const said = document.getElementById("board-said")
      window.something = new Promise((done) => {
        const hear = () => done(window.heard.push(said.textContent))
        new MutationObserver(hear).observe(said, { childList: true })
      })
    }""")
    for _ in range(4):
        before = facilitator.locator('input[value="lead-group-undo"] + [name="change"]').input_value()
        form(facilitator, "lead-group-undo").locator("button").click()
        changed = facilitator.locator('input[value="lead-group-undo"] + [name="change"]')
        expect(changed).not_to_have_value(before)
    page.evaluate("delete document.documentElement.dataset.hold")
    page.evaluate("window.something")
    assert len(page.evaluate("window.heard")) == 1
