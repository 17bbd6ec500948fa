"""A round's documents as files: what was written, in its own language, for print and for Word."""

import io

import docx
import pytest
from django.urls import reverse

from sammenhold.rounds.documents import APV, DOCUMENTS
from tests.overview.conftest import Team, built
from tests.reports.reading import Printed

HOSTILE = '#read("/etc/passwd") = 1+1 <b>fed</b> 😀'


@pytest.fixture
def team(db: None) -> Team:
    return built()


TEXT = f"Først.\n- {HOSTILE}\n- To\nSidst."


def test_the_enclosure_is_an_accessible_pdf_with_its_parts_and_signatures(team: Team) -> None:
    team.write(APV, TEXT)
    answer = team.client.get(reverse("round-paper-pdf", args=[team.round_id, "apv"]))
    assert answer["Content-Type"] == "application/pdf"
    assert "bilag-til-apv-ydelse" in answer["Content-Disposition"]
    printed = Printed(answer.content)
    assert printed.language.startswith("da")
    assert printed.tags["H1"] == len(APV.blanks) + 1
    assert printed.tags["LI"] == 2 * len(APV.blanks)
    for told in ("2. Sygefravær", '#read("/etc/passwd")', "Mette", "arbejdsmiljoe.kk.dk", "Underskrifter"):
        assert told in printed.text


def test_what_was_written_in_english_is_an_english_document(team: Team) -> None:
    team.write(APV, TEXT, "en")
    printed = Printed(team.client.get(reverse("round-paper-pdf", args=[team.round_id, "apv"])).content)
    assert "2. Sickness absence" in printed.text
    assert printed.language.startswith("en")


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_document_can_be_taken_home_before_anybody_wrote_in_it(team: Team, key: str) -> None:
    for kind in ("pdf", "docx"):
        answer = team.client.get(reverse(f"round-paper-{kind}", args=[team.round_id, key]))
        assert answer.status_code == 200


def test_word_has_the_same_parts(team: Team) -> None:
    team.write(APV, TEXT)
    answer = team.client.get(reverse("round-paper-docx", args=[team.round_id, "apv"]))
    document = docx.Document(io.BytesIO(answer.content))
    headings = [line.text for line in document.paragraphs if line.style and line.style.name == "Heading 1"]
    assert headings[: len(APV.blanks)] == [
        "Hvad det handler om, og hvordan I fandt ud af det",
        *headings[1:6],
    ]
    assert "To" in [
        line.text for line in document.paragraphs if line.style and line.style.name == "List Bullet"
    ]


def test_strangers_find_nothing(team: Team) -> None:
    address = reverse("round-paper-pdf", args=[team.round_id, "apv"])
    assert built().client.get(address).status_code == 404
    assert team.client.get(reverse("round-paper-pdf", args=[team.round_id, "nothing"])).status_code == 404
