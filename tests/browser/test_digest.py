"""Monday morning in three places, the day after summer time has ended: digest, answer, a call for help."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Page, expect

from tests.browser.inbox import Inbox, open_inbox, text_of
from tests.browser.plain import send
from tests.browser.stage import PHONE, staged, take
from tests.livesite import LiveSite

PLACES = {
    "thomas.winther": ("Asia/Kolkata", 2, 35),
    "ali.demir": ("Europe/Copenhagen", 7, 5),
    "aviaja.petersen": ("America/Nuuk", 10, 5),
}
"""Who is where, and a time by UTC at which it is five past eight there, now that it is winter."""
MAKE = """
from datetime import timedelta
from sammenhold.actions.commands import planning
from sammenhold.agreements.models import Agreement
from sammenhold.directory.members import Member
from sammenhold.directory.models import Person
from sammenhold.jobs import clock
from sammenhold.rounds.models import Round
from sammenhold.rounds.queries import round_of

Person.objects.filter(name="Thomas Winther").update(time_zone="Asia/Kolkata")
mette = Person.objects.get(name="Mette Holm")
lead = Member(mette.pk, mette.name, mette.organisation_id, mette.unit_id,
    frozenset(mette.roles.values_list("kind", "unit_id")))
round = round_of(lead, Round.objects.filter(unit=mette.unit_id).latest("created_at").pk)
Agreement.objects.get_or_create(unit_id=mette.unit_id)
Agreement.objects.update(link_root=%(root)r)
day = clock.now().date() + timedelta(days=10)
people = Person.objects.filter(name__in=["Ali Demir", "Thomas Winther", "Aviaja Petersen"])
planning.add(lead, round, [
    planning.Wording(f"Prøv det nye kamera, {one.name}", responsible_id=one.pk, due_on=day) for one in people
])
"""
POSTMAN = "from sammenhold.jobs.loop import run_once\nrun_once()"
MORNINGS = """
from datetime import UTC, datetime
from sammenhold.jobs.loop import run_once
for hour, minute in %(times)r:
    for _time in range(2):
        with clock.at(datetime(2026, 10, 26, hour, minute, tzinfo=UTC)):
            run_once()
"""
STATES = """
from sammenhold.actions.models import Action
result = sorted(Action.objects.values_list("state", flat=True))
"""


def test_monday_morning_in_three_places(
    browser: Browser,
    demonstration: LiveSite,
    axe: Callable[[Page], list[str]],
    tmp_path: Path,
) -> None:
    clock = tmp_path / "now"
    clock.write_text(datetime(2026, 10, 20, 12, tzinfo=UTC).isoformat())
    with open_inbox() as inbox, served(demonstration, tmp_path / "site", clock, inbox) as site:
        site.python(
            MAKE % {"root": site.url} + MORNINGS % {"times": [time for _zone, *time in PLACES.values()]}
        )
        mails = monday_mornings(inbox)
        with staged(browser, site.url) as stage:
            phone = stage.device(PHONE, java_script_enabled=False)
            phone.goto(link_in(mails["ali.demir"]))
            take("digest-answer", phone)
            send(phone.locator('button[value="done"]'))
            expect(phone.locator("main")).to_contain_text("Teamet ser på, om det hjalp")
            page = stage.device(PHONE)
            page.goto(link_in(mails["thomas.winther"]))
            assert axe(page) == []
            page.locator('textarea[name="words"]').last.fill("Ingen har nøglen")
            page.locator('button[value="stuck"]').click()
            expect(page.locator("main")).to_contain_text("Der er bedt om hjælp")
            assert axe(page) == []
            take("digest-stuck", page)
            clock.write_text(datetime(2026, 10, 27, 9, tzinfo=UTC).isoformat())
            assert site.python(POSTMAN + STATES) == ["done", "planned", "planned"]
            told = inbox.taken()
            assert set(told) == {"mette.holm", "karen.juhl"}
            assert "Thomas Winther, Digital Borgerservice: »Ingen har nøglen«" in text_of(told["mette.holm"])
            for address in also_in(mails["ali.demir"]):
                page.goto(address)
                assert fits(page, axe), address
            lead = stage.sign_in(site.sign_in_link("mette.holm@sundby.example"))
            lead.goto(next(iter(re.findall(r"http\S+/rounds/\S+", text_of(told["mette.holm"])))))
            expect(lead.locator("h1")).to_be_visible()
            admin = stage.sign_in(site.sign_in_link("hanne.lund@sundby.example"))
            admin.goto(f"{site.url}/mails/")
            admin.get_by_role("button", name="Spørg mailserveren").click()
            expect(admin.locator("main")).to_contain_text("Mailserveren svarer.")
            assert fits(admin, axe)


@contextmanager
def served(like: LiveSite, folder: Path, clock: Path, inbox: Inbox) -> Iterator[LiveSite]:
    """The demonstration with a clock and a mail server of its own; nobody but the test sends the postman."""
    extra = {
        "SAMMENHOLD_CLOCK": "off",
        "SAMMENHOLD_CLOCK_FILE": str(clock),
        "SAMMENHOLD_MAIL_URL": f"smtp://127.0.0.1:{inbox.port}",
    }
    site = LiveSite(folder, demo=True, extra=extra).start_as(like)
    yield site
    site.stop()


def monday_mornings(inbox: Inbox) -> dict[str, EmailMessage]:
    """Each has one mail, which came on Monday between eight and nine where they are."""
    found = inbox.taken()
    assert list(found) == list(PLACES)
    for name, mail in found.items():
        local = parsedate_to_datetime(mail["Date"]).astimezone(ZoneInfo(PLACES[name][0]))
        assert (local.weekday(), local.hour) == (0, 8)
        assert "Prøv det nye kamera" in text_of(mail)
    return found


def also_in(mail: EmailMessage) -> list[str]:
    """The way to one's calendar, and the way out."""
    return re.findall(r"http\S+/(?:calendar|digest)/\S+", text_of(mail))[:2]


def fits(page: Page, axe: Callable[[Page], list[str]]) -> bool:
    page.set_viewport_size({"width": 320, "height": 640})
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    return axe(page) == [] and not page.evaluate(wide)


def link_in(mail: EmailMessage) -> str:
    found = re.search(r"http\S+/do/\S+", text_of(mail))
    assert found
    return found[0]
