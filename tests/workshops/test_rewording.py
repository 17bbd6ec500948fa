"""What a change took out and put in: nothing is lost on either side."""

from hypothesis import given
from hypothesis import strategies as st

from sammenhold.workshops.queries.rewording import IN, KEPT, OUT, Run, rewording

words = st.lists(st.sampled_from(["når", "vi", "mødes", ",", " ", "\n", "kamera", "tænder"]), max_size=30)
texts = st.one_of(st.text(max_size=80), words.map("".join))


@given(texts, texts)
def test_both_wordings_can_be_read_out_of_it(old: str, new: str) -> None:
    runs = rewording(old, new)
    assert "".join(run.text for run in runs if run.what != IN) == old
    assert "".join(run.text for run in runs if run.what != OUT) == new
    assert all(run.text for run in runs)


@given(texts)
def test_the_same_words_have_no_change(text: str) -> None:
    assert all(run.what == KEPT for run in rewording(text, text))


def test_neighbouring_words_are_one_change() -> None:
    assert rewording("vi tænder alle kameraet nu", "vi hører den der taler nu") == (
        Run(KEPT, "vi "),
        Run(OUT, "tænder alle kameraet"),
        Run(IN, "hører den der taler"),
        Run(KEPT, " nu"),
    )
