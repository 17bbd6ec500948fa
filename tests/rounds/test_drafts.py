"""Saving while typing, in a real browser: through a lost connection, and with two at once."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from livesite import LiveSite

FACILITATOR = """
from sammenhold.config.demonstration import people
from sammenhold.directory.models import Person
from sammenhold.rounds.models import Round
user = Person.objects.get(name=people.FACILITATOR.name).user
result = [user.email, str(Round.objects.get(unit__name=people.TEAM).pk)]
"""
STATE = "[data-draft-state]"


@pytest.fixture
def device(browser: Browser, live_site: LiveSite) -> Iterator[Page]:
    """A laptop where the demonstration's facilitator has opened the impact assessment."""
    email, round_id = live_site.python(FACILITATOR)
    context = browser.new_context(locale="en")
    page = context.new_page()
    page.goto(live_site.sign_in_link(email))
    page.locator("main button").first.click()
    page.wait_for_load_state()
    page.goto(f"{live_site.url}/rounds/{round_id}/papers/dpia/")
    yield page
    context.close()


def test_what_is_typed_is_saved_through_a_lost_connection(
    device: Page, axe: Callable[[Page], list[str]]
) -> None:
    field, state = device.locator("#id_left"), device.locator(STATE)
    field.fill("Little is left.")
    expect(state).to_contain_text("Saved as a draft by")
    device.context.set_offline(True)
    field.fill("Very little is left.")
    expect(state).to_contain_text("Your text is still here")
    device.context.set_offline(False)
    expect(state).to_contain_text("Saved as a draft by", timeout=15_000)
    device.reload()
    expect(device.locator("#id_left")).to_have_value("Very little is left.")
    assert axe(device) == []


def test_two_at_once_see_both_texts(device: Page, axe: Callable[[Page], list[str]]) -> None:
    other = device.context.new_page()
    other.goto(device.url)
    other.locator("#id_asked").fill("The other text")
    expect(other.locator(STATE)).to_contain_text("Saved as a draft by")
    device.locator("#id_asked").fill("My text")
    device.get_by_role("button", name="See both texts").click()
    expect(device.get_by_text("The other text", exact=True)).to_be_visible()
    expect(device.locator("#id_asked")).to_have_value("My text")
    assert axe(device) == []
    device.locator("#id_asked").fill("Both texts")
    device.get_by_role("button", name="Save as a draft").click()
    expect(device.locator("#id_asked")).to_have_value("Both texts")
