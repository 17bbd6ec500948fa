"""The minutes for Word: complete, with real headings and tables, and unimpressed by whatever people write."""

import io
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.reports.printing import minutes_file
from sammenhold.reports.signs import writable
from sammenhold.reports.word.minutes import written
from tests.reports import samples

LANGUAGES = pytest.mark.parametrize("language", ["da", "en"])


def document(frozen: dict[str, Any], language: str = "da") -> Document:
    return docx.Document(io.BytesIO(minutes_file(frozen, "docx", language)))


def lines(found: Document) -> list[str]:
    """Every paragraph in order, those in tables too."""
    return ["".join(part.text or "" for part in one.iter(qn("w:t"))) for one in found.element.iter(qn("w:p"))]


def of_style(found: Document, style: str) -> list[str]:
    return [one.text for one in found.paragraphs if one.style and one.style.name == style]


@LANGUAGES
def test_title_and_language_are_set_and_headings_are_headings(language: str) -> None:
    found = document(samples.minutes(), language)
    assert (
        found.core_properties.title
        == {"da": "Referat: Sammen på afstand", "en": "Minutes: Sammen på afstand"}[language]
    )
    spoken = {lang.get(qn("w:val")) for lang in found.styles.element.iter(qn("w:lang"))}
    assert spoken == {{"da": "da-DK", "en": "en-GB"}[language]}
    assert of_style(found, "Title") == ["Sammen på afstand"]
    first = {"da": ["Beslutninger", "Parkeret, så andre afgør det"], "en": ["Decisions"]}[language]
    assert of_style(found, "Heading 1")[: len(first)] == first
    assert "Den uformelle snak" in of_style(found, "Heading 2")


def test_each_table_has_a_header_row_and_is_named() -> None:
    found = document(samples.minutes())
    assert len(found.tables) == 3
    for table in found.tables:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


@LANGUAGES
def test_everything_in_the_minutes_can_be_read(language: str) -> None:
    frozen = samples.with_origins()
    words = "\n".join(lines(document(frozen, language)))
    for decision in frozen["decisions"]:
        assert decision["text"] in words
        assert decision["owner"] in words
    for step in frozen["steps"]:
        for note in [*step.get("notes", []), *(n for g in step.get("groups", []) for n in g["notes"])]:
            assert note in words
        for proposal in step.get("proposals", []):
            for asked in (proposal, *proposal["earlier"]):
                assert asked["text"] in words
                assert all(voice["reason"] in words for voice in asked["voices"])
        for bar in step.get("bars", []):
            assert bar["title"][language] in words
    assert frozen["hidden"][0] in words


def test_the_order_is_that_of_the_pdf() -> None:
    headings = of_style(document(samples.minutes()), "Heading 1")
    assert [headings[0], headings[2], headings[-1]] == [
        "Beslutninger",
        "Det, der virker, og som vi vil bevare",
        "Underskrifter",
    ]


def test_what_a_group_told_the_others_stands_under_its_question() -> None:
    frozen = samples.minutes()
    asked = next(step for step in frozen["steps"] if step["kind"] == "question")
    asked["summary"] = "Vi mødes over kaffen"
    told = lines(document(frozen))
    at = told.index("Gruppen fortalte de andre: Vi mødes over kaffen")
    assert told[at - 1] == asked["title"]["da"]


def test_a_decision_leads_to_its_question_its_notes_and_its_answers_and_back() -> None:
    found = document(samples.with_origins())
    places = {mark.get(qn("w:name")) for mark in found.element.iter(qn("w:bookmarkStart"))}
    ways = [link.get(qn("w:anchor")) for link in found.element.iter(qn("w:hyperlink"))]
    assert ways[:3] == ["step_4", "group_4_1", "proposal_4_1"]
    assert {"decision_1", "parked_1"} <= set(ways) <= places


def test_what_people_wrote_stands_as_they_wrote_it() -> None:
    notes = [*samples.HOSTILE, *samples.RIGHT_TO_LEFT, "God idé 😀👍🏽", "中", "y" * 200_000]
    told = "".join(lines(document(samples.with_notes(*notes))))
    for note in notes:
        assert told.count("".join(note.split("\n")).replace("\r", "")) >= 1
    controls = "".join(lines(document(samples.with_notes("nul \x00 og \ud800 \x0b"))))
    assert "nul [u+0000] og [u+d800] [u+000b]" in controls


def test_words_from_right_to_left_are_marked_so() -> None:
    found = document(samples.with_notes(*samples.RIGHT_TO_LEFT))
    marked = [one for one in found.paragraphs if one.text in samples.RIGHT_TO_LEFT]
    assert len(marked) == 4
    assert all(one._p.pPr is not None and one._p.pPr.find(qn("w:bidi")) is not None for one in marked[:2])


def test_nothing_said_and_nothing_decided_still_makes_a_document() -> None:
    words = lines(document(samples.empty()))
    assert any(line.startswith("Der blev ikke truffet beslutninger") for line in words)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(), min_size=1, max_size=80), min_size=1, max_size=8))
def test_no_text_can_stop_it(notes: list[str]) -> None:
    from sammenhold.reports.paper import paper_of

    frozen = samples.with_notes(*notes) | {
        "title": notes[0],
        "unit": notes[-1],
        "organisation": notes[0] * 300,
    }
    made = written(writable(paper_of(frozen, "da")), 0)
    assert docx.Document(io.BytesIO(made)).paragraphs
