"""What a screening asks is data, and says in plain words what is wrong with it."""

from pathlib import Path

import pytest

from sammenhold.themes import loading, queries
from sammenhold.themes.loading import ThemeError, load, questionnaire_sent
from sammenhold.themes.models import Questionnaire, Theme
from themes.packs import SMALL, line_of, text, write

STEPS = "".join(f"\n      - {text(f'Step {step}')}" for step in range(5))
ASKED = f"""
questionnaire:
  key: quiet
  title: {text("How loud is it?")}
  lede: {text("Tell us")}
  scales:
    often:{STEPS}
  items:
    - {{ code: G1, kind: gain, scale: often, text: {text("Is there peace?")} }}
    - {{ code: V1, kind: core, risk: V1, scale: often, reversed: true, text: {text("Is it loud?")} }}
    - {{ code: A3, kind: core, risk: A3, scale: often, text: {text("Do you succeed?")} }}
    - {{ code: V1.a, kind: follow, risk: V1, topic: T1, asked: virtual, scale: often, text: {text("Far?")} }}
"""
WORDS = f"""  texts:
    - {{ code: keep, text: {text("What shall we keep?")} }}
    - {{ code: help, text: {text("What would help?")} }}
"""
V1, A3, _follow = (line for line in ASKED.splitlines() if "risk:" in line)


@pytest.fixture
def tema5() -> Theme:
    return queries.theme("tema5")


@pytest.fixture
def asked(tema5: Theme) -> Questionnaire:
    assert tema5.questionnaire is not None
    return tema5.questionnaire


def codes(asked: Questionnaire, kind: str) -> list[str]:
    return [item.code for item in asked.items if item.kind == kind]


def test_a_theme_can_ask_or_not(tmp_path: Path) -> None:
    assert load(write(tmp_path / "one")).questionnaire is None
    asked = load(write(tmp_path / "two", SMALL + ASKED)).questionnaire
    assert asked is not None
    assert asked.core("V1").reversed
    assert [item.code for item in asked.following("V1")] == ["V1.a"]


