"""Who has the whole database links answers to people no better than chance, while it is open and afterwards.

Everybody's answers are made unlike all others', so that the test knows whose they are. The attacker does not,
but has every row of every table, the order in which the database keeps rows, on PostgreSQL the version of
each row, on SQLite the bytes of the file, and even the order in which people sent. Texts are attacked in the
same way: laid beside invitations, beside answers, and beside the other text of the same person.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import product

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from sammenhold.surveys.commands import answering
from sammenhold.surveys.models import Invitation, Remark, ReportingGroup, Response
from tests.surveys.conftest import House, forty_and_nine, opened, with_texts

pytestmark = pytest.mark.django_db(transaction=True)

WAVES = 8
Order = dict[str, Sequence[object]]


@dataclass
class Traces:
    """Invitations and responses of one group in every order that can be read somewhere."""

    invitations: Order
    responses: Order


def kept_in(table: str, key: str, where: str) -> Order:
    """Row keys in the orders that the database itself has."""
    orders = {"by key": "1", "by id": "id", "as it is kept": "2" if connection.vendor == "sqlite" else "ctid"}
    if connection.vendor == "postgresql":
        orders |= {"by version": "xmin::text::bigint, ctid", "by lock": "xmax::text::bigint, ctid"}
    place = "rowid" if connection.vendor == "sqlite" else key
    found: Order = {}
    with connection.cursor() as cursor:
        for name, order in orders.items():
            query = f'SELECT {key}, {place} FROM "{table}" WHERE {where} ORDER BY {order}'
            cursor.execute(query)
            found[name] = [row[0] for row in cursor.fetchall()]
    return found


def traces(house: House, sent: Sequence[int]) -> Iterator[Traces]:
    for group in house.wave.groups.all():
        yield Traces(used_in(f"group_id = {group.pk}", sent), answers_in(f"group_id = {group.pk}"))


def used_in(where: str, sent: Sequence[int]) -> Order:
    used = "used" if connection.vendor == "postgresql" else "used = 1"
    invitations = kept_in("surveys_invitation", "person_id", f"{where} AND {used}")
    there = set(invitations["by key"])
    return {**invitations, "in the order of sending": [person for person in sent if person in there]}


def answers_in(where: str) -> Order:
    return with_bytes(kept_in("surveys_response", "answers", where))


def texts_to(question: str) -> Order:
    """Of the only wave that there is."""
    return with_bytes(kept_in("surveys_remark", "text", f"question = '{question}'"))


def with_bytes(rows: Order) -> Order:
    if connection.vendor != "sqlite":
        return rows
    file = connection.connection.serialize()
    bytes_at = {row: file.index(str(row).encode()) for row in rows["by key"]}
    return {**rows, "as bytes": sorted(bytes_at, key=lambda row: bytes_at[row])}


def guessed(found: Sequence[Traces], given: dict[int, str]) -> dict[tuple[str, str], int]:
    """For each pair of orders, in how many places person and answers fit when laid beside each other."""
    pairs = product(found[0].invitations, found[0].responses)
    return {
        (one, other): sum(
            given[int(str(person))] == answers
            for each in found
            for person, answers in zip(each.invitations[one], each.responses[other], strict=True)
        )
        for one, other in pairs
    }


@pytest.mark.slow
def test_within_a_group_linking_does_no_better_than_chance(make_open_house: Callable[[], House]) -> None:
    """By chance one place in each group fits, however large it is; five standard deviations are allowed."""
    chance = random.Random(17)
    found: dict[str, dict[tuple[str, str], int]] = {"open": {}, "closed": {}}
    groups = 0
    for _wave in range(WAVES):
        house = make_open_house()
        given = house.all_answer(chance, but=12)
        for moment, hits in found.items():
            if moment == "closed":
                house.close()
            seen = list(traces(house, list(given)))
            for pair, number in guessed(seen, given).items():
                hits[pair] = hits.get(pair, 0) + number
        groups += house.wave.groups.count()
        house.organisation.rounds.all().delete()
    assert groups == 4 * WAVES
    most = groups + 5 * groups**0.5
    assert not {
        (moment, *pair): number
        for moment, pairs in found.items()
        for pair, number in pairs.items()
        if number > most
    }


def test_no_row_says_when_or_by_whom_an_answer_was_given(make_open_house: Callable[[], House]) -> None:
    house = make_open_house()
    house.all_answer(random.Random(3))
    fields = {field.name for field in Response._meta.get_fields()}
    assert fields == {"id", "group", "answers"}
    changed = {field.attname for field in Invitation._meta.concrete_fields}
    assert changed == {
        "id", "wave_id", "group_id", "person_id", "seed", "fingerprint", "used", "told_at", "reminded_at",
        "result_told_at", "wait_until", "refused",
    }  # fmt: skip
    assert not Session.objects.exists()
    assert not ReportingGroup.objects.exclude(owed=0).exists()


def test_every_answer_gives_its_whole_group_new_ids(make_open_house: Callable[[], House]) -> None:
    house = make_open_house()
    given = house.all_answer(random.Random(5), but=1)
    last = next(person for person in house.codes() if person not in given)
    group = Invitation.objects.get(person=last).group
    before = dict(group.responses.values_list("answers", "pk"))
    answering.send(house.codes()[last], house.answers())
    after = dict(group.responses.values_list("answers", "pk"))
    assert not {answers for answers in before if after[answers] == before[answers]}


def test_after_closing_nothing_is_left_between_the_rows(make_open_house: Callable[[], House]) -> None:
    house = make_open_house()
    given = house.all_answer(random.Random(7))
    before = set(Response.objects.values_list("pk", flat=True))
    house.close()
    assert before.isdisjoint(Response.objects.values_list("pk", flat=True))
    if connection.vendor == "sqlite":
        file = connection.connection.serialize()
        assert {file.count(answers.encode()) for answers in given.values()} == {1}
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT xmin::text) FROM surveys_response")
            assert cursor.fetchone()[0] == 1
            cursor.execute("SELECT max((ctid::text::point)[1]::int) FROM surveys_invitation")
            assert cursor.fetchone()[0] <= Invitation.objects.count()


def written(person: int) -> dict[str, str]:
    """Unlike what anybody else writes, as long, and in no order that is people's."""
    return {code: f"{code} {sha256(f'{code}{person}'.encode()).hexdigest()}" for code in ("keep", "help")}


