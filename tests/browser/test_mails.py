"""From turning the mails on to stopping them: the letter box, the personal link, the way out."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import PHONE, form, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow
ARRIVED = """async () => {
  for (let tries = 0; tries < 200; tries++) {
    if ((await (await fetch(location.href)).text()).includes("ali.demir")) return true;
    await new Promise(next => setTimeout(next, 250));
  }
  return false;
}"""


def take(name: str, page: Page) -> None:
    """A picture for whoever asks for one."""
    if folder := os.environ.get("SAMMENHOLD_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_mail_brings_its_reader_in_and_can_be_stopped(
    start_site: Callable[..., LiveSite], browser: Browser, axe: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    clock = tmp_path / "now"
    clock.write_text(datetime(2026, 11, 30, 7, 30, tzinfo=UTC).isoformat())
    site = start_site(demo=True, SAMMENHOLD_CLOCK_FILE=str(clock))
    with staged(browser, site.url, "da") as stage:
        lead = stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        lead.goto(f"{site.url}/rounds/")
        lead.locator('main a[href*="/rounds/"]:not([href$="/new/"])').first.click()
        lead.locator('a[href*="/workshops/"]').first.click()
        lead.locator('a[href$="/schedule/"]').click()
        lead.locator('input[name="first"]').fill("2026-11-30")
        lead.locator('button[value="propose"]').click()
        mails = lead.locator("#mails")
        expect(lead.locator("#scarce")).to_be_visible()
        expect(mails.locator('input[name="person"]:checked')).to_have_count(9)
        assert axe(lead) == []
        take("mails-off", lead)
        mails.locator('button[value="on"]').click()
        expect(mails.locator(".badge-accent")).to_contain_text("9")
        assert axe(lead) == []
        take("mails-on", lead)
        lead.set_viewport_size({"width": 320, "height": 700})
        take("mails-phone", lead)
        lead.locator('a[href*="/workshops/"]').last.click()
        lead.locator('a[href$="/lead/"]').first.click()
        form(lead, "open").locator("button").click()
        expect(form(lead, "next")).to_be_visible()

        phone = stage.device(PHONE)
        phone.goto(f"{site.url}/demo/mail/")
        assert phone.evaluate(ARRIVED), "the clock has sent nothing"
        phone.reload()
        mail = phone.locator("article", has_text="ali.demir")
        take("demo-mail", phone)
        stop = str(mail.locator('a[href*="/m/"]').first.get_attribute("href"))
        mail.locator('a[href*="/i/"]').first.click()
        phone.locator('label:has(input[name="place"][value="elsewhere"])').click()
        phone.locator("main form button").first.click()
        expect(form(phone, "note").locator("textarea")).to_be_visible()

        phone.goto(stop)
        expect(phone.get_by_role("heading", level=1)).to_have_text("Stop mailene?")
        assert axe(phone) == []
        take("stop", phone)
        phone.locator('button[value="stop"]').click()
        expect(phone.locator('button[value="again"]')).to_be_visible()
        assert axe(phone) == []
