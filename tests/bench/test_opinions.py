"""The two real conversations: what unites is what a known implementation finds."""

from pathlib import Path

import pytest

from sammenhold.bench import opinions

DATA = Path(__file__).parent.parent / "data" / "polis"


def test_what_unites_real_conversations_is_what_the_reference_finds() -> None:
    figures = opinions._beside_reference(sorted(DATA.glob("*/votes.csv")))
    assert figures["conversations"] == 2
    assert figures["same_consensus"] is True


def test_a_vote_changed_counts_once() -> None:
    read = opinions._read(DATA / "15-per-hour-seattle" / "votes.csv")
    once = {(vote["participant_id"], vote["statement_id"]) for vote in opinions._for_reference(read)}
    assert len(once) == len(opinions._for_reference(read)) <= len(read.votes)
    assert read.picture().placed == pytest.approx(138, abs=0)
