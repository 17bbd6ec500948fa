"""Words of one's own: kept apart, shown from five, taken away before everybody sees them, erased in time."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.directory.models import Organisation
from sammenhold.jobs import clock
from sammenhold.surveys import due
from sammenhold.surveys.commands import answering, opening, publishing, simulating, texts
from sammenhold.surveys.commands.answering import NoUseError, WrongAnswersError
from sammenhold.surveys.commands.texts import TooLateError, TooLongError
from sammenhold.surveys.models import Invitation, Remark, Response, Wave
from sammenhold.surveys.queries.words import OwnWords, own_words
from tests.surveys.conftest import House


def write(house: House, number: int, **asked: str) -> None:
    """So many answer, each with these texts and a number of their own."""
    unused = house.wave.invitations.filter(used=False).order_by("pk").values_list("person", flat=True)
    codes = house.codes()
    for place, person in enumerate(unused[:number]):
        said = {code: f"{text} {place}" for code, text in asked.items()}
        answering.send(codes[person], house.answers(), said)


def publish(house: House) -> OwnWords:
    house.close()
    assert publishing.publish(house.wave.pk)
    house.wave.refresh_from_db()
    words = own_words(house.wave)
    assert words is not None
    return words


def said(words: OwnWords) -> dict[str, Sequence[str]]:
    return {each.question.code: [text.text for text in each.texts] for each in words.questions}


def first(house: House) -> str:
    return next(iter(house.codes().values()))


def test_a_text_is_kept_without_its_group_and_apart_from_the_answers(writing_house: House) -> None:
    answering.send(first(writing_house), writing_house.answers(), {"keep": "Morgenmødet", "help": "Ro"})
    assert {field.name for field in Remark._meta.get_fields()} == {"id", "wave", "question", "text"}
    assert set(Remark.objects.values_list("question", "text")) == {("keep", "Morgenmødet"), ("help", "Ro")}
    assert Response.objects.get().answers == writing_house.answers()


@pytest.mark.parametrize("empty", ["", "  \n ", "\r\n", "\x00\x07"])
def test_what_is_empty_is_not_kept(writing_house: House, empty: str) -> None:
    answering.send(first(writing_house), writing_house.answers(), {"keep": empty})
    assert not Remark.objects.exists()


def test_what_is_not_asked_for_is_not_kept(writing_house: House) -> None:
    answering.send(first(writing_house), writing_house.answers(), {"keep": "Ja", "secret": "Nej"})
    assert [remark.text for remark in Remark.objects.all()] == ["Ja"]


def test_where_texts_are_off_none_is_taken(open_house: House) -> None:
    answering.send(first(open_house), open_house.answers(), {"keep": "Noget"})
    assert not Remark.objects.exists()


def test_a_text_that_is_too_long_is_refused_and_the_code_stays_good(writing_house: House) -> None:
    with pytest.raises(TooLongError):
        answering.send(first(writing_house), writing_house.answers(), {"keep": "x" * 501})
    assert not Invitation.objects.filter(used=True).exists()
    answering.send(first(writing_house), writing_house.answers(), {"keep": "x" * 500})


def test_a_text_without_any_answer_is_refused(writing_house: House) -> None:
    with pytest.raises(WrongAnswersError):
        answering.send(first(writing_house), writing_house.answers("."), {"keep": "Noget"})
    assert not Remark.objects.exists()


def test_a_used_code_adds_no_text(writing_house: House) -> None:
    code = first(writing_house)
    answering.send(code, writing_house.answers(), {"keep": "Et"})
    with pytest.raises(NoUseError):
        answering.send(code, writing_house.answers(), {"keep": "To"})
    assert Remark.objects.get().text == "Et"


@given(st.text(max_size=80))
def test_tidying_twice_is_tidying_once_and_leaves_no_control_sign(text: str) -> None:
    once = texts.tidied(text)
    assert texts.tidied(once) == once
    assert not any(ord(sign) < 32 and sign != "\n" for sign in once)


def test_a_question_is_shown_from_five_texts_and_the_others_are_deleted(writing_house: House) -> None:
    write(writing_house, 4, keep="Mødet", help="Ro")
    write(writing_house, 1, keep="Kaffen")
    words = publish(writing_house)
    assert {each.question.code: each.came for each in words.questions} == {"keep": 5, "help": 0}
    assert sorted(said(words)["keep"]) == ["Kaffen 0", "Mødet 0", "Mødet 1", "Mødet 2", "Mødet 3"]
    assert set(Remark.objects.values_list("question", flat=True)) == {"keep"}


def test_a_higher_floor_holds_for_texts_too(house: House) -> None:
    wave = house.wave
    opening.replan(wave.pk, opening.Plan("Ny", wave.closes_at, wave.asked, 8, texts=True))
    house.wave = opening.open_wave(wave.pk, "")
    write(house, 7, keep="Mødet")
    write(house, 1, help="Ro")
    assert [each.came for each in publish(house).questions] == [0, 0]
    assert not Remark.objects.exists()


def test_closing_and_publishing_give_new_ids_and_no_order(writing_house: House) -> None:
    write(writing_house, 20, keep="Nummer")
    before = dict(Remark.objects.values_list("text", "pk"))
    words = publish(writing_house)
    after = dict(Remark.objects.values_list("text", "pk"))
    assert before.keys() == after.keys()
    assert set(before.values()).isdisjoint(after.values())
    assert said(words)["keep"] != [f"Nummer {place}" for place in range(20)]
    again = own_words(writing_house.wave)
    assert again is not None
    assert said(again) == said(words)


def test_whether_texts_are_asked_for_is_fixed_at_opening(open_house: House) -> None:
    wave = open_house.wave
    with pytest.raises(opening.NotPlannedError):
        opening.replan(wave.pk, opening.Plan("Ny", wave.closes_at, wave.asked, 5, texts=True))
    assert not Wave.objects.get().asks_texts


def test_those_who_lead_take_a_text_away_for_good_and_it_is_counted(writing_house: House) -> None:
    write(writing_house, 6, keep="Bente er sur")
    words = publish(writing_house)
    wave, taken = writing_house.wave, words.questions[0].texts[2]
    assert words.may_be_taken
    assert texts.take_away(wave.pk, int(taken.key))
    assert not texts.take_away(wave.pk, int(taken.key))
    wave.refresh_from_db()
    left = own_words(wave)
    assert left is not None
    assert (left.questions[0].came, left.questions[0].taken) == (6, 1)
    assert taken.text not in said(left)["keep"]
    assert taken.text not in str(wave.summary)


def test_once_everybody_can_see_them_none_is_taken_away(writing_house: House) -> None:
    with pytest.raises(TooLateError):
        texts.take_away(writing_house.wave.pk, 1)
    write(writing_house, 5, keep="Mødet")
    key = int(publish(writing_house).questions[0].texts[0].key)
    assert publishing.release(writing_house.wave.pk)
    with pytest.raises(TooLateError):
        texts.take_away(writing_house.wave.pk, key)
    assert Remark.objects.count() == 5


def test_a_text_of_another_screening_is_not_taken_away(writing_house: House) -> None:
    write(writing_house, 5, keep="Mødet")
    publish(writing_house)
    other = simulating.simulate(writing_house.round, writing_house.wave.asked, 1, 1, texts=True)
    foreign = other.remarks.order_by("pk")[0]
    assert not texts.take_away(writing_house.wave.pk, foreign.pk)
    assert other.remarks.filter(pk=foreign.pk).exists()


def test_texts_are_erased_when_the_time_that_people_were_told_is_over(writing_house: House) -> None:
    write(writing_house, 5, keep="Mødet")
    publish(writing_house)
    wave = writing_house.wave
    publishing.release(wave.pk)
    Organisation.objects.update(notes_days=300)
    shown = Wave.objects.get().released_at
    assert shown is not None
    with clock.at(shown + timedelta(days=30) - timedelta(minutes=1)):
        due.erase_texts()
        assert Remark.objects.count() == 5
    with clock.at(shown + timedelta(days=30)):
        due.erase_texts()
        due.erase_texts()
    assert not Remark.objects.exists()
    words = own_words(Wave.objects.get())
    assert words is not None
    assert words.erased
    assert words.questions[0].came == 5


def test_fewer_days_hold_at_once(writing_house: House) -> None:
    write(writing_house, 5, keep="Mødet")
    publish(writing_house)
    publishing.release(writing_house.wave.pk)
    Organisation.objects.update(notes_days=3)
    with clock.at(clock.now() + timedelta(days=60)):
        due.erase_texts()
    assert not Remark.objects.exists()


def test_before_everybody_has_seen_them_texts_are_not_erased(writing_house: House) -> None:
    write(writing_house, 5, keep="Mødet")
    publish(writing_house)
    with clock.at(clock.now() + timedelta(days=400)):
        due.erase_texts()
    assert Remark.objects.count() == 5


def test_made_up_texts_say_that_they_are(house: House) -> None:
    wave = simulating.simulate(house.round, house.wave.asked, 1, 1, texts=True)
    found = list(wave.remarks.values_list("text", flat=True))
    assert len(found) > 10
    assert all(text.startswith(("Opdigtet: ", "Made up: ")) for text in found)
    without = simulating.simulate(house.round, house.wave.asked, 1, 1)
    assert not without.remarks.exists()
