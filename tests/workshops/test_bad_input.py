"""What cannot be taken is said in the reader's language, and what was written is handed back."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from sammenhold.live.acts import Done, Refused
from sammenhold.workshops import doors
from sammenhold.workshops.doors import cookie_name
from sammenhold.workshops.models import Note, Participant
from tests.workshops.conftest import Table

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("language", ["da", "en"]),
]
SHOWN = {
    "only emoji": "🎉🎉🎉",
    "right to left": "שלום, וגם \u202eעברית\u202c",
    "markup": "<b>fed</b><script>alert(1)</script>",
    "one letter": "x",
}


@pytest.fixture(autouse=True)
def _forget_counts() -> None:
    cache.clear()


def refused(outcome: object) -> str:
    assert isinstance(outcome, Refused), outcome
    return str(outcome.message)


def device(table: Table, language: str) -> tuple[Client, Participant]:
    who = table.join("room", language=language)
    client = Client(headers={"accept-language": language})
    client.cookies[cookie_name(table.workshop)] = table.keys[-1]
    return client, who


def test_a_note_that_cannot_be_one(table: Table, language: str) -> None:
    _, who = device(table, language)
    table.go_to("question", "write")
    long = refused(table.say(who, "note", text="ø" * 200_000))
    assert {"da": "200000 tegn", "en": "200000 characters"}[language] in long
    for nothing in ("", "   ", "\u200b\x00".strip("\u200b"), None, ["x"], {"a": 1}):
        empty = refused(table.say(who, "note", text=nothing))
        assert {"da": "Skriv", "en": "Write"}[language] in empty
    assert not table.step.notes.exists()


@pytest.mark.parametrize("what", SHOWN)
def test_any_letters_are_shown_as_text(table: Table, language: str, what: str) -> None:
    _, who = device(table, language)
    table.go_to("question", "write")
    assert isinstance(table.say(who, "note", text=SHOWN[what]), Done)
    table.go_to("question", "group")
    assert Note.objects.get().text == SHOWN[what]
    for audience in ("participant", "facilitator", "screen"):
        html = table.html(audience, language)
        assert SHOWN[what].replace("<", "&lt;").replace(">", "&gt;") in html
        assert "<script>" not in html


def test_too_late_too_early_and_hidden(table: Table, language: str) -> None:
    _, who = device(table, language)
    words = {"da": "Den del er slut", "en": "This part is over"}[language]
    assert words in refused(table.say(who, "dots", **{f"dots-{who.pk.hex}": "1"}))
    table.go_to("question", "write")
    key = "11111111-0000-4000-8000-000000000000"
    assert isinstance(table.say(who, "note", key, text="til tiden"), Done)
    table.next()
    assert words in refused(table.say(who, "note", text="for sent"))
    table.lead("end")
    ended = {"da": "Workshoppen er slut", "en": "The workshop has ended"}[language]
    assert ended in refused(table.say(who, "note", text="alt for sent"))


def test_a_vote_beyond_the_limit_or_on_what_is_hidden(table: Table, language: str) -> None:
    _, who = device(table, language)
    step = table.go_to("question", "write")
    for number in range(4):
        table.say(who, "note", text=f"indlæg {number}")
    table.go_to("question", "group")
    hidden = step.notes.all()[0]
    table.lead("hide", note=hidden.pk.hex, on="1", reason="nævner en kollega")
    table.go_to("question", "vote")
    groups = [group.pk.hex for group in step.groups.all()]
    assert len(groups) == 3, "what is hidden cannot be voted on"
    unknown = refused(table.say(who, "dots", **{f"dots-{hidden.pk.hex}": "1"}))
    assert {"da": "ikke længere", "en": "no longer there"}[language] in unknown
    for group, dots in zip(groups, "32", strict=False):
        assert isinstance(table.say(who, "dots", **{f"dots-{group}": dots}), Done)
    too_many = refused(table.say(who, "dots", **{f"dots-{groups[2]}": "1"}))
    assert {"da": "højst give 3", "en": "at most 3"}[language] in too_many


def test_grouping_a_note_that_another_just_moved(table: Table, language: str) -> None:
    _, who = device(table, language)
    step = table.go_to("question", "write")
    for number in range(3):
        table.say(who, "note", text=f"indlæg {number}")
    table.go_to("question", "group")
    one, two, three = (note.pk.hex for note in step.notes.all())
    table.say(table.people[0], "move", note=one, to=f"note:{two}")
    group = step.groups.get().pk.hex
    assert isinstance(table.say(who, "move", note=one, to=f"note:{three}"), Done), "the last one counts"
    table.say(table.people[0], "move", note=two, to="")
    gone = refused(table.say(who, "move", note=three, to=f"group:{group}"))
    assert {"da": "opløst", "en": "dissolved"}[language] in gone
    assert step.notes.count() == 3


def test_without_script_a_refused_text_is_handed_back(table: Table, language: str) -> None:
    client, _ = device(table, language)
    address = reverse("act", args=[table.workshop.code])
    page = client.post(address, {"kind": "note", "text": "min <b>gode</b> tanke"})
    assert page.status_code == 409
    html = page.content.decode()
    assert f'lang="{language}"' in html
    assert {"da": "Den del er slut", "en": "This part is over"}[language] in html
    assert "min &lt;b&gt;gode&lt;/b&gt; tanke" in html
    assert reverse("room", args=[table.workshop.code]) in html


def test_codes_that_open_nothing(table: Table, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(headers={"accept-language": language})
    wrong = client.post(reverse("front"), {"code": "ZZZZZZ"})
    assert wrong.status_code == 404
    assert {"da": "ingen workshop", "en": "no workshop"}[language] in wrong.content.decode()
    monkeypatch.setattr(doors, "WRONG_CODES_IN_A_WHILE", 1)
    guessed = client.post(reverse("front"), {"code": "ZZZZZY"})
    assert guessed.status_code == 429
    assert {"da": "Vent ti minutter", "en": "Wait ten minutes"}[language] in guessed.content.decode()
    cache.clear()
    table.lead("end")
    closed = client.get(reverse("join", args=[table.workshop.code]))
    assert {"da": "slut", "en": "ended"}[language] in closed.content.decode()


def test_a_crowd_from_one_address_is_let_in_up_to_the_operators_limit(
    table: Table, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "joins_allowed", lambda: 3)
    before = Participant.objects.count()
    here = {"place": "room", "language": language, "name": ""}
    address = reverse("join", args=[table.workshop.code])
    arrivals = [Client(headers={"accept-language": language}).post(address, here) for _ in range(4)]
    assert [answer.status_code for answer in arrivals] == [302, 302, 302, 429]
    words = {"da": "Rigtig mange er kommet med", "en": "Very many have joined"}[language]
    assert words in arrivals[-1].content.decode()
    assert Participant.objects.count() == before + 3
    elsewhere = Client(REMOTE_ADDR="192.0.2.7").post(address, here)
    assert elsewhere.status_code == 302, "another address is not held back"
