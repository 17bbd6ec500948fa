"""Who has the whole database links what lay in the box to people no better than chance.

Everybody's reason is unlike all others', so that the test knows whose it is. The attacker does not, but has
every row, the order in which the database keeps rows, and even the order in which people sent.
"""

import random
from collections import Counter

import pytest
from django.db import connection

from sammenhold.agreements import rules
from sammenhold.agreements.models import Answer, Asking, Link
from tests.agreements.conftest import HYBRID, Team, built

pytestmark = pytest.mark.django_db(transaction=True)

ASKINGS = 25
DEVIATIONS = 5


def orders(table: str, column: str, asking: Asking, where: str = "") -> dict[str, list[str]]:
    """A column of an asking's rows, in every order that can be read somewhere."""
    sqlite = connection.vendor == "sqlite"
    known = {"by key": "id", "as kept": "rowid" if sqlite else "ctid"}
    if not sqlite:
        known["by version"] = "xmin::text::bigint, ctid"
    found = {}
    with connection.cursor() as cursor:
        for name, order in known.items():
            key = asking.pk.hex if sqlite else str(asking.pk)
            cursor.execute(
                f'SELECT {column} FROM "{table}" WHERE asking_id = %s {where} ORDER BY {order}', [key]
            )
            found[name] = [str(row[0]) for row in cursor.fetchall()]
    return found


def fits(asking: Asking, sent: list[str], moment: str) -> Counter[tuple[str, str, str]]:
    """For each pair of orders, in how many places a person and a reason stand beside each other."""
    used = "AND used" if connection.vendor == "postgresql" else "AND used = 1"
    people = {"as sent": sent}
    if moment == "open":
        links = orders("agreements_link", "person_id", asking, used)
        names = dict(Link.objects.filter(asking=asking).values_list("person_id", "person__name"))
        people |= {name: [names[int(pk)] for pk in line] for name, line in links.items()}
    reasons = orders("agreements_answer", "reason", asking)
    return Counter(
        {
            (moment, one, other): sum(a == b for a, b in zip(line, told, strict=True))
            for one, line in people.items()
            for other, told in reasons.items()
        }
    )


def test_linking_does_no_better_than_chance_while_it_is_open_and_afterwards() -> None:
    """By chance one place of each asking fits, however many answer."""
    chance, hits = random.Random(5), Counter[tuple[str, str, str]]()
    team = built()
    team.write(HYBRID)
    for _again in range(ASKINGS):
        asking = team.ask()
        sent = [name for name in team.people if name != "Mette"]
        chance.shuffle(sent)
        for name in sent:
            team.answer(name, rules.CONCERN, openly=False, reason=name)
        hits += fits(asking, sent, "open")
        team.close()
        hits += fits(asking, sent, "closed")
    most = ASKINGS + DEVIATIONS * ASKINGS**0.5
    assert {pair: number for pair, number in hits.items() if number > most} == {}
    assert not Link.objects.filter(used=True).exists()


def test_of_an_open_answer_the_name_is_kept_and_of_the_box_nothing_but_words(team_kept: Team) -> None:
    team_kept.answer("Ali", rules.CONCERN, openly=True, reason="åbent")
    team_kept.answer("Bo", rules.CONCERN, openly=False, reason="i boksen")
    rows = {answer.reason: vars(answer) for answer in Answer.objects.all()}
    known = set(rows["i boksen"]) - {"_state"}
    assert known == {"id", "asking_id", "sentence", "question", "choice", "reason", "name"}
    assert (rows["åbent"]["name"], rows["i boksen"]["name"]) == ("Ali", "")


@pytest.fixture
def team_kept() -> Team:
    team = built()
    team.write(HYBRID)
    team.ask()
    return team
