"""A note may be in another language than the reader's screen, and says so where that tells nobody's name."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.workshops.models import Note, Participant
from sammenhold.workshops.rules import may_keep_languages
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)


def mixed(make_table: Callable[..., Table], danish: int, english: int) -> Table:
    table = make_table(danish, 0)
    for _ in range(english):
        table.join("elsewhere", language="en")
    table.go_to("question", "write")
    return table


def test_a_note_in_another_language_is_marked(make_table: Callable[..., Table]) -> None:
    table = mixed(make_table, 5, 5)
    table.say(table.people[0], "note", text="Et fast møde")
    table.say(table.people[9], "note", text="A fixed meeting")
    table.next()
    danish, english = table.html("participant", "da"), table.html("participant", "en")
    assert '<p lang="en" data-words>A fixed meeting</p>' in danish
    assert "skrevet på engelsk" in danish
    assert "<p data-words>Et fast møde</p>" in danish
    assert '<p lang="da" data-words>Et fast møde</p>' in english
    assert "<p data-words>A fixed meeting</p>" in english
    table.next()
    assert 'lang="en">A fixed meeting</h2>' in table.html("participant", "da"), "also where one votes"


def test_the_writer_can_say_that_it_is_another_language(make_table: Callable[..., Table]) -> None:
    table = mixed(make_table, 5, 5)
    table.say(table.people[0], "note", text="A fixed meeting", language="en")
    assert Note.objects.get().language == "en"
    table.next()
    assert Note.objects.get().language == "en"


@pytest.mark.parametrize("english", [1, 4])
def test_a_language_of_few_is_not_kept_of_any_note(make_table: Callable[..., Table], english: int) -> None:
    table = mixed(make_table, 9, english)
    table.say(table.people[0], "note", text="Et fast møde")
    table.say(table.people[9], "note", text="A fixed meeting")
    table.next()
    assert set(Note.objects.values_list("language", flat=True)) == {""}
    for language in ("da", "en"):
        assert "<p data-words>A fixed meeting</p>" in table.html("participant", language)


def test_a_language_that_nobody_speaks_is_the_houses_own(make_table: Callable[..., Table]) -> None:
    table = mixed(make_table, 5, 0)
    table.say(table.people[0], "note", text="noget", language="<b>")
    assert Note.objects.get().language == "da"
    assert Participant.objects.filter(language="da").count() == 5


@given(
    st.dictionaries(st.sampled_from(["da", "en"]), st.integers(0, 12)),
    st.sets(st.sampled_from(["", "da", "en"])),
)
def test_kept_languages_are_never_those_of_few(readers: dict[str, int], used: set[str]) -> None:
    if may_keep_languages(used, readers):
        assert all(readers[language] >= 5 for language in used)
