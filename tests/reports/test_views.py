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
KINDS = ("pdf", "docx", "xlsx", "json")


def title(content: bytes) -> str:
    metadata = PdfReader(io.BytesIO(content)).metadata
    return (metadata.title or "") if metadata else ""


def test_those_who_lead_get_a_pdf_in_either_language(ended: Ended) -> None:
    answer = ended.leads().get(ended.led())
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "private, no-store"
    assert (
        answer["Content-Disposition"] == 'attachment; filename="referat-digital-borgerservice-2026-11-12.pdf"'
    )
    assert title(answer.content) == "Referat: Sammen på afstand"
    english = ended.leads().get(ended.led(), {"language": "en"})
    assert title(english.content) == "Minutes: Sammen på afstand"
    assert "minutes-digital-borgerservice" in english["Content-Disposition"]


def test_an_unknown_language_is_danish(ended: Ended) -> None:
    assert title(ended.leads().get(ended.led(), {"language": "xx"}).content).startswith("Referat")


def test_the_data_is_what_was_frozen(ended: Ended) -> None:
    answer = ended.leads().get(ended.led("json"))
    told = json.loads(answer.content)
    assert told.pop("erasing") == {"done": False, "when": None}
    assert told == ended.workshop.minutes
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("kind", "office"), [("docx", "wordprocessingml.document"), ("xlsx", "spreadsheetml.sheet")]
)
def test_word_and_excel_come_as_files_of_their_kind(ended: Ended, kind: str, office: str) -> None:
    for answer in (ended.leads().get(ended.led(kind)), ended.took_part().get(ended.taken_home(kind))):
        assert answer["Content-Type"] == f"application/vnd.openxmlformats-officedocument.{office}"
        assert f'filename="referat-digital-borgerservice-2026-11-12.{kind}"' in answer["Content-Disposition"]
        assert answer["Cache-Control"] == "private, no-store"
        assert answer.content.startswith(b"PK")


def test_who_took_part_gets_the_pdf(ended: Ended) -> None:
    assert title(ended.took_part().get(ended.taken_home()).content) == "Referat: Sammen på afstand"


@pytest.mark.parametrize("kind", KINDS)
def test_strangers_are_asked_to_sign_in_and_others_find_nothing(
    ended: Ended, elsewhere: Ended, kind: str
) -> None:
    address = ended.led(kind)
    stranger = Client().get(address)
    assert stranger.status_code == 302
    assert "login" in stranger["Location"]
    assert ended.took_part().get(address).status_code == 302
    assert elsewhere.leads().get(address).status_code == NOT_THERE


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_participants_of_another_workshop_find_nothing(ended: Ended, elsewhere: Ended, kind: str) -> None:
    address = ended.taken_home(kind)
    assert Client().get(address).status_code == NOT_THERE
    assert elsewhere.took_part().get(address).status_code == NOT_THERE
    forged = elsewhere.took_part()
    forged.cookies[f"p-{ended.workshop.pk.hex}"] = elsewhere.key
    assert forged.get(address).status_code == NOT_THERE
    assert ended.took_part().get(f"/w/AAAAAA/minutes.{kind}").status_code == NOT_THERE


def test_before_the_end_there_is_nothing(ended: Ended) -> None:
    Workshop.objects.update(minutes=None)
    for kind in KINDS:
        assert ended.leads().get(ended.led(kind)).status_code == NOT_THERE
        assert ended.took_part().get(ended.taken_home(kind)).status_code == NOT_THERE


def test_the_page_of_minutes_leads_to_the_files(ended: Ended) -> None:
    page = ended.leads().get(f"/workshops/{ended.workshop.pk}/minutes/").content.decode()
    for kind in KINDS:
        assert f'href="{ended.led(kind)}"' in page
    page = ended.took_part().get(f"/w/{ended.workshop.code}/minutes/").content.decode()
    for kind in ("pdf", "docx", "xlsx"):
        assert f'href="{ended.taken_home(kind)}"' in page
    assert ended.led("json") not in page


def queries(ended: Ended) -> list[int]:
    counted = []
    for client, address in ((ended.leads(), ended.led("json")), (ended.took_part(), ended.taken_home())):
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
