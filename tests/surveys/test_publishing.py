"""Once closed, the figures are worked out once and frozen, and the answers are gone."""

import random
import re
from datetime import timedelta

import pytest
from django.test import Client

from sammenhold.directory.models import Role
from sammenhold.jobs import clock
from sammenhold.surveys import due
from sammenhold.surveys.commands import answering, closing, opening, publishing, simulating
from sammenhold.surveys.models import Invitation, Response, Result, Wave
from sammenhold.surveys.queries.results import result_of
from sammenhold.surveys.queries.side_by_side import side_by_side
from tests.surveys.conftest import MORNING, House, planned


@pytest.fixture
def published(open_house: House) -> House:
    chance = random.Random(11)
    for code in list(open_house.codes().values())[:-6]:
        answering.send(code, open_house.random_answers(chance))
    open_house.close()
    assert publishing.publish(open_house.wave.pk)
    open_house.wave.refresh_from_db()
    return open_house


def test_the_figures_are_frozen_and_the_answers_deleted(published: House) -> None:
    assert published.wave.summary["answered"] == 43
    assert published.wave.summary["rate"]["per_cent"] == 87
    assert not Response.objects.exists()
    kept = list(Result.objects.values_list("node", "figures"))
    assert not publishing.publish(published.wave.pk)
    assert list(Result.objects.values_list("node", "figures")) == kept


def test_a_figure_is_the_mean_of_the_answers(open_house: House) -> None:
    for code in open_house.codes().values():
        answering.send(code, open_house.answers("3"))
    open_house.close()
    publishing.publish(open_house.wave.pk)
    lines = {line.item.code: line for line in result_of(open_house.wave).all}
    for code, line in lines.items():
        reverse = line.item.reversed
        assert line.dot is not None
        assert line.dot.score == (25 if reverse else 75), code
        assert line.dot.n == 49
        assert line.dot.margin == 0
        assert str(line.near) == str(open_house.wave.asked.scales[line.item.scale][3])


def test_a_unit_of_forty_has_figures_and_a_team_of_nine_talks(published: House) -> None:
    forty = result_of(published.wave, str(published.service.pk))
    assert not forty.talks
    assert len(forty.first) == 3
    assert [line.dot.score for line in forty.risks if line.dot] == sorted(
        line.dot.score for line in forty.risks if line.dot
    )
    assert forty.compares
    nine = result_of(published.wave, str(published.team.pk))
    assert nine.talks
    assert nine.nearest is not None
    assert nine.nearest.node == str(published.top.pk)


def test_the_whole_counts_everybody(published: House) -> None:
    everybody = result_of(published.wave)
    assert everybody.whole is not None
    assert everybody.whole["answered"] == 43
    assert everybody.place.people == 49
    assert {place.name for place in everybody.below} == {"Borgerservice", "Post"}


@pytest.mark.parametrize("number", [0, 1, 4])
def test_with_fewer_than_five_answers_everybody_talks(open_house: House, number: int) -> None:
    for code in list(open_house.codes().values())[:number]:
        answering.send(code, open_house.answers())
    open_house.close()
    assert publishing.publish(open_house.wave.pk)
    assert result_of(open_house.wave).talks
    assert not Response.objects.exists()


def test_when_all_find_it_irrelevant_there_is_no_figure(open_house: House) -> None:
    for code in open_house.codes().values():
        answering.send(code, open_house.answers("-"))
    open_house.close()
    assert publishing.publish(open_house.wave.pk)
    assert result_of(open_house.wave).talks


def test_those_who_lead_see_it_a_day_before_everybody(published: House, client: Client) -> None:
    address = f"/r/{published.wave.result_key}/"
    assert "Resultatet kommer her" in client.get(address).content.decode()
    assert published.leader.user is not None
    leader = Client()
    leader.force_login(published.leader.user)
    assert leader.get(f"/surveys/{published.wave.pk}/result/").status_code == 200
    ready = published.wave.computed_at
    with clock.at(ready + timedelta(hours=23)):
        due.publish_waves()
        assert "Resultatet kommer her" in client.get(address).content.decode()
    with clock.at(ready + timedelta(hours=24)):
        due.publish_waves()
        assert "Hvor I kan begynde" in client.get(address).content.decode()


def test_after_release_a_personal_link_leads_to_the_result(published: House, client: Client) -> None:
    assert publishing.release(published.wave.pk)
    assert not publishing.release(published.wave.pk)
    for code in list(published.codes().values())[::20]:
        assert client.get(f"/q/{code}/")["Location"] == f"/r/{published.wave.result_key}/"


