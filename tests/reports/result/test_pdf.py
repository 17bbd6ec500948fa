"""A published result as PDF: the figures and the words of the page, readable by everybody, on four pages."""

import re

import pytest
from django.conf import settings
from django.utils.translation import override

from sammenhold.reports.printing import RESULTS, result_file
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.commands import answering, simulating
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.results import ResultView, result_of
from tests.reports import samples
from tests.reports.reading import Printed, squeezed
from tests.reports.result.conftest import publish
from tests.surveys.conftest import House, forty_and_nine

PDFUA = "http://www.aiim.org/pdfua/ns/id/"
LANGUAGES = pytest.mark.parametrize("language", ["da", "en"])


def printed(wave: Wave, node: str = "", language: str = "da") -> Printed:
    with override(language):
        view = result_of(wave, node)
    return Printed(result_file(view, "pdf", language))


@LANGUAGES
def test_it_is_a_tagged_pdf_with_title_and_language(published: House, language: str) -> None:
    paper = printed(published.wave, language=language)
    title = {
        "da": "Resultat af vurderingen: Borger og Service",
        "en": "Result of the screening: Borger og Service",
    }
    assert paper.pdf.open_metadata()[f"{{{PDFUA}}}part"] == "1"
    assert paper.pdf.Root.MarkInfo.Marked
    assert paper.language == language
    assert paper.reader.metadata is not None
    assert paper.reader.metadata.title == title[language]
    assert paper.tags["Table"] == 3
    assert paper.tags["H2"] == 11
    assert len(paper.pages) <= 4


def test_every_picture_is_told_in_words_too(published: House, view: ResultView) -> None:
    told = [words for words in printed(published.wave).alternatives() if words != "Sammenhold"]
    drawn = [line for line in (*view.gains, *view.risks) if line.dot]
    assert len(told) == len(drawn)
    for line in drawn:
        assert line.dot
        assert any(words.startswith(f"Prikken står ved {line.dot.score}.") for words in told)


def test_the_first_page_is_what_a_meeting_needs(published: House, view: ResultView) -> None:
    first = squeezed(printed(published.wave).pages[0])
    assert view.best
    for words in (
        "Borger og Service",
        "24. november 2026 – 8. december 2026",
        "43 af 49, 87 %. Det er en meget god andel.",
        "Hvor I kan begynde",
        str(view.best.item.text),
        *(str(line.title) for line in view.risks),
        "mest virtuelt",
        "side 1 af 4",
    ):
        assert squeezed(words) in first, words


@LANGUAGES
def test_every_figure_and_word_of_a_risk_is_there(published: House, language: str) -> None:
    letters = printed(published.wave, language=language).letters
    with override(language):
        view = result_of(published.wave)
        for line in view.risks:
            assert line.dot
            assert line.risk
            for words in (line.item.text, line.risk.text, line.near):
                assert squeezed(str(words)) in letters
        for line in view.first:
            assert all(squeezed(str(measure.text)) in letters for measure in line.measures)


@LANGUAGES
def test_the_words_are_those_of_the_page(published: House, language: str, client) -> None:  # type: ignore[no-untyped-def]
    """Sentences that both tell are the same to the letter, so that nobody wonders which one is right."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = client.get(f"/r/{published.wave.result_key}/").content.decode()
    shown = squeezed(re.sub(r"<[^>]+>", " ", page).replace("&#x27;", "'").replace("&quot;", '"'))
    with override(language):
        told = RESULTS["pdf"](result_of(published.wave), language)
    begin, numbers = told["begin"], told["numbers"]
    sentences = [begin["heading"], begin["keep"], begin["best"], begin["talk"], *numbers["told"]]
    sentences += [line["told"] for line in told["lines"]] + [each["near"] for each in told["begin"]["first"]]
    sentences += [told["facts"][-1][1], numbers["heading"], numbers["worst"], *numbers["header"]]
    for words in sentences:
        assert squeezed(words) in shown, words


def test_the_same_result_is_the_same_bytes(published: House) -> None:
    once, again = (result_file(result_of(published.wave), "pdf", "da") for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    ("sign", "shown", "hidden"),
    [("0", "10 eller mindre", "90 eller mere"), ("4", "90 eller mere", "10 eller mindre")],
)
def test_the_ends_of_the_scale_are_told_as_ends(db: None, sign: str, shown: str, hidden: str) -> None:
    def all_alike(house: House) -> None:
        given = "".join(str(4 - int(sign)) if item.reversed else sign for item in house.wave.asked.items)
        for invitation in house.wave.invitations.all():
            answering.send(code_of(invitation.seed), given)

    house = publish(forty_and_nine(), all_alike)
    told = RESULTS["pdf"](result_of(house.wave), "da")
    figures = {row["figure"] for chart in (told["risks"], *told["charts"]) for row in chart["rows"]}
    assert figures == {shown}
    paper = printed(house.wave)
    told_aloud = [words for words in paper.alternatives() if words != "Sammenhold"]
    assert all(words.startswith(f"Prikken står ved {shown}.") for words in told_aloud)
    assert squeezed(shown) in squeezed(paper.pages[0])
    assert squeezed(hidden) not in squeezed(paper.pages[0])


@LANGUAGES
def test_a_unit_of_nine_gets_one_page_to_talk_from(published: House, language: str) -> None:
    paper = printed(published.wave, str(published.team.pk), language)
    assert len(paper.pages) == 1
    heading = {
        "da": "Her taler I sammen i stedet for at læse tal",
        "en": "Here you talk, instead of reading figures",
    }
    look = {
        "da": "Se sammen på resultatet for Borger og Service.",
        "en": "Look at the result for Borger og Service together.",
    }
    write = {"da": "Vi ser på det igen", "en": "We look again on"}
    with override(language):
        risks = result_of(published.wave).theme.rated
        kept = [str(risk.keep) for risk in risks]
    for words in (heading[language], look[language], write[language], *kept):
        assert squeezed(words) in paper.letters
    assert "±" not in paper.text
    assert paper.tags["Table"] == 0


def test_made_up_figures_say_so_on_every_page(published: House) -> None:
    wave = simulating.simulate(published.round, published.wave.asked, 0.8, 1)
    everybody, nine = printed(wave), printed(wave, str(published.team.pk))
    assert len(nine.pages) == 1
    for page in (*everybody.pages, *nine.pages):
        assert squeezed("Opdigtet, til at prøve med. ·") in squeezed(page)
    for paper in (everybody, nine):
        assert "Det er ikke svar fra virkelige mennesker." in paper.text
    assert "Opdigtet" not in printed(published.wave).text


@pytest.mark.parametrize("name", [*samples.HOSTILE[:3], "Ø" * 200, "نص Borgerservice", "God idé 😀"])
def test_any_name_of_a_unit_can_be_printed(published: House, name: str) -> None:
    tree = published.wave.tree
    for node in (str(published.top.pk), str(published.team.pk)):
        tree[node]["name"] = name
        paper = printed(published.wave, node)
        shown = name.replace("😀", "[grinning face]")
        assert paper.text.count("Sundby Kommune") >= 1
        assert all(squeezed(word) in paper.letters for word in shown.split() if word.isascii())
