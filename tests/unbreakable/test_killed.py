"""The server is killed in the middle of everything and started again: nobody notices more than a pause."""

import signal
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import Stage, form, staged
from tests.unbreakable.crowd import Gathering, Stream
from tests.unbreakable.services import wait_until

pytestmark = pytest.mark.slow
BACK_SECONDS = 5
NOTES = 12
ROUNDS = 12
on_both = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)


def kill_in_the_middle(gathering: Gathering, stream: Stream, acts: int) -> None:
    """SIGKILL once `acts` have been acknowledged; then a new process on the same port and database."""
    port = urlsplit(gathering.site.url).port or 0
    wait_until(lambda: stream.count >= acts, 30, f"{acts} acts are acknowledged")
    assert stream.going
    gathering.site.halt(signal.SIGKILL)
    acknowledged = stream.count
    gathering.site.serve(port)
    assert acknowledged >= acts


def joined(stage: Stage, gathering: Gathering) -> Page:
    page = stage.device({"width": 390, "height": 844})
    page.goto(f"{gathering.site.url}/j/{gathering.code}/")
    page.locator('label:has(input[name="place"][value="room"])').click()
    page.locator("main form button").first.click()
    return page


@on_both
def test_every_acknowledged_act_is_there_once_and_screens_come_back(
    gather: Callable[..., Gathering], database: str, browser: Browser
) -> None:
    gathering = gather(database)
    with staged(browser, gathering.site.url) as stage:
        gathering.until("result")
        gathering.until("write")
        page = joined(stage, gathering)
        gathering.watch(*gathering.people[:3], gathering.facilitator, gathering.wall)
        notes_survive(gathering, page)
        gathering.until("vote")
        votes_survive(gathering, page)


def notes_survive(gathering: Gathering, page: Page) -> None:
    form(page, "note").locator("textarea").fill("en halv tanke")
    stream = Stream(
        gathering,
        lambda who: [("note", {"text": f"deltager {who} indlæg {turn}"}) for turn in range(NOTES)],
    )
    begun = [screen.begun for screen in gathering.screens]
    kill_in_the_middle(gathering, stream, 40)
    all_are_back(gathering, page, begun)
    expect(form(page, "note").locator("textarea")).to_have_value("en halv tanke")
    stream.join()
    assert sum(device.repeated for device in gathering.people) > 0, "somebody was waiting for an answer"
    expected = sorted(f"deltager {who} indlæg {turn}" for who in range(9) for turn in range(NOTES))
    assert gathering.kept()["notes"] == expected
    wait_until(gathering.screens_agree, BACK_SECONDS, "the screens show what fresh pages show")


def all_are_back(gathering: Gathering, page: Page, begun: list[int]) -> None:
    expect(page.locator("[data-connection]")).to_have_attribute(
        "data-state", "live", timeout=BACK_SECONDS * 1000
    )
    again = zip(gathering.screens, begun, strict=True)
    assert (
        wait_until(lambda: all(screen.begun > before for screen, before in again), BACK_SECONDS)
        < BACK_SECONDS
    )


def votes_survive(gathering: Gathering, page: Page) -> None:
    groups = gathering.site.python(
        "from sammenhold.workshops.models import Group, Workshop\n"
        "step = Workshop.objects.get().step\n"
        "result = [pk.hex for pk in Group.objects.filter(step=step).values_list('pk', flat=True)[:4]]"
    )
    last = {group: str((ROUNDS - 1 + place) % 2) for place, group in enumerate(groups)}

    def plan(who: int) -> list[tuple[str, dict[str, str]]]:
        turns = [(turn, place, group) for turn in range(ROUNDS) for place, group in enumerate(groups)]
        return [("dots", {f"dots-{group}": str((turn + place) % 2)}) for turn, place, group in turns]

    stream = Stream(gathering, plan)
    begun = [screen.begun for screen in gathering.screens]
    kill_in_the_middle(gathering, stream, 60)
    all_are_back(gathering, page, begun)
    stream.join()
    kept = {(group, who): dots for group, who, dots in gathering.kept()["votes"]}
    assert len(kept) == len(gathering.people) * len(groups)
    assert all(str(dots) == last[group] for (group, _who), dots in kept.items())
    wait_until(gathering.screens_agree, BACK_SECONDS, "the screens show what fresh pages show")
