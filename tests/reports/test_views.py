"""Who may take the minutes home, and what they get."""

import io
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from sammenhold.workshops.models import Workshop
from tests.reports.conftest import Ended

NOT_THERE = 404


def title(content: bytes) -> str:
    metadata = PdfReader(io.BytesIO(content)).metadata
    return (metadata.title or "") if metadata else ""


def test_those_who_lead_get_a_pdf_in_either_language(ended: Ended) -> None:
    answer = ended.leads().get(ended.pdf)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "private, no-store"
    assert (
        answer["Content-Disposition"] == 'attachment; filename="referat-digital-borgerservice-2026-11-12.pdf"'
    )
    assert title(answer.content) == "Referat: Sammen på afstand"
    english = ended.leads().get(ended.pdf, {"language": "en"})
    assert title(english.content) == "Minutes: Sammen på afstand"
    assert "minutes-digital-borgerservice" in english["Content-Disposition"]


def test_an_unknown_language_is_danish(ended: Ended) -> None:
    assert title(ended.leads().get(ended.pdf, {"language": "xx"}).content).startswith("Referat")


def test_the_data_is_what_was_frozen(ended: Ended) -> None:
    answer = ended.leads().get(ended.json)
    assert json.loads(answer.content) == ended.workshop.minutes
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/json"


def test_who_took_part_gets_the_pdf(ended: Ended) -> None:
    assert title(ended.took_part().get(ended.participants_pdf).content) == "Referat: Sammen på afstand"


@pytest.mark.parametrize("kind", ["pdf", "json"])
def test_strangers_are_asked_to_sign_in_and_others_find_nothing(
    ended: Ended, elsewhere: Ended, kind: str
) -> None:
    address = getattr(ended, kind)
    stranger = Client().get(address)
    assert stranger.status_code == 302
    assert "login" in stranger["Location"]
    assert ended.took_part().get(address).status_code == 302
    assert elsewhere.leads().get(address).status_code == NOT_THERE


def test_participants_of_another_workshop_find_nothing(ended: Ended, elsewhere: Ended) -> None:
    assert Client().get(ended.participants_pdf).status_code == NOT_THERE
    assert elsewhere.took_part().get(ended.participants_pdf).status_code == NOT_THERE
    forged = elsewhere.took_part()
    forged.cookies[f"p-{ended.workshop.pk.hex}"] = elsewhere.key
    assert forged.get(ended.participants_pdf).status_code == NOT_THERE
    assert ended.took_part().get("/w/AAAAAA/minutes.pdf").status_code == NOT_THERE


def test_before_the_end_there_is_nothing(ended: Ended) -> None:
    Workshop.objects.update(minutes=None)
    for address in (ended.pdf, ended.json):
        assert ended.leads().get(address).status_code == NOT_THERE
    assert ended.took_part().get(ended.participants_pdf).status_code == NOT_THERE


def test_the_page_of_minutes_leads_to_the_files(ended: Ended) -> None:
    page = ended.leads().get(f"/workshops/{ended.workshop.pk}/minutes/").content.decode()
    assert f'href="{ended.pdf}"' in page
    assert f'href="{ended.json}"' in page
    page = ended.took_part().get(f"/w/{ended.workshop.code}/minutes/").content.decode()
    assert f'href="{ended.participants_pdf}"' in page
    assert ended.json not in page


def queries(ended: Ended) -> list[int]:
    counted = []
    for client, address in ((ended.leads(), ended.json), (ended.took_part(), ended.participants_pdf)):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counted.append(len(asked))
    return counted


def test_queries_do_not_grow_with_the_minutes(ended: Ended) -> None:
    before = queries(ended)
    frozen = ended.workshop.minutes
    assert frozen
    frozen["steps"][1]["notes"] *= 100
    frozen["decisions"] *= 5
    Workshop.objects.update(minutes=frozen)
    assert queries(ended) == before
    assert max(before) <= 12
