"""The minutes as PDF: complete, accessible, and unimpressed by whatever people write."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sammenhold.reports.printing import minutes_file
from tests.reports import samples
from tests.reports.reading import Printed, squeezed

PDFUA = "http://www.aiim.org/pdfua/ns/id/"
LANGUAGES = pytest.mark.parametrize("language", ["da", "en"])


def printed(frozen: dict[str, Any], language: str = "da") -> Printed:
    return Printed(minutes_file(frozen, "pdf", language))


@LANGUAGES
def test_it_is_a_tagged_pdf_with_title_and_language(language: str) -> None:
    paper = printed(samples.minutes(), language)
    title = {"da": "Referat: Sammen på afstand", "en": "Minutes: Sammen på afstand"}[language]
    assert paper.pdf.open_metadata()[f"{{{PDFUA}}}part"] == "1"
    assert paper.pdf.Root.MarkInfo.Marked
    assert paper.pdf.Root.ViewerPreferences.DisplayDocTitle
    assert paper.language == language
    assert paper.reader.metadata is not None
    assert paper.reader.metadata.title == title
    assert paper.tags["H1"] >= 6
    assert paper.tags["H2"] >= 5
    assert paper.tags["Table"] == 2
    assert paper.tags["TH"] == 7
    assert paper.tags["L"] >= 5
    assert paper.alternatives() == ["Sammenhold"]


@LANGUAGES
def test_everything_in_the_minutes_can_be_read(language: str) -> None:
    frozen = samples.minutes()
    paper = printed(frozen, language)
    for told in _texts({key: frozen[key] for key in ("title", "organisation", "unit", "hidden")}):
        assert squeezed(told) in paper.letters
    for step in frozen["steps"]:
        for told in _texts([step.get("notes"), step.get("groups"), step.get("proposals")]):
            assert squeezed(told) in paper.letters, told


def _texts(value: Any, skip: tuple[str, ...] = ("kind", "state", "stance", "due", "tally")) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [told for item in value for told in _texts(item)]
    if isinstance(value, dict):
        return [told for key, item in value.items() if key not in skip for told in _texts(item)]
    return []


def test_danish_words() -> None:
    text = printed(samples.minutes()).text
    for words in (
        "12. november 2026 kl. 13.00–13.47",
        "9 i alt: 5 i lokalet, 4 andre steder",
        "Mette Holm, leder · Jonas Friis, arbejdsmiljørepræsentant (AMR)",
        "Når et møde har deltagere, der ikke er i lokalet, er alle",
        "11 prikker",
        "1 prik ",
        "Temaet bygger på: Tema 5",
        "side 1 af 3",
        "80 af 100 ud fra 9 svar",
        "for få svar",
    ):
        assert words in text


def test_english_words() -> None:
    text = printed(samples.minutes(), "en").text
    for words in (
        "12 November 2026, 13:00–13:47",
        "9 people: 5 in the room, 4 elsewhere",
        "When nogen skriver uden for 7-17, forventes",
        "The theme builds on:",
        "page 1 of 3",
        "too few answers",
    ):
        assert words in text


def test_decisions_stand_first_with_person_and_date() -> None:
    first = " ".join(printed(samples.minutes()).pages[0].split())
    assert first.index("Det gør vi") < first.index("30. november 2026") < first.index("Det, der virker")
    assert "Køber fire rummikrofoner til mødelokalet" in first


def test_ratings_asked_twice_stand_once_with_both_figures() -> None:
    told = samples.minutes()
    twice, once = printed(told), printed(samples.minutes(steps=[told["steps"][2]]))
    assert twice.text.count("Usynlig indsats") == once.text.count("Usynlig indsats") == 1
    assert "Usynlig indsats 45 30 9" in twice.text
    assert "Usynlig indsats 45 9" in once.text


def test_the_room_stands_beside_elsewhere_in_plain_words() -> None:
    text = printed(samples.minutes(equal=samples.compared())).text
    assert "I lokalet: 80 af 100. 12 af 12 svarede. Det er alle" in text
    assert "ville tallet højst sandsynligt ligge mellem 35 og 80" in text
    assert "Forskellen kan være tilfældig: Den ligger mellem −10 og 55 point" in text
    alone = printed(samples.minutes(equal={"n": 9, "score": 80, "places": None}), "en").text
    assert "compared only when each has at least 5 answers" in alone


def test_nothing_said_and_nothing_decided_still_makes_a_page() -> None:
    paper = printed(samples.empty())
    assert len(paper.pages) == 1
    assert "Der blev ikke truffet beslutninger" in paper.text
    assert "Der blev ikke skrevet noget" in paper.text


def test_there_is_a_line_to_sign_for_leader_and_safety_representative_in_any_case() -> None:
    assert "Leder Dato Arbejdsmiljørepræsentant (AMR) Dato" in printed(samples.empty()).text
    alone = printed(samples.minutes(leads=[{"name": "Mette Holm", "part": "leader"}])).text
    assert "Mette Holm Leder Dato Arbejdsmiljørepræsentant (AMR) Dato" in alone


def test_three_hundred_notes_are_all_there() -> None:
    notes = [
        f"Indlæg nummer {number} med {'mange ord ' * (number % 30)}slut{number}." for number in range(300)
    ]
    letters = printed(samples.with_notes(*notes)).letters
    assert all(letters.count(squeezed(note)) == 2 for note in notes)


@pytest.mark.parametrize("note", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_what_people_wrote_stands_as_they_wrote_it(note: str) -> None:
    assert printed(samples.with_notes(note)).letters.count(squeezed(note)) == 2


@pytest.mark.parametrize("note", samples.RIGHT_TO_LEFT)
def test_words_from_right_to_left_are_whole(note: str) -> None:
    letters = printed(samples.with_notes(note)).letters
    assert all(letters.count(word) == 2 for word in note.split())


def test_nothing_is_wider_than_the_paper() -> None:
    wide = "x" * 600
    named = [samples.decision(owner="Ø" * 120, text=wide, when=wide)]
    frozen = samples.with_notes(wide) | {"title": "T" * 200, "unit": "U" * 200, "decisions": named}
    for page in printed(frozen).reader.pages:
        places: list[float] = []
        page.extract_text(visitor_text=lambda text, _cm, tm, _font, _size, at=places: at.append(tm[4]))
        assert max(places) < float(page.mediabox.width) - 40


def test_signs_that_no_typeface_has_are_spelled_out() -> None:
    text = printed(samples.with_notes("God idé 😀👍🏽", "中", "nul \x00 og \ud800")).text
    assert "God idé [grinning face][thumbs up sign]" in text
    assert "[cjk unified ideograph-4e2d]" in text
    assert "nul [u+0000] og [u+d800]" in text
    assert "står med deres navn i kantede parenteser" in text
    assert (
        "kantede parenteser" not in printed(samples.with_notes("Helt almindeligt – også på 'dansk' ✓")).text
    )


def test_the_same_minutes_are_the_same_bytes() -> None:
    assert minutes_file(samples.minutes(), "pdf", "da") == minutes_file(samples.minutes(), "pdf", "da")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=8))
def test_no_text_can_stop_the_press(notes: list[str]) -> None:
    voices = [{"stance": "objection", "reason": note, "name": note} for note in notes]
    asked = samples.proposal(
        text=notes[0], when=notes[-1], voices=voices, earlier=[{"when": "", "text": notes[0]}]
    )
    frozen = samples.with_notes(*notes) | {
        "title": notes[0],
        "decisions": [samples.decision(owner=notes[-1])],
    }
    frozen["steps"][1]["proposals"] = [asked]
    assert printed(frozen).pages
