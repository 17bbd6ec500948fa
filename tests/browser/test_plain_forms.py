"""A participant whose browser runs no script takes part by plain forms, and finds everything again."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser.plain import choose, join, send
from tests.browser.stage import Stage, form, staged
from tests.livesite import LiveSite


def test_taking_part_without_scripts(browser: Browser, start_site: Callable[..., LiveSite]) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        stage.open_room()
        page = join(stage, "elsewhere", "Aviaja")
        stage.begin()
        stage.until("rate")
        rate(page)
        stage.until("write")
        write(page)
        stage.until("group")
        group(page)
        stage.until("vote")
        vote(stage, page)
        stage.until("decide")
        stage.propose("vi beslutter noget", "skriver vi det i kanalen samme dag")
        answer(page)
        stage.settle()
        expect(stage.screen.locator("main")).to_contain_text("Ikke i ferien")


def rate(page: Page) -> None:
    page.reload()
    for number, value in enumerate(("4", "x")):
        choose(form(page, "rate").nth(number), value)
    page.reload()
    for number, value in enumerate(("4", "x")):
        expect(form(page, "rate").nth(number).locator("input:checked")).to_have_value(value)
    expect(page.locator("input:checked")).to_have_count(2)


def write(page: Page) -> None:
    page.reload()
    for text in ("Referat samme dag", "Ro & <fordybelse>", "Fortrudt"):
        form(page, "note").locator("textarea").fill(text)
        send(form(page, "note").locator("button"))
    mine = page.locator(".note.is-mine")
    send(mine.filter(has_text="Fortrudt").locator("button"))
    page.reload()
    expect(mine).to_have_count(2)
    for text in ("Referat samme dag", "Ro & <fordybelse>"):
        expect(mine.filter(has_text=text)).to_be_visible()


def group(page: Page) -> None:
    page.reload()
    mover = page.locator('details:has(select[name="to"])')
    mover.locator("summary").click()
    mover.locator('select[name="note"]').select_option(index=0)
    mover.locator('select[name="to"]').select_option(index=2)
    send(mover.locator("form button"))
    page.reload()
    expect(page.locator("[data-group] .note")).to_have_count(2)


def vote(stage: Stage, page: Page) -> None:
    page.reload()
    choose(form(page, "dots"), "2")
    page.reload()
    expect(form(page, "dots").locator("input:checked")).to_have_value("2")
    expect(stage.facilitator.locator("#counts")).to_have_attribute("data-given", "1")


def answer(page: Page) -> None:
    page.reload()
    asked = form(page, "answer")
    send(asked.locator('button[name="box"][value="1"]'))
    expect(page.get_by_role("alert")).to_be_visible()
    asked.locator('label:has(input[value="objection"])').click()
    asked.locator("textarea").fill("Ikke i ferien")
    send(asked.locator('button[name="box"][value="1"]'))
    page.reload()
    expect(page.locator('[id^="my-answer-"]')).to_contain_text("anonymt")
    expect(asked.locator("input:checked")).to_have_value("objection")
