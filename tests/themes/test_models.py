from pathlib import Path

import pytest
from django.utils import translation

from sammenhold.themes.loading import load
from sammenhold.themes.models import Text
from themes.packs import write


@pytest.mark.parametrize(
    ("language", "words"), [("da", "Hej"), ("en", "Hello"), ("en-gb", "Hello"), ("de", "Hej"), (None, "Hej")]
)
def test_a_text_speaks_the_language_of_the_page_and_else_danish(language: str | None, words: str) -> None:
    text = Text(da="Hej", en="Hello")
    with translation.override(language):
        assert str(text) == words
    assert text.in_(language) == words


def test_a_phase_without_words_of_its_own_speaks_those_of_its_step(tmp_path: Path) -> None:
    theme = load(write(tmp_path))
    assert theme.step("question", "vote") is theme.steps["question"]
    assert theme.step("question") is theme.steps["question"]
