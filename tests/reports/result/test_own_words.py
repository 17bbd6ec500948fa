"""What people wrote in their own words, in the files: once everybody can see it, of all together."""

import io

import docx
import pytest
from django.utils.translation import override

from sammenhold.reports.printing import RESULTS, result_file
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.commands import answering, publishing, texts
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.results import result_of
from tests.reports.reading import Printed, squeezed
from tests.reports.result.conftest import Json, answer, publish
from tests.surveys.conftest import House, forty_and_nine, with_texts

ODD = "# Ikke en overskrift *her* $x$ \\ \u202eabc " + "ord" * 40
"""Means nothing to whoever sets it."""


def write(house: House) -> None:
    answer(house)
    left = house.wave.invitations.filter(used=False).order_by("pk")[:5]
    for place, invitation in enumerate(left):
        answering.send(code_of(invitation.seed), house.answers(), {"keep": f"{place} {ODD}"})


@pytest.fixture
def published(db: None) -> House:
    return publish(with_texts(forty_and_nine()), write)


def told(wave: Wave, node: str = "") -> Json:
    with override("da"):
        found: Json = RESULTS["pdf"](result_of(wave, node), "da")["own_words"]
    return found


def test_the_files_tell_what_the_page_tells(published: House) -> None:
    keep, asked = told(published.wave)["questions"]
    assert sorted(text[0] for text in keep["texts"]) == list("01234")
    assert "Færre end 5" in asked["told"]
    with override("da"):
        view = result_of(published.wave)
    pdf = squeezed("".join(Printed(result_file(view, "pdf", "da")).pages))
    word = docx.Document(io.BytesIO(result_file(view, "docx", "da")))
    lines = "\n".join(line.text for line in word.paragraphs)
    assert "Med folks egne ord" in lines
    assert squeezed("Hvad fungerer godt, som I skal holde fast i?") in pdf
    assert all(text in lines for text in keep["texts"])
    assert pdf.count(squeezed("# Ikke en overskrift *her* $x$")) == 5


def test_a_units_file_has_none(published: House) -> None:
    assert told(published.wave, str(published.service.pk))["questions"] == []


def test_before_everybody_can_see_them_they_are_in_no_file(published: House) -> None:
    Wave.objects.update(released_at=None)
    assert told(Wave.objects.get())["questions"] == []
    assert publishing.release(published.wave.pk)
    assert told(Wave.objects.get())["questions"]


def test_when_they_are_erased_a_file_says_so(published: House) -> None:
    until = published.wave.texts_until
    assert until is not None
    assert texts.erase(published.wave.pk, until)
    keep = told(Wave.objects.get())["questions"][0]
    assert keep["texts"] == []
    assert "5 personer skrev her. Teksterne er slettet." in keep["told"]