@pytest.mark.parametrize(
    ("old", "new", "mark", "field", "wrong"),
    [
        ("code: A3, kind", "code: V1, kind", "risk: A3", "items[V1].code", "used twice"),
        ("follow, risk: V1", "follow, risk: V9", "V9", "items[V1.a].risk", "no risk with the code V9"),
        ("topic: T1", "topic: T9", "T9", "items[V1.a].topic", "no topic with the code T9"),
        ("scale: often, reversed", "scale: rare, reversed", "rare", "items[V1].scale", "no scale with"),
        ("kind: gain,", "kind: gain, risk: V1,", "kind: gain", "items[G1].risk", "one about gains is not"),
        ("kind: follow, risk: V1,", "kind: follow,", "V1.a", "items[V1.a].risk", "is about a risk"),
        ("kind: core, risk: A3", "kind: core, risk: V1", "code: A3", "items[A3].risk", "a core item already"),
        (A3 + "\n", "", "items:", "items", "the risk A3 has no core item"),
        ("risk: A3,", "risk: A3, asked: virtual,", "risk: A3", "items[A3].asked", "that follows"),
        (V1 + "\n" + A3, A3 + "\n" + V1.replace("core", "gain"), "reversed", "items[V1].kind", "asked first"),
        (f"\n      - {text('Step 4')}", "", "often:", "scales.often", "needs five steps"),
        ("asked: virtual", "asked: some", "some", "items[V1.a].asked", "must be one of"),
        ("reversed: true", "reversed: perhaps", "perhaps", "items[V1].reversed", "must be true or false"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_by_line_and_field(
    tmp_path: Path, old: str, new: str, mark: str, field: str, wrong: str
) -> None:
    assert old in ASKED
    broken = ASKED.replace(old, new, 1)
    with pytest.raises(ThemeError) as caught:
        load(write(tmp_path, SMALL + broken))
    told = {(problem.place.line, problem.field): problem.wrong for problem in caught.value.problems}
    line = len(SMALL.splitlines()) + line_of(broken, mark)
    assert wrong in told[line, f"questionnaire.{field}"]


def test_a_theme_can_ask_for_words(tmp_path: Path) -> None:
    asked = load(write(tmp_path, SMALL + ASKED + WORDS)).questionnaire
    assert asked is not None
    assert [question.code for question in asked.texts] == ["keep", "help"]


@pytest.mark.parametrize(
    ("old", "new", "mark", "field", "wrong"),
    [
        ("code: help", "code: keep", "What would help?", "texts[keep].code", "used twice"),
        ("code: help", "code: V1", "What would help?", "texts[V1].code", "used twice"),
        (', en: "What would help? (en)"', "", "code: help", "texts[help].text.en", "English text is missing"),
        ("code: help,", "code: help, kind: gain,", "code: help", "texts[help].kind", "not a field known"),
        ("  texts:", "  texts:" + WORDS.partition(":")[2] * 2, "texts:", "texts", "more than 3"),
    ],
)
def test_a_mistake_in_a_text_question_is_told_by_line_and_field(
    tmp_path: Path, old: str, new: str, mark: str, field: str, wrong: str
) -> None:
    assert old in WORDS
    broken = SMALL + ASKED + WORDS.replace(old, new, 1)
    with pytest.raises(ThemeError) as caught:
        load(write(tmp_path, broken))
    told = {(problem.place.line, problem.field): problem.wrong for problem in caught.value.problems}
    assert wrong in told[line_of(broken, mark), f"questionnaire.{field}"]


def test_a_workplace_sends_its_own(tema5: Theme) -> None:
    with pytest.raises(ThemeError) as caught:
        questionnaire_sent("own.yaml", ASKED.encode(), tema5)
    told = "\n".join(map(str, caught.value.problems))
    assert all(f"the risk {code} has no core item" in told for code in ("V2", "V5", "W1", "W4"))
    own = Path(loading.__file__).parent / "packs" / "tema5" / "questionnaire.yaml"
    assert questionnaire_sent("own.yaml", own.read_bytes(), tema5) == tema5.questionnaire


def test_ours_asks_what_works_first_then_every_risk_then_goes_deeper(
    tema5: Theme, asked: Questionnaire
) -> None:
    assert codes(asked, "gain") == ["G1", "G2", "G3"]
    assert codes(asked, "core") == [risk.code for risk in tema5.rated]
    assert {risk.code: len(asked.following(risk.code)) for risk in tema5.rated} == dict.fromkeys(
        codes(asked, "core"), 2
    )


def test_ours_asks_about_rumour_and_leadership_and_what_one_work_form_alone_knows(
    asked: Questionnaire,
) -> None:
    assert {item.topic for item in asked.following("W1")} == {"A1"}
    assert {item.topic for item in asked.following("W4")} == {"T4"}
    alone = {item.code: item.asked for item in asked.items if item.asked != "everyone"}
    assert alone == {"V1.b": "virtual", "V4.b": "virtual", "W2.b": "on_site"}


def test_ours_can_be_answered_one_question_a_screen_on_a_small_phone(asked: Questionnaire) -> None:
    longest = {
        language: max(len(item.text.in_(language)) for item in asked.items) for language in ("da", "en")
    }
    assert max(longest.values()) <= 120
    assert [question.code for question in asked.texts] == ["keep", "help"]
    for question in asked.texts:
        assert all(
            len(words) <= 120 and words.endswith("?") for words in (question.text.da, question.text.en)
        )
    assert all(item.text.in_(language).endswith("?") for item in asked.items for language in ("da", "en"))
    steps = [step for scale in asked.scales.values() for step in scale]
    assert max(len(step.in_(language)) for step in steps for language in ("da", "en")) <= 28
