"""The documents of the preparation: drafts, two who write at once, done, print."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from rounds.conftest import signed_in
from sammenhold.directory.members import Member
from sammenhold.rounds import queries
from sammenhold.rounds.documents import DOCUMENTS
from sammenhold.rounds.forms import BaseForm
from sammenhold.rounds.models import Paper, Round


def paper_url(round: Round, document: str = "notice") -> str:
    return reverse("round-paper", args=[round.pk, document])


def typed(client: Client, url: str, **changed: str) -> dict[str, str]:
    """What a browser would send: the form as it is shown, with some fields typed anew."""
    return on_screen(client.get(url)) | changed


def on_screen(page: Any) -> dict[str, str]:
    form, base = page.context["form"], page.context["base"]
    texts = {name: form[name].value() for name in form.fields}
    return texts | {base.add_prefix(name): base[name].value() for name in base.fields}


def test_a_draft_is_saved_and_a_done_page_carries_name_and_date(course: Round, mette: Member) -> None:
    client, url = signed_in(mette), paper_url(course)
    assert client.post(url, typed(client, url, kept="Et år")).url == url
    filled = dict.fromkeys(DOCUMENTS["notice"].wording(queries.round_of(mette, course.pk).facts), "Udfyldt")
    assert client.post(url, typed(client, url, **filled, finish="1")).status_code == 302
    assert "Mette Leder" in client.get(reverse("round-prepare", args=[course.pk])).text
    assert "Markeret som færdig af Mette Leder" in client.get(url).text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", {"Til vurderingen:", "aldrig hvem", "Svar i vurderingen:", "med stor indsats"}),
        ("en", {"For the screening:", "never who", "Answers to the screening:", "with great effort"}),
    ],
)
def test_the_notice_tells_of_the_screening(
    course: Round, mette: Member, language: str, words: set[str]
) -> None:
    """What is stored, for how long, who sees what, and what those who run the server could find."""
    with override(language):
        told = " ".join(DOCUMENTS["notice"].wording(queries.round_of(mette, course.pk).facts).values())
    assert not {each for each in words if each not in told}


def test_what_is_left_in_brackets_is_pointed_out_and_the_text_is_kept(course: Round, mette: Member) -> None:
    client, url = signed_in(mette), paper_url(course)
    page = client.post(url, typed(client, url, purpose="Mit formål", finish="1"))
    assert page.status_code == 422
    assert "kantede parenteser" in page.text
    assert Paper.objects.get(document="notice").texts["purpose"] == "Mit formål"


def test_two_leads_on_the_same_page_lose_nothing(course: Round, mette: Member, amir: Member) -> None:
    hers, his, url = signed_in(mette), signed_in(amir), paper_url(course)
    both = typed(hers, url), typed(his, url)
    hers.post(url, both[0] | {"kept": "Mettes tekst", "seen": "Mette ser"})
    page = his.post(url, both[1] | {"kept": "Amirs tekst"})
    assert page.status_code == 409
    for text in ("Mettes tekst", "Amirs tekst", "Mette Leder har også ændret", "Mette ser"):
        assert text in page.text
    again = on_screen(page)
    assert his.post(url, again | {"kept": "Begges tekst"}).status_code == 302
    kept = Paper.objects.get(document="notice").texts
    assert (kept["kept"], kept["seen"]) == ("Begges tekst", "Mette ser")


def test_typing_saves_and_the_next_draft_begins_from_what_is_on_the_screen(
    course: Round, mette: Member, amir: Member
) -> None:
    hers, his, url = signed_in(mette), signed_in(amir), paper_url(course)
    screen = typed(his, url)
    hers.post(url, typed(hers, url, seen="Mette ser"))
    screen |= {"kept": "Amirs"}
    answer = his.post(url, screen | {"draft": "1"})
    assert "Gemt som kladde af Amir Sikker" in answer.text
    base: BaseForm = answer.context["base"]
    screen |= {base.add_prefix(name): base[name].value() for name in base.fields} | {"kept": "Amirs tekst"}
    his.post(url, screen | {"draft": "1"})
    kept = Paper.objects.get(document="notice").texts
    assert (kept["kept"], kept["seen"]) == ("Amirs tekst", "Mette ser")


def test_typing_over_somebody_is_told_while_typing(course: Round, mette: Member, amir: Member) -> None:
    hers, his, url = signed_in(mette), signed_in(amir), paper_url(course)
    screen = typed(his, url)
    hers.post(url, typed(hers, url, kept="Mettes"))
    answer = his.post(url, screen | {"kept": "Amirs", "draft": "1"})
    assert "Se begge tekster" in answer.text
    assert Paper.objects.get(document="notice").texts["kept"] == "Mettes"


def test_line_ends_of_a_browser_are_no_change(course: Round, mette: Member) -> None:
    client, url = signed_in(mette), paper_url(course)
    client.post(url, typed(client, url))
    before = Paper.objects.get(document="notice")
    client.post(url, {key: text.replace("\n", "\r\n") for key, text in typed(client, url).items()})
    assert Paper.objects.get(document="notice").saved_at == before.saved_at


def test_a_text_without_end_is_refused(course: Round, mette: Member) -> None:
    client, url = signed_in(mette), paper_url(course)
    assert client.post(url, typed(client, url, kept="x" * 20_001)).status_code == 422
    assert not Paper.objects.filter(document="notice").exists()


def test_a_page_filled_in_in_danish_stays_danish_on_an_english_page(course: Round, mette: Member) -> None:
    danish, english, url = signed_in(mette), signed_in(mette, "en"), paper_url(course)
    danish.post(url, typed(danish, url))
    page = english.get(url)
    assert "er dataansvarlig" in page.text
    assert "is the data controller" in page.text
    assert 'lang="da"' in page.text
    assert "Notice to employees" in english.get(reverse("round-print", args=[course.pk, "notice"])).text


@pytest.mark.parametrize("key", ["notice", "dpia", "agreement"])
def test_legal_pages_say_that_they_are_templates(key: str, course: Round, mette: Member) -> None:
    client = signed_in(mette)
    for url in (paper_url(course, key), reverse("round-print", args=[course.pk, key])):
        assert "ikke juridisk rådgivning" in client.get(url).text


def test_a_finished_page_is_printed_without_what_was_meant_for_its_writers(
    course: Round, mette: Member
) -> None:
    client, url = signed_in(mette), paper_url(course, "agreement")
    facts = queries.round_of(mette, course.pk).facts
    filled = dict.fromkeys(DOCUMENTS["agreement"].wording(facts), "Udfyldt")
    client.post(url, typed(client, url, **filled, finish="1"))
    page = client.get(reverse("round-print", args=[course.pk, "agreement"]))
    assert '<div class="stack no-print">' in page.text


def test_print_is_headed_with_organisation_unit_and_date(course: Round, mette: Member) -> None:
    page = signed_in(mette).get(reverse("round-print", args=[course.pk, "agreement"]))
    assert "print-only" in page.text
    assert "Sundby Kommune · Ydelse · " in page.text
