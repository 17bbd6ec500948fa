"""The theme we ship says what it must, in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from sammenhold.themes import models, queries
from sammenhold.themes.models import KINDS, PHASES, Evidence, Prevention, Text, Theme

PACKAGE = Path(models.__file__).parent


@pytest.fixture
def tema5() -> Theme:
    return queries.theme("tema5")


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


def codes(items: tuple[models.Topic, ...]) -> list[str]:
    return [item.code for item in items]


def test_every_piece_of_the_sheet_has_its_place(tema5: Theme) -> None:
    assert codes(tema5.trend) == ["T1", "T2", "T3", "T4"]
    assert codes(tema5.environment) == ["A1", "A2", "A3"]
    assert codes(tema5.leadership) == ["M1", "M2", "M3", "M4", "M5"]
    assert codes(tema5.rated) == ["V1", "V2", "V3", "V4", "V5", "W1", "W2", "W3", "W4", "A3"]
    assert [question.code for question in tema5.questions] == [f"Q{number}" for number in range(1, 8)]
    assert [risk.about for risk in tema5.risks] == ["virtual"] * 5 + ["everyone"] * 4
    assert tema5.source(tema5.seed).year == 2018


def test_risks_and_questions_point_at_each_other(tema5: Theme) -> None:
    forth = {(risk.code, question) for risk in tema5.rated for question in risk.questions}
    back = {(risk, question.code) for question in tema5.questions for risk in question.risks}
    assert forth == back


def test_every_risk_has_measures_and_every_measure_is_shown_once(tema5: Theme) -> None:
    assert all(tema5.measures_for(risk.code) for risk in tema5.rated)
    shown = [measure.code for chapter in queries.chapters(tema5) for measure in chapter.measures]
    assert sorted(shown) == sorted(measure.code for measure in tema5.measures)
    counts = {risk.code: sum(code.startswith(f"{risk.code}.") for code in shown) for risk in tema5.risks}
    assert counts == {"V1": 8, "V2": 6, "V3": 8, "V4": 6, "V5": 7, "W1": 7, "W2": 7, "W3": 6, "W4": 7}


def test_every_area_of_prevention_is_used_and_nothing_claims_a_trial(tema5: Theme) -> None:
    assert {measure.prevention for measure in tema5.measures} == set(Prevention)
    assert Evidence.TRIAL not in {measure.evidence for measure in tema5.measures}
    assert {measure.code for measure in tema5.measures if measure.evidence == Evidence.OBSERVATION} == {
        "V1.8"
    }


def test_the_agendas_are_as_long_as_they_say(tema5: Theme) -> None:
    assert [step.minutes for step in tema5.agenda("45").steps] == [4, 3, 6, 5, 20, 7]
    assert [step.minutes for step in tema5.agenda("90").steps] == [6, 4, 10, 8, 24, 24, 4, 10]
    assert [step.kind for step in tema5.agenda("90").steps if step.repeat] == ["risks"]


def test_every_step_and_phase_has_words_of_its_own(tema5: Theme) -> None:
    phases = {f"{kind}.{phase}" for kind in KINDS for phase in PHASES[kind]}
    assert set(tema5.steps) == set(KINDS) | phases
    assert len(tema5.steps["arrive"].opening) == 4


def test_both_languages_are_there_and_neither_is_a_copy_of_the_other(tema5: Theme) -> None:
    found = list(texts(tema5))
    assert len(found) > 500
    same = {text.da for text in found if text.da == text.en}
    assert same == {"Observation", "HR"} & same


@pytest.mark.parametrize("word", ["forfordelt", "samtykke"])
def test_words_that_mislead_are_not_used(word: str) -> None:
    files = [file for kind in ("yaml", "po", "html") for file in PACKAGE.rglob(f"*.{kind}")]
    assert len(files) > 10
    assert [file for file in files if word in file.read_text(encoding="utf-8").lower()] == []


def test_quotation_marks_are_those_of_print(tema5: Theme) -> None:
    assert [text for text in texts(tema5) if re.search(r'["„]|--| - ', text.da + text.en)] == []


def test_our_own_agendas_speak_both_languages(tema5: Theme) -> None:
    said = [words for agenda in tema5.agendas for words in (agenda.title, agenda.lede)]
    assert all(words and words.da and words.en for words in said)


def test_team_agreements_can_begin_with_sentences_for_what_is_typical(tema5: Theme) -> None:
    begun = {point.code: (point.risk, point.question) for point in tema5.starting_points}
    assert begun == {
        "replies": ("V3", "Q6"),
        "hybrid": ("W2", "Q3"),
        "sharing": ("V4", "Q7"),
        "credit": ("V2", "Q3"),
        "quiet": ("V3", "Q6"),
        "handover": ("W3", "Q5"),
        "disagree": ("W1", "Q4"),
    }
    for point in tema5.starting_points:
        assert point.question in tema5.risk(point.risk).questions, point.code
