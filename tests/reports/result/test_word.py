"""A published result for Word: the same content as the PDF, with real headings, and tables for pictures."""

import io

import docx
import pytest
from django.utils.translation import override
from docx.document import Document
from docx.oxml.ns import qn

from sammenhold.reports.printing import RESULTS, result_file
from sammenhold.surveys.commands import simulating
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.results import result_of
from tests.reports import samples
from tests.surveys.conftest import House

LANGUAGES = pytest.mark.parametrize("language", ["da", "en"])


def document(wave: Wave, node: str = "", language: str = "da") -> Document:
    with override(language):
        view = result_of(wave, node)
    return docx.Document(io.BytesIO(result_file(view, "docx", language)))


def words(found: Document) -> str:
    return "\n".join(
        "".join(part.text or "" for part in one.iter(qn("w:t"))) for one in found.element.iter(qn("w:p"))
    )


def headings(found: Document, level: int) -> list[str]:
    return [one.text for one in found.paragraphs if one.style and one.style.name == f"Heading {level}"]


@LANGUAGES
def test_it_tells_what_the_pdf_tells(published: House, language: str) -> None:
    found = document(published.wave, language=language)
    with override(language):
        paper = RESULTS["docx"](result_of(published.wave), language)
    text = words(found)
    for line in paper["lines"]:
        assert line["title"] in headings(found, 2)
        assert f"{line['figure']} {line['near']}" in text
        assert line["told"] in text
        assert all(measure["text"] in text for measure in line["measures"])
    assert all(each in text for each in paper["numbers"]["told"])
    assert found.core_properties.title == paper["heading"]


def test_tables_stand_for_the_pictures(published: House) -> None:
    risks, gains, worst = document(published.wave).tables
    assert [cell.text for cell in risks.rows[0].cells] == ["Spørgsmål", "Tal", "Virtuelt", "På stedet"]
    shown = result_of(published.wave)
    first = shown.risks[0]
    assert first.dot
    assert first.sides
    told = [
        str(first.title),
        f"{first.dot.score} ± {first.dot.margin}",
        *map(str, (first.sides.virtual, first.sides.on_site)),
    ]
    assert [cell.text for cell in risks.rows[1].cells] == told
    assert len(gains.rows) == len(shown.gains) + 1
    assert len(worst.rows) == len(shown.all) + 1


@LANGUAGES
def test_a_unit_of_nine_gets_the_conversation_sheet(published: House, language: str) -> None:
    found = document(published.wave, str(published.team.pk), language)
    heading = {
        "da": "Her taler I sammen i stedet for at læse tal",
        "en": "Here you talk, instead of reading figures",
    }
    assert headings(found, 1)[0] == heading[language]
    assert "±" not in words(found)
    write = {"da": "Vi beholder", "en": "We keep"}
    assert found.tables[0].rows[0].cells[0].text == write[language]


def test_made_up_figures_say_so_on_every_page(published: House) -> None:
    wave = simulating.simulate(published.round, published.wave.asked, 0.8, 1)
    found = document(wave)
    assert "Det er ikke svar fra virkelige mennesker." in words(found)
    assert found.sections[0].footer.paragraphs[0].text.startswith("Opdigtet, til at prøve med.")


@pytest.mark.parametrize("name", [*samples.HOSTILE[:4], "nul \x00"])
def test_any_name_of_a_unit_can_be_written(published: House, name: str) -> None:
    published.wave.tree[str(published.team.pk)]["name"] = name
    found = document(published.wave, str(published.team.pk))
    assert name.replace("\x00", "[u+0000]") in words(found)
