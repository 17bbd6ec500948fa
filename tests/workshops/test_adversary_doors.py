"""What somebody with bad intentions meets at the doors: in pages, cookies, tickets and print."""

import json
import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import timezone

from sammenhold.directory import commands
from sammenhold.live.acts import Done, Refused
from sammenhold.live.ticket import Ticket, TicketError, issue, read
from sammenhold.reports.printing import minutes_file
from sammenhold.workshops.commands import joining, preparing
from sammenhold.workshops.doors import cookie_name
from sammenhold.workshops.models import Participant, Workshop
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)

EVIL = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}{% now 'Y' %}</textarea>#eval(1)$x$"
EVENTS = re.compile(r"^on[a-z]+$")


class Reader(HTMLParser):
    """Finds what injected markup would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{tag} {name}" for name, _value in attrs if EVENTS.match(name)]
        self.inside = tag
        if tag == "img" and dict(attrs).get("src") == "x":
            self.found.append("img")

    def handle_data(self, data: str) -> None:
        if self.inside == "script" and "alert(2)" in data and '"values"' not in data:
            self.found.append("script")


def injected(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html)
    return reader.found


def pages(table: Table, device: Client, leading: Client) -> list[str]:
    code, pk, key = table.workshop.code, table.workshop.pk, table.workshop.screen_key
    told = [
        device.get(f"/{path}") for path in (f"w/{code}/", f"w/{code}/me/", f"w/{code}/minutes/", f"s/{key}/")
    ]
    paths = ("", "lead/", "links/", "minutes/")
    told += [leading.get(f"/workshops/{pk}/{path}") for path in paths]
    told.append(Client().get(f"/j/{code}/"))
    frames = [
        table.html(who, language)
        for who in ("participant", "facilitator", "screen")
        for language in ("da", "en")
    ]
    return frames + [answer.content.decode() for answer in told if answer.status_code == 200]


@pytest.fixture
def leading(leader) -> Client:  # type: ignore[no-untyped-def]
    client = Client()
    client.force_login(commands.let_person_in(leader))
    return client


def test_no_text_becomes_markup_anywhere(table: Table, leading: Client) -> None:
    """Every text a person can write, on every page and frame, in the minutes, as data and in print."""
    preparing.settle_terms(table.workshop, EVIL[:200], 5, links_only=False)
    who = table.join("elsewhere", name="<i onclick=x>")
    device = Client()
    device.cookies[cookie_name(table.workshop)] = table.keys[-1]
    seen: list[str] = []
    table.say(who, "hand", on="1")
    seen += pages(table, device, leading)
    table.go_to("question", "write")
    assert isinstance(table.say(who, "note", text=EVIL), Done)
    table.say(who, "note", text=EVIL + "2")
    seen += pages(table, device, leading)
    step = table.go_to("question", "group")
    one, two = step.notes.all()
    table.say(who, "move", note=one.pk.hex, to=f"note:{two.pk.hex}")
    table.say(who, "group-title", group=step.groups.get().pk.hex, title=EVIL[:120])
    table.lead("hide", note=one.pk.hex, reason=EVIL, on="1")
    seen += pages(table, device, leading)
    table.go_to("question", "vote")
    seen += pages(table, device, leading)
    table.go_to("question", "decide")
    table.say(who, "propose", when=EVIL, text=EVIL)
    proposal = table.step.proposals.get()
    stance = {f"stance-{proposal.pk.hex}-1": "objection", "proposal": proposal.pk.hex, "reason": EVIL}
    table.say(who, "answer", **stance)
    seen += pages(table, device, leading)
    table.say(who, "volunteer", proposal=proposal.pk.hex)
    table.lead("settle", proposal=proposal.pk.hex)
    table.lead("amend", proposal=proposal.pk.hex, when=EVIL, text=EVIL + "!")
    table.lead("settle", proposal=proposal.pk.hex)
    seen += pages(table, device, leading)
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    assert isinstance(table.lead("adopt", proposal=proposal.pk.hex, owner=EVIL[:120], due=day), Done)
    table.lead("end")
    seen += pages(table, device, leading)
    assert sum("onerror" in html for html in seen) > 40, "the texts were shown"
    assert [found for html in seen for found in injected(html)] == []
    assert not any("49" in html and "{{7*7}}" not in html for html in seen if "7*7" in html)
    minutes = Workshop.objects.get(pk=table.workshop.pk).minutes
    assert minutes is not None
    assert minutes_file(minutes, "pdf", "da").startswith(b"%PDF")
    sent = leading.get(f"/workshops/{table.workshop.pk}/minutes.json")
    assert sent["Content-Type"] == "application/json"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Content-Disposition"].startswith("attachment")
    assert json.loads(sent.content)["decisions"][0]["text"] == EVIL + "!"


def test_the_key_is_a_cookie_that_no_script_and_no_other_site_can_use(table: Table) -> None:
    answer = Client().post(
        f"/j/{table.workshop.code}/", {"place": "room", "language": "da", "name": ""}, secure=True
    )
    cookie = answer.cookies[cookie_name(table.workshop)]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["secure"]
    assert not Participant.objects.filter(key_hash=cookie.value).exists(), "only a fingerprint is kept"


def test_joining_by_another_sites_form_is_refused(table: Table) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"/j/{table.workshop.code}/", {"place": "room", "language": "da"})
    assert answer.status_code == 403


def test_acting_needs_the_devices_key_or_the_leads_session(table: Table) -> None:
    """The act addresses take no CSRF token: without the Lax cookie, as from another site, there is nobody."""
    table.go_to("question", "write")
    stranger = Client()
    assert stranger.post(f"/w/{table.workshop.code}/act/", {"kind": "note", "text": "x"}).status_code == 404
    assert stranger.post(f"/workshops/{table.workshop.pk}/lead/act/", {"kind": "end"}).status_code != 200
    assert table.step.notes.count() == 0
    assert Workshop.objects.get(pk=table.workshop.pk).state == Workshop.State.OPEN


def test_a_key_opens_one_workshop_only(make_table) -> None:  # type: ignore[no-untyped-def]
    one, other = make_table(1, 0), make_table(1, 0)
    device = Client()
    device.cookies[cookie_name(other.workshop)] = one.keys[0]
    assert device.get(f"/w/{other.workshop.code}/").status_code == 302
    assert device.post(f"/w/{other.workshop.code}/act/", {"kind": "hand", "on": "1"}).status_code == 404


def test_a_participant_cannot_name_an_audience(table: Table) -> None:
    """The audience comes with the door, never with the form."""
    device = Client()
    device.cookies[cookie_name(table.workshop)] = table.keys[0]
    form = {"kind": "next", "at": table.at, "audience": "facilitator", "who": "lead-1"}
    before = table.at
    device.post(f"/w/{table.workshop.code}/act/", form)
    assert table.at == before


def test_a_changed_ticket_opens_nothing(table: Table) -> None:
    token = issue(Ticket(table.workshop.topic, "participant", "da", table.people[0].pk.hex))
    body, _, rest = token.partition(":")
    forged = issue(Ticket(table.workshop.topic, "facilitator", "da", "lead-1")).partition(":")[0]
    for tried in (f"{forged}:{rest}", body, token[:-1] + ("A" if token[-1] != "A" else "B"), "", "::"):
        with pytest.raises(TicketError):
            read(tried)


def test_after_the_end_a_participant_reads_and_does_nothing_more(table: Table) -> None:
    device = Client()
    device.cookies[cookie_name(table.workshop)] = table.keys[0]
    table.go_to("question", "decide")
    table.lead("lead-propose", text="x")
    proposal = table.step.proposals.get()
    table.lead("end")
    for kind in ("note", "ready", "hand", "propose", "answer", "volunteer", "dots", "rate", "equal", "move"):
        outcome = table.say(table.people[0], kind, proposal=proposal.pk.hex, on="1", text="for sent")
        assert isinstance(outcome, Refused)
        assert outcome.code == "closed"
    assert device.get(f"/w/{table.workshop.code}/minutes/").status_code == 200
    assert Client().get(f"/w/{table.workshop.code}/minutes/").status_code == 404
    assert Client().get(f"/w/{table.workshop.code}/minutes.pdf").status_code == 404
    late = Client().post(f"/j/{table.workshop.code}/", {"place": "room", "language": "da"})
    assert cookie_name(table.workshop) not in late.cookies


def test_two_who_press_next_at_once_go_one_part_on(table: Table) -> None:
    at = table.at
    table.lead("next", at=at)
    there = table.at
    table.lead("next", at=at)
    assert table.at == there != at


def test_a_link_says_nothing_of_who_opened_it(table: Table, leader) -> None:  # type: ignore[no-untyped-def]
    """The database alone does not tie a device that came by a link to the person the link was made for."""
    token = joining.invite(table.workshop, [leader.pk])[leader.pk]
    device = Client()
    device.post(f"/i/{token}/", {"place": "room", "language": "da", "name": ""})
    participant = Participant.objects.get(personal=True)
    invitation = table.workshop.invitations.get()
    held = {
        str(value) for row in Participant.objects.filter(pk=participant.pk).values_list() for value in row
    }
    assert not held & {str(leader.pk), invitation.token_hash, token}