@pytest.mark.slow
def test_a_text_is_linked_to_nobody_to_no_answer_and_to_no_other_text(db: None) -> None:
    """By chance one place in each wave fits, however many wrote; five standard deviations are allowed."""
    chance = random.Random(23)
    hits = dict[tuple[str, str, str, str], int]()
    for _wave in range(WAVES):
        house = opened(with_texts(forty_and_nine()))
        given = house.all_answer(chance, but=12, texts=written)
        for moment in ("open", "closed"):
            if moment == "closed":
                house.close()
            for pair, number in fits(given, list(given)).items():
                hits[moment, *pair] = hits.get((moment, *pair), 0) + number
        house.organisation.rounds.all().delete()
    assert len(hits) >= 2 * 3 * 4
    assert not {pair: number for pair, number in hits.items() if number > WAVES + 5 * WAVES**0.5}


def fits(given: dict[int, str], sent: Sequence[int]) -> dict[tuple[str, str, str], int]:
    """Texts laid beside invitations, answers and other texts in every order: how many belong together."""
    whose: dict[object, int] = {answers: person for person, answers in given.items()}
    whose |= {person: person for person in given}
    whose |= {text: person for person in given for text in written(person).values()}
    keep = texts_to("keep")
    beside = {"invitation": used_in("1 = 1", sent), "answer": answers_in("1 = 1"), "text": texts_to("help")}
    return {
        (what, one, other): sum(
            whose[text] == whose[row] for text, row in zip(keep[one], rows[other], strict=True)
        )
        for what, rows in beside.items()
        for one, other in product(keep, rows)
    }


def test_whoever_sends_all_texts_are_written_anew_also_when_they_write_none(db: None) -> None:
    house = opened(with_texts(forty_and_nine()))
    given = house.all_answer(random.Random(5), but=2, texts=written)
    silent, last = (person for person in house.codes() if person not in given)
    for person, texts in ((silent, {}), (last, written(last))):
        before = dict(Remark.objects.values_list("text", "pk"))
        answering.send(house.codes()[person], house.answers(), texts)
        after = dict(Remark.objects.values_list("text", "pk"))
        assert not {text for text in before if after[text] == before[text]}
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(DISTINCT xmin::text) FROM surveys_remark")
                assert cursor.fetchone()[0] == 1


def test_after_closing_each_text_is_in_the_file_once(db: None) -> None:
    house = opened(with_texts(forty_and_nine()))
    given = house.all_answer(random.Random(7), texts=written)
    before = set(Remark.objects.values_list("pk", flat=True))
    house.close()
    assert before.isdisjoint(Remark.objects.values_list("pk", flat=True))
    if connection.vendor == "sqlite":
        file = connection.connection.serialize()
        assert {file.count(text.encode()) for person in given for text in written(person).values()} == {1}
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT max((ctid::text::point)[1]::int) FROM surveys_remark")
            assert cursor.fetchone()[0] <= Remark.objects.count()
