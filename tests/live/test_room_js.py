"""The browser's side in a real browser, against a real server."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from live.conftest import Served


@pytest.fixture
def context(browser: Browser, served: Served) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=served.address)
    yield context
    context.close()


@pytest.fixture
def open_board(context: BrowserContext, topic: str) -> Callable[[], Page]:
    def open_() -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(f"/board/{topic}")
        expect(page.locator("[data-connection]")).to_have_attribute("data-state", "live")
        return page

    return open_


@pytest.fixture
def page(open_board: Callable[[], Page]) -> Page:
    return open_board()


def test_what_others_do_appears(page: Page, served: Served, topic: str) -> None:
    served.write(topic, "from elsewhere")
    expect(page.locator("#total + *, [data-region=board] li")).to_have_text(["from elsewhere"])
    expect(page.locator("#total")).to_have_text("participant: 1")


def test_an_act_empties_its_field_and_is_seen_by_all(open_board: Callable[[], Page]) -> None:
    one, two = open_board(), open_board()
    one.get_by_label("Words").fill("hello")
    one.get_by_role("button", name="Send").click()
    for page in (one, two):
        expect(page.locator("[data-region=board] li")).to_have_text(["hello"])
    expect(one.get_by_label("Words")).to_have_value("")
    expect(one.locator("#write")).to_have_attribute("data-state", "done")


def test_a_refusal_is_said_beside_the_form(page: Page) -> None:
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#write [data-message]")).to_have_text("Write first.")
    page.get_by_label("Words").fill("now")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#write [data-message]")).to_have_text("")


def test_focus_caret_and_unsent_text_survive_a_frame(page: Page, served: Served, topic: str) -> None:
    field = page.get_by_label("More")
    field.fill("unsent words")
    field.evaluate("field => { field.focus(); field.setSelectionRange(2, 5) }")
    page.evaluate("document.querySelector('#card').old = true")
    served.write(topic, "x")
    expect(page.locator("#card b")).to_have_text("1")
    assert page.evaluate("document.querySelector('#card').old") is None
    expect(field).to_be_focused()
    expect(field).to_have_value("unsent words")
    assert field.evaluate("field => [field.selectionStart, field.selectionEnd]") == [2, 5]


def test_a_draft_survives_a_reload(page: Page) -> None:
    page.get_by_label("More").fill("half a thought")
    page.reload()
    expect(page.get_by_label("More")).to_have_value("half a thought")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("More")).to_have_value("")
    page.reload()
    expect(page.get_by_label("More")).to_have_value("")


def test_what_is_mine_is_laid_over_what_everybody_gets(page: Page) -> None:
    page.get_by_label("rated").check()
    expect(page.locator("[data-region=board] li")).to_have_text(["rated"])
    expect(page.locator("#card b")).to_have_text("1")
    expect(page.get_by_label("rated")).to_be_checked()
    expect(page.locator("#own u")).to_have_text("1")


def test_offline_the_text_is_kept_and_counts_once_afterwards(page: Page, context: BrowserContext) -> None:
    context.set_offline(True)
    expect(page.locator("[data-connection]")).to_have_attribute("data-state", "offline")
    page.get_by_label("Words").fill("kept")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#write")).to_have_attribute("data-state", "sending")
    expect(page.get_by_label("Words")).to_have_value("kept")
    context.set_offline(False)
    expect(page.locator("[data-region=board] li")).to_have_text(["kept"])
    expect(page.get_by_label("Words")).to_have_value("")
    expect(page.locator("[data-connection]")).to_have_attribute("data-state", "live")


def test_an_act_outlives_a_reload_and_a_lost_answer(page: Page, context: BrowserContext) -> None:
    """The server performs it, the answer is lost, the page is reloaded: it counts once."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/acts", lose)
    page.get_by_label("Words").fill("once")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("[data-region=board] li")).to_have_text(["once"])
    expect(page.locator("#write")).to_have_attribute("data-state", "sending")
    page.unroute("**/acts")
    page.reload()
    expect(page.get_by_label("Words")).to_have_value("")
    expect(page.locator("[data-region=board] li")).to_have_text(["once"])
    assert page.evaluate("Object.keys(localStorage)") == []


def test_where_streams_are_cut_the_page_asks(context: BrowserContext, served: Served, topic: str) -> None:
    page = context.new_page()
    page.route("**/stream?*", lambda route: route.abort())
    page.goto(f"/board/{topic}")
    served.write(topic, "polled")
    expect(page.locator("[data-region=board] li")).to_have_text(["polled"], timeout=20_000)
    expect(page.locator("[data-connection]")).to_have_attribute("data-state", "live")


def test_frames_wait_while_something_is_dragged(page: Page, served: Served, topic: str) -> None:
    page.evaluate("document.documentElement.dataset.hold = ''")
    served.write(topic, "one")
    page.get_by_label("Words").fill("two")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#write")).to_have_attribute("data-state", "done")
    expect(page.locator("[data-region=board] li")).to_have_count(0)
    page.evaluate("delete document.documentElement.dataset.hold")
    expect(page.locator("[data-region=board] li")).to_have_text(["one", "two"])


def test_the_place_one_reads_at_does_not_move(page: Page, served: Served, topic: str) -> None:
    served.write(topic, *(f"m{number:02}" for number in range(60)))
    expect(page.locator("[data-region=board] li")).to_have_count(60)
    read = page.locator("li", has_text="m40")
    read.evaluate("note => note.scrollIntoView()")
    before = read.evaluate("note => note.getBoundingClientRect().top")
    for number in range(5):
        served.write(topic, f"a{number}")
    expect(page.locator("[data-region=board] li")).to_have_count(65)
    assert abs(read.evaluate("note => note.getBoundingClientRect().top") - before) < 2


def test_the_countdown_shows_the_time_left(page: Page) -> None:
    expect(page.locator("time")).to_have_attribute("data-state", "running")
    page.locator("time").evaluate("time => time.dataset.deadline = Date.now() + 61_500")
    expect(page.locator("time")).to_have_text("1:02")
    page.locator("time").evaluate("time => time.dataset.deadline = 0")
    expect(page.locator("time")).to_have_attribute("data-state", "over")
    expect(page.locator("time")).to_have_text("0:00")


def test_a_ticket_that_ran_out_is_renewed_by_loading_anew(context: BrowserContext, topic: str) -> None:
    def spoil(route: Route) -> None:
        page_ = route.fetch().text().replace('data-ticket="', 'data-ticket="x')
        route.fulfill(body=page_, content_type="text/html")

    page = context.new_page()
    page.route(f"**/board/{topic}", spoil, times=1)
    page.goto(f"/board/{topic}")
    expect(page.locator("[data-connection]")).to_have_attribute("data-state", "live")
