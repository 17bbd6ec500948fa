"""Notes that those who lead read before all see them, without learning who wrote them."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sammenhold.live.acts import Done, Refused
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.commands.joining import participant_with
from sammenhold.workshops.models import Note, Participant, Workshop
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def table(make_table: Callable[..., Table]) -> Table:
    """Everybody but the last has written one note, the first two."""
    table = make_table(3, 2, begun=False)
    preparing.settle_terms(table.workshop, "Virtuelt", 5, links_only=False, read_first=True)
    table.lead("open")
    table.go_to("gains", "write")
    for number, who in enumerate(table.people[:4]):
        table.say(who, "note", text=f"indlæg {number}")
    table.say(table.people[0], "note", text="grimt indlæg")
    return table


def shown(table: Table) -> tuple[str, str]:
    """The key and the text of the note that stands on the console."""
    html = table.html("facilitator")
    key = re.search(r'id="read-(\w+)"', html)
    text = re.search(r'<p class="lede">([^<]+)</p>\s*<form[^>]*id="through', html)
    assert key
    assert text
    return key[1], text[1]


def read(table: Table, *, remove: bool = True) -> None:
    """Let everything through but the ugly one."""
    while "read-" in table.html("facilitator"):
        key, text = shown(table)
        if text == "grimt indlæg":
            table.lead("hold-back", note=key, reason="Nævner en kollega", remove=str(int(remove)))
        else:
            table.lead("let-through", note=key)


def test_notes_are_read_one_at_a_time_before_all_see_them(table: Table) -> None:
    ids = set(Note.objects.values_list("pk", flat=True))
    assert "læser de, der leder" in table.html(), "it is told where one writes"
    table.next()
    assert table.step.reading
    assert ids.isdisjoint(Note.objects.values_list("pk", flat=True)), "an id that its writer knows is shown"
    assert sum(f"indlæg {number}" in table.html("facilitator") for number in range(4)) <= 1
    for audience in ("participant", "screen"):
        assert "indlæg 0" not in table.html(audience)
        assert "grimt" not in table.html(audience)
    late = table.say(table.people[1], "note", text="for sent")
    assert isinstance(late, Refused)
    assert late.code == "over"
    assert "ready-button" not in table.html(), "there is nothing to be done with"
    assert "er færdige" not in table.html("screen")
    assert table.html("facilitator").count("button-primary") == 1
    early = table.lead("next", at=table.at)
    assert isinstance(early, Refused)
    assert early.code == "unread"
    read(table, remove=False)
    table.next()
    assert (table.step.phase, table.step.reading) == ("show", False)
    assert "grimt" not in table.html("screen") + table.html()
    assert all(f"indlæg {number}" in table.html("screen") for number in range(4))
    assert not Note.objects.exclude(author=None).exists()
    assert Note.objects.get(text="grimt indlæg").hidden == "Nævner en kollega"


def test_no_screen_says_who_wrote_what_is_read(table: Table) -> None:
    table.next()
    told = table.html("facilitator")
    assert not any(who.pk.hex in told or str(who.pk) in told for who in table.people)


def test_the_device_goes_and_nothing_tells_which(table: Table) -> None:
    writer = table.people[0]
    table.say(writer, "hand", on="1")
    table.next()
    counts = re.findall(r'<div id="counts".*?</div>', table.html("facilitator"), re.DOTALL)
    people = re.findall(r"\d i lokalet|\d andre steder", counts[0])
    read(table)
    after = re.findall(r'<div id="counts".*?</div>', table.html("facilitator"), re.DOTALL)
    assert re.findall(r"\d i lokalet|\d andre steder", after[0]) == people
    assert writer.name in table.html("facilitator"), "a hand that went down would tell whose it was"
    assert participant_with(table.keys[0], table.workshop.pk) is None
    assert not Note.objects.filter(text="indlæg 0").exists()
    again = table.say(writer, "ready", on="1")
    assert isinstance(again, Refused)
    assert again.code == "removed"
    device = Client()
    device.cookies[f"p-{table.workshop.pk.hex}"] = table.keys[0]
    room = device.get(reverse("room", args=[table.workshop.code]))
    assert room["Location"] == reverse("join", args=[table.workshop.code])
    assert isinstance(table.say(table.people[1], "ready", on="1"), Done)
    table.lead("end")
    assert not Participant.objects.filter(removed=True).exists()
    assert Workshop.objects.get().minutes["hidden"] == ["Nævner en kollega"]  # type: ignore[index]


def test_two_who_read_at_once_do_not_undo_one_another(table: Table) -> None:
    table.next()
    key, _text = shown(table)
    table.lead("let-through", note=key)
    late = table.lead("hold-back", note=key, reason="for sent", remove="1")
    assert isinstance(late, Done)
    assert not Note.objects.exclude(hidden="").exists()
    assert not Participant.objects.filter(removed=True).exists()


def test_what_nobody_has_read_is_not_shown_when_it_ends(table: Table) -> None:
    table.next()
    table.lead("end")
    minutes = Workshop.objects.get().minutes
    assert minutes is not None
    assert [step["notes"] for step in minutes["steps"] if step["kind"] == "gains"] == [[]]
    assert minutes["hidden"] == ["Ikke læst, før workshoppen sluttede"] * 5


def test_a_reason_is_needed(table: Table) -> None:
    table.next()
    key, _text = shown(table)
    refused = table.lead("hold-back", note=key, reason=" ", remove="1")
    assert isinstance(refused, Refused)
    assert refused.code == "empty"


def test_it_cannot_be_chosen_once_people_may_have_written(make_table: Callable[..., Table]) -> None:
    table = make_table(2, 2)
    preparing.settle_terms(table.workshop, "Virtuelt", 5, links_only=False, read_first=True)
    Workshop.objects.filter(read_first=False).get()
    table.go_to("gains", "write")
    table.say(table.people[0], "note", text="fortroligt")
    table.next()
    assert table.step.phase == "show"
    assert isinstance(table.lead("let-through", note="x"), Refused)
