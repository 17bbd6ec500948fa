"""A team agrees: answered on a small phone without scripts and by keyboard; and axe finds nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.keyboard import Keyboard
from tests.browser.plain import send
from tests.browser.stage import staged
from tests.livesite import LiveSite

SMALL = {"width": 320, "height": 640}
MAKE = """
from datetime import timedelta
from django.utils import timezone
from sammenhold.agreements.commands import adopting, asking, writing
from sammenhold.agreements.commands.answering import Given, answer
from sammenhold.agreements.models import Agreement
from sammenhold.agreements.wording import Wording
from sammenhold.directory.members import Member
from sammenhold.directory.models import Person
from sammenhold.rounds.models import Round
from sammenhold.rounds.queries import round_of

mette = Person.objects.get(name="Mette Holm")
lead = Member(mette.pk, mette.name, mette.organisation_id, mette.unit_id,
    frozenset(mette.roles.values_list("kind", "unit_id")))
round = round_of(lead, Round.objects.filter(unit=mette.unit_id).latest("created_at").pk)
Agreement.objects.all().delete()
today = timezone.localdate()
writing.add(lead, round, [
    Wording("nogen er med på skærm", "begynder mødet, når alle kan høre hinanden", risk="W2", question="Q3"),
    Wording("nogen skriver i chatten", "svarer vi samme dag", unless="den, der har fri", owner="Ali Demir"),
])
writing.look_after(lead, round, mette.pk, today + timedelta(days=28), "")
plan = asking.Plan(timezone.now() + timedelta(days=2), False, "")
if %(review)r:
    adopting.adopt(lead, round, today, by_meeting=True)
    opened = asking.look_back(lead, round, plan)
else:
    opened = asking.ask(lead, round, plan)
tokens = asking.make_links(lead, round, list(opened.links.values_list("person", flat=True)))
names = dict(Person.objects.filter(pk__in=tokens).values_list("pk", "name"))
result = {
    "round": str(round.id), "page": opened.agreement.page_key,
    "links": {names[person]: token for person, token in tokens.items()},
}
"""
TOLD = """
from sammenhold.agreements.models import Answer
result = sorted(Answer.objects.values_list("choice", "reason", "name"))
"""


@pytest.fixture(scope="module")
def site(start_site: Callable[..., LiveSite]) -> LiveSite:
    return start_site(demo=True)


def made(site: LiveSite, *, review: bool = False) -> dict[str, object]:
    found: dict[str, object] = site.python(MAKE % {"review": review})
    return found


def link(site: LiveSite, known: dict[str, object], name: str) -> str:
    links = known["links"]
    assert isinstance(links, dict)
    return f"{site.url}/a/{links[name]}/"


def test_answering_on_a_small_phone_without_scripts(browser: Browser, site: LiveSite) -> None:
    known = made(site)
    with staged(browser, site.url) as stage:
        page = stage.device(SMALL, java_script_enabled=False)
        page.goto(link(site, known, "Ali Demir"))
        page.locator('label:has(input[value="agree"])').first.click()
        page.locator('label:has(input[value="objection"])').nth(1).click()
        send(page.locator('button[name="box"][value="1"]'))
        expect(page.locator("main")).to_contain_text("En indvending skal have en begrundelse")
        page.locator("textarea").nth(1).fill("I Nuuk er jeg på, når I går hjem.")
        send(page.locator('button[name="box"][value="1"]'))
        expect(page.locator("h1")).to_contain_text("Tak")
        expect(page.locator("main")).not_to_contain_text("Nuuk")
    assert site.python(TOLD) == [
        ["agree", "", ""],
        ["objection", "I Nuuk er jeg på, når I går hjem.", ""],
    ]


def test_answering_by_keyboard(browser: Browser, site: LiveSite) -> None:
    known = made(site)
    with staged(browser, site.url, "en") as stage:
        page = stage.device(SMALL)
        page.goto(link(site, known, "Ali Demir"))
        keys = Keyboard(page)
        for number in range(2):
            name = page.locator('input[value="agree"]').nth(number).get_attribute("name")
            keys.tab_to(f'[name="{name}"]')
            keys.press("Space", *["ArrowDown"] * number)
        keys.tab_to('button[name="box"][value="0"]')
        keys.press("Enter")
        expect(page.locator("h1")).to_contain_text("Thank you")
        expect(page.locator("main")).to_contain_text("Agree: Ali Demir")
    assert site.python(TOLD) == [["agree", "", "Ali Demir"], ["concern", "", "Ali Demir"]]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("review", [False, True], ids=["agreeing", "looking-back"])
def test_the_pages_obey_axe_and_fit_a_small_phone(
    browser: Browser, site: LiveSite, axe: Callable[[Page], list[str]], language: str, review: bool
) -> None:
    known = made(site, review=review)
    base = f"{site.url}/rounds/{known['round']}/agreement/"
    with staged(browser, site.url, language) as stage:
        page = stage.sign_in(site.sign_in_link("mette.holm@sundby.example"))
        page.set_viewport_size(SMALL)  # type: ignore[arg-type]
        own = ["", "new/", "take/", "care/", "ask/", "asking/", "links/", "adopt/", "versions/"]
        pages = [base + path for path in [*own, *(["review/"] if review else [])]]
        for address in [*pages, f"{site.url}/agreement/{known['page']}/", link(site, known, "Ali Demir")]:
            page.goto(address)
            assert axe(page) == [], address
            wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            assert not page.evaluate(wide), address


def test_how_we_work_together_is_one_side_of_paper(browser: Browser, site: LiveSite) -> None:
    """Seven sentences of the greatest length that can be read aloud in one breath."""
    known = made(site, review=True)
    long = (
        "noget sker, som vi har set komme i lang tid, og som rører flere af os end den ene, der opdager det"
    )
    site.python(
        "from sammenhold.agreements.models import Version\n"
        "version = Version.objects.latest('made_at')\n"
        f"line = version.wording[0] | {{'when': {long!r}, 'text': {long!r}, 'unless': {long!r}}}\n"
        "version.wording = [line] * 7\n"
        "version.save()\nresult = None"
    )
    with staged(browser, site.url) as stage:
        page = stage.device(SMALL)
        page.goto(f"{site.url}/agreement/{known['page']}/")
        paper = page.pdf(format="A4")
    assert paper.count(b"/Type /Page\n") == 1
