"""The measured precision of suggestions, held."""

from pathlib import Path

from sammenhold.bench import suggestions
from sammenhold.bench.cli import LEAST_PRECISION

DATA = Path(__file__).parent.parent / "data"


def test_four_of_five_suggested_pairs_are_right() -> None:
    figures = suggestions.measure(DATA)
    assert figures["precision"] >= LEAST_PRECISION
    assert figures["suggested"] >= 30, "who suggests nothing is never wrong"
    boards = figures["boards"]
    assert boards.keys() == {"virtual-work", "ward", "15-per-hour-seattle", "london.youth.policing"}
    assert boards["virtual-work"]["precision"] >= 0.9
    assert boards["ward"]["precision"] >= 0.75


def test_every_label_belongs_to_a_statement() -> None:
    labels = suggestions._rows(DATA / "suggestions" / "polis-themes.csv")
    boards = dict(suggestions._boards(DATA))
    assert len(labels) == sum(len(boards[name]) for name in {row["conversation"] for row in labels})