def test_every_figure_of_the_page_stands_in_its_table(published: House, client: Client) -> None:
    assert publishing.release(published.wave.pk)
    page = client.get(f"/r/{published.wave.result_key}/").content.decode()
    shown = re.findall(r'data-label="Tal">([^<]*)<', page)
    assert shown == [line.dot.value for line in result_of(published.wave).all if line.dot]


def test_an_answer_is_told_with_its_question(published: House, client: Client) -> None:
    """ "Loneliness: sometimes" would say the reverse of what was asked."""
    assert publishing.release(published.wave.pk)
    page = client.get(f"/r/{published.wave.result_key}/").content.decode()
    begin = page.split('id="begin"')[1].split("</section>")[0]
    for line in result_of(published.wave).first:
        assert f"{line.item.text} Svarene ligger nærmest »{line.near}«." in begin


def test_the_clock_closes_publishes_and_releases(open_house: House) -> None:
    for code in list(open_house.codes().values())[:20]:
        answering.send(code, open_house.answers("1"))
    with clock.at(open_house.wave.last_moment):
        due.close_waves()
        due.publish_waves()
    with clock.at(open_house.wave.last_moment + timedelta(hours=24)):
        due.publish_waves()
    wave = Wave.objects.get()
    assert wave.state == Wave.State.CLOSED
    assert wave.computed_at
    assert wave.released_at


def test_figures_that_cannot_be_worked_out_lose_nothing(
    open_house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for code in list(open_house.codes().values())[:20]:
        answering.send(code, open_house.answers("1"))
    open_house.close()
    monkeypatch.setattr(publishing, "PROGRAM", "sammenhold.no_such_program")
    due.publish_waves()
    assert "could not be worked out" in caplog.text
    assert "1111" not in caplog.text
    assert Response.objects.count() == 20
    monkeypatch.undo()
    with clock.at(open_house.wave.last_moment):
        due.publish_waves()
    assert Wave.objects.get().computed_at


def test_the_next_screening_tells_the_change(published: House) -> None:
    with clock.at(MORNING + timedelta(days=60)):
        wave = planned(published.round)
        Wave.objects.filter(pk=wave.pk).update(closes_at=MORNING + timedelta(days=70))
        published.wave = opening.open_wave(wave.pk, "")
        for code in published.codes().values():
            answering.send(code, published.answers("4"))
    published.close()
    assert publishing.publish(published.wave.pk)
    view = result_of(published.wave)
    assert view.changes
    changed = next(line.change for line in view.risks if line.item.code == "V1")
    assert changed is not None
    assert changed.is_more
    assert changed.apart


def test_a_made_up_screening_is_marked_and_never_compared_with_a_real_one(published: House) -> None:
    asked = published.wave.asked
    made_up = simulating.simulate(published.round, asked, 0.8, 1)
    assert made_up.made_up
    assert made_up.released_at
    assert made_up.computed_at
    assert not result_of(made_up).changes
    assert not Invitation.objects.filter(wave=made_up).exclude(told_at=None).exists()


def test_units_side_by_side_with_the_reason_where_there_is_no_figure(
    published: House, client: Client
) -> None:
    publishing.release(published.wave.pk)
    page = client.get(f"/r/{published.wave.result_key}/?beside").content.decode()
    assert page.count("Færre end 15 personer") == 1
    assert "Deres svar tælles med i Borger og Service" in page
    shown = side_by_side(published.wave, "")
    assert [row.place.name for row in shown.rows] == ["Borger og Service", "Borgerservice", "Post"]
    alone = result_of(published.wave, str(published.service.pk))
    by_code = {line.item.risk: line.dot for line in alone.risks}
    assert shown.rows[1].dots == tuple(by_code[risk.code] for risk in shown.columns)


def test_who_may_see_a_result(published: House, client: Client) -> None:
    other = published.team.people.order_by("pk")[0]
    assert published.leader.user is not None
    address = f"/surveys/{published.wave.pk}/result/"
    from sammenhold.accounts.models import User

    other.user = User.objects.create_user(other.email)
    other.save()
    client.force_login(other.user)
    assert client.get(address).status_code == 404
    publishing.release(published.wave.pk)
    assert client.get(address).status_code == 404
    other.roles.create(unit=published.top, kind=Role.Kind.UNION_REP)
    assert client.get(address).status_code == 200


def test_the_result_of_a_unit_costs_a_fixed_number_of_queries(
    published: House,
    client: Client,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    publishing.release(published.wave.pk)
    with django_assert_max_num_queries(4):
        client.get(f"/r/{published.wave.result_key}/?unit={published.service.pk}")
    assert closing.due(clock.now()) == []
