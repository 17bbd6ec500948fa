"""An agenda kept as the organisation's own: used again, copied, sent as a file, taken in, and removed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.demands import Axe, sound
from tests.browser.plain import send
from tests.browser.stage import LAPTOP, Stage, staged
from tests.livesite import LiveSite

pytestmark = pytest.mark.slow

NAME = {"da": "Vores måde", "en": "Our way"}
COPY = {"da": "Kopi af Vores måde", "en": "Copy of Our way"}
OWN = {"da": "Hvad skal vi holde op med?", "en": "What shall we stop doing?"}
NOTHING = {"da": "Intet er hentet ind", "en": "Nothing is taken in"}
LINE = {"da": "linje 7", "en": "line 7"}
BROKEN = """\
agendas:
  - key: ok
    title: { da: "Den gode", en: "The good one" }
    minutes: 5
    steps:
      - { kind: arrive, minutes: 5 }
      - { kind: dance, minutes: 5 }
"""


@pytest.mark.parametrize("language", ["da", "en"])
def test_an_agenda_is_kept_and_used_and_sent_and_removed(
    browser: Browser, start_site: Callable[..., LiveSite], axe: Axe, tmp_path: Path, language: str
) -> None:
    site = start_site(demo=True)
    with staged(browser, site.url, language) as stage:
        stage.sign_in(site.sign_in_link("karen.juhl@sundby.example"))
        kept(stage, axe)
        used_in_a_new_workshop(stage)
        copied(stage, axe)
        file = exported(stage, tmp_path)
        taken_in(stage, file, axe)
        broken(stage, tmp_path, axe)
        removed(stage, axe)


def kept(stage: Stage, axe: Axe) -> None:
    stage.open_workshop()
    page = stage.facilitator
    page.locator('details:has(input[name="title"]) > summary').first.click()
    question = page.locator('form:has(select[name="question"])')
    question.locator('input[name="title"]').fill(OWN[stage.language])
    send(question.locator("button"))
    page.locator('details:has(form[action$="/template/"]) > summary').click()
    page.locator('form[action$="/template/"] input[name="name"]').fill(NAME[stage.language])
    sound(axe, page)
    send(page.locator('form[action$="/template/"] button'))
    expect(page.locator("main, .site-messages").get_by_text(NAME[stage.language]).first).to_be_visible()


def used_in_a_new_workshop(stage: Stage) -> None:
    page = stage.facilitator
    steps = steps_of(page)
    send(page.locator('nav.breadcrumbs a[href*="/rounds/"]').last)
    page.goto(f"{page.url}workshop/")
    page.locator(f'label:has-text("{NAME[stage.language]}")').click()
    send(page.locator("main form button").last)
    assert OWN[stage.language] in steps
    assert steps_of(page) == steps


def steps_of(page: Page) -> list[str]:
    return page.locator(".agenda-what > strong").all_inner_texts()


def agendas(stage: Stage) -> Page:
    stage.facilitator.goto(f"{stage.url}/agendas/")
    return stage.facilitator


def card(page: Page, name: str) -> Locator:
    return page.locator('[id^="agenda-"]').filter(has=page.get_by_role("heading", name=name, exact=True))


def names(page: Page) -> list[str]:
    return page.locator('[id^="agenda-"] h2').all_inner_texts()


def copied(stage: Stage, axe: Axe) -> None:
    page = agendas(stage)
    assert names(page) == [NAME[stage.language]]
    send(card(page, NAME[stage.language]).locator('button[value="copy"]'))
    assert sorted(names(page)) == sorted([NAME[stage.language], COPY[stage.language]])
    sound(axe, page)
    page.set_viewport_size({"width": 320, "height": 640})
    sound(axe, page)
    page.set_viewport_size(LAPTOP)


def exported(stage: Stage, folder: Path) -> Path:
    with stage.facilitator.expect_download() as download:
        card(stage.facilitator, NAME[stage.language]).locator("a[download]").click()
    file = folder / download.value.suggested_filename
    assert file.suffix == ".yaml"
    download.value.save_as(file)
    assert OWN[stage.language] in file.read_text()
    return file


def take_in(page: Page, file: Path) -> None:
    page.locator('input[type="file"]').set_input_files(file)
    send(page.locator('form:has(input[type="file"]) button'))


def taken_in(stage: Stage, file: Path, axe: Axe) -> None:
    """The one that was sent, after the one that it came from is gone."""
    page = agendas(stage)
    remove(card(page, NAME[stage.language]))
    assert names(page) == [COPY[stage.language]]
    take_in(page, file)
    steps = card(page, NAME[stage.language]).locator("details:has(ol)")
    steps.locator("summary").click()
    expect(steps.locator("ol")).to_contain_text(OWN[stage.language])
    sound(axe, page)


def broken(stage: Stage, folder: Path, axe: Axe) -> None:
    """Told in the reader's language, with the line; nothing of it is taken in, and nothing is lost."""
    page = agendas(stage)
    before = names(page)
    file = folder / "broken.yaml"
    file.write_text(BROKEN)
    take_in(page, file)
    told = page.get_by_role("alert")
    expect(told).to_contain_text(NOTHING[stage.language])
    expect(told).to_contain_text(LINE[stage.language])
    expect(told).to_contain_text("broken.yaml")
    sound(axe, page)
    assert names(page) == before
    assert names(agendas(stage)) == before


def remove(found: Locator) -> None:
    deleting = found.locator('details:has(button[value="delete"])')
    deleting.locator("summary").click()
    send(deleting.locator("button"))


def removed(stage: Stage, axe: Axe) -> None:
    page = agendas(stage)
    for name in (NAME[stage.language], COPY[stage.language]):
        remove(card(page, name))
    expect(page.locator(".empty")).to_be_visible()
    assert names(page) == []
    sound(axe, page)
    stage.open_workshop()
    assert OWN[stage.language] in steps_of(page), "workshops that were made from it stay as they are"
