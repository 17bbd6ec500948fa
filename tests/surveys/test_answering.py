"""One answer a code, and nothing that ties the two together."""

from datetime import timedelta

import pytest

from sammenhold.jobs import clock
from sammenhold.surveys import signs
from sammenhold.surveys.commands import answering, closing, opening
from sammenhold.surveys.commands.answering import NoUseError, WrongAnswersError
from sammenhold.surveys.models import Invitation, Response, Wave
from tests.surveys.conftest import House


def first(house: House) -> str:
    return next(iter(house.codes().values()))


def test_an_answer_counts_once(open_house: House) -> None:
    code = first(open_house)
    answering.send(code, open_house.answers())
    with pytest.raises(NoUseError):
        answering.send(code, open_house.answers("0"))
    assert list(Response.objects.values_list("answers", flat=True)) == [open_house.answers()]
    assert Invitation.objects.filter(used=True).count() == 1


def test_a_code_may_be_written_without_hyphens_and_in_small_letters(open_house: House) -> None:
    answering.send(f" {first(open_house).lower().replace('-', ' ')} ", open_house.answers())
    assert Response.objects.count() == 1


@pytest.mark.parametrize("wrong", ["", "....", "5" * 13, "3" * 12, "3" * 14, "." * 13, "333333333333x"])
def test_what_is_no_answer_here_is_refused_and_the_code_stays_good(open_house: House, wrong: str) -> None:
    assert len(open_house.wave.asked.items) == 13
    with pytest.raises(WrongAnswersError):
        answering.send(first(open_house), wrong)
    answering.send(first(open_house), open_house.answers(signs.NOT_RELEVANT))


def test_a_forged_code_is_refused_like_a_used_one(open_house: House) -> None:
    with pytest.raises(NoUseError):
        answering.send("AAAA-BBBB-CCCC", open_house.answers())


def test_who_is_late_has_ten_minutes(open_house: House) -> None:
    codes = iter(open_house.codes().values())
    with clock.at(open_house.wave.closes_at + timedelta(minutes=9)):
        assert not closing.close(open_house.wave.pk)
        answering.send(next(codes), open_house.answers())
    with clock.at(open_house.wave.closes_at + timedelta(minutes=10)), pytest.raises(NoUseError):
        answering.send(next(codes), open_house.answers())


def test_closing_at_once_still_leaves_ten_minutes(open_house: House) -> None:
    closing.end_now(open_house.wave)
    codes = iter(open_house.codes().values())
    with clock.at(clock.now() + timedelta(minutes=9)):
        answering.send(next(codes), open_house.answers())
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert closing.due(clock.now()) == [open_house.wave.pk]
        assert closing.close(open_house.wave.pk)
        assert not closing.close(open_house.wave.pk)
        with pytest.raises(NoUseError):
            answering.send(next(codes), open_house.answers())


def test_paper_counts_when_its_slip_was_ticked_off(open_house: House) -> None:
    wave = open_house.wave
    group = wave.groups.order_by("pk")[0]
    with pytest.raises(NoUseError):
        answering.type_in(wave, group.pk, open_house.answers())
    slip = group.invitations.order_by("pk")[0]
    code = open_house.codes()[slip.person_id]
    assert answering.tick_off(code) == group
    with pytest.raises(NoUseError):
        answering.tick_off(code)
    answering.type_in(wave, group.pk, open_house.answers("1"))
    with pytest.raises(NoUseError):
        answering.type_in(wave, group.pk, open_house.answers("1"))
    assert Response.objects.get().group_id == group.pk


def test_a_wave_that_is_open_cannot_be_changed(open_house: House) -> None:
    asked = open_house.wave.asked
    with pytest.raises(opening.NotPlannedError):
        opening.replan(
            open_house.wave.pk, opening.Plan("Ny", open_house.wave.closes_at, asked.model_copy(), 5)
        )
    with pytest.raises(opening.NotPlannedError):
        opening.drop(open_house.wave.pk)
    with pytest.raises(opening.NotPlannedError):
        opening.open_wave(open_house.wave.pk, "")


def test_fourteen_people_are_too_few_to_be_asked(house: House) -> None:
    keep = list(house.service.people.order_by("pk").values_list("pk", flat=True)[:5])
    house.service.people.exclude(pk__in=keep).delete()
    with pytest.raises(opening.TooFewError):
        opening.open_wave(house.wave.pk, "")
    assert Wave.objects.get().state == Wave.State.PLANNED
    assert not Invitation.objects.exists()


def test_who_moves_or_leaves_while_it_is_open_changes_no_group(open_house: House) -> None:
    groups = list(open_house.wave.groups.values_list("node", "bands", "invited"))
    mover = open_house.team.people.order_by("pk")[0]
    code = open_house.codes()[mover.pk]
    mover.unit = open_house.service
    mover.save()
    open_house.team.people.exclude(pk=mover.pk).delete()
    open_house.team.delete()
    answering.send(code, open_house.answers())
    assert list(open_house.wave.groups.values_list("node", "bands", "invited")) == groups
    assert Response.objects.get().group.node in open_house.wave.tree
