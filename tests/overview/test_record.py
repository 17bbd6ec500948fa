"""The round's record begins with what is known of it, and closing is writing it."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import override

from sammenhold.agreements.commands import adopting
from sammenhold.agreements.commands.adopting import Outcome
from sammenhold.overview import record
from sammenhold.rounds import commands as rounds
from sammenhold.rounds.documents import APV, CONCLUSION, YEARLY
from sammenhold.rounds.queries import suggested
from tests.overview.conftest import TODAY, Team, built


def test_the_conclusion_tells_what_was_decided_and_what_became_of_it(team: Team) -> None:
    version = team.agree()
    outcomes = {one.key: Outcome("keep", "Det går godt") for one in version.sentences}
    adopting.look_back(team.member, team.round, TODAY, TODAY + timedelta(weeks=26), outcomes)
    team.move(team.plan("Køb et bedre kamera"), "done", "helped")
    team.plan("Lav en vagtplan")
    with override("da"):
        texts = suggested(team.round, CONCLUSION)
    assert "venter vi på alle Behold den. Det går godt" in texts["done"]
    assert "- Køb et bedre kamera · Ali · virkning set" in texts["done"]
    assert "- Lav en vagtplan · Ali · senest 1. december 2026" in texts["onward"]
    assert "Køb et bedre kamera" not in texts["onward"]
    assert texts["learned"].startswith("[")


def test_a_round_without_anything_has_questions_to_answer(team: Team) -> None:
    with override("en"):
        for document in (CONCLUSION, APV, YEARLY):
            texts = suggested(team.round, document)
            assert set(texts) == {blank.name for blank in document.blanks}
            assert all(texts.values())


def test_the_apv_has_its_elements_from_the_plan(team: Team) -> None:
    team.move(team.plan("Køb et bedre kamera"), "done")
    team.plan("Lav en vagtplan", 40)
    with override("da"):
        texts = suggested(team.round, APV)
    assert texts["plan"] == "- Lav en vagtplan · Ali · senest 3. januar 2027"
    assert texts["followed"] == "- Køb et bedre kamera · Ali · udført"
    assert texts["together"] == "Mette, Leder\nLone, Arbejdsmiljørepræsentant (AMR)"
    assert texts["absence"].startswith("[Har I set på")


def test_a_long_plan_is_cut_and_says_so(team: Team) -> None:
    for number in range(record.MOST + 2):
        team.plan(f"Indsats {number}")
    with override("da"):
        lines = record.apv(team.round)["plan"].splitlines()
    assert lines[-1] == "og 2 til i planen"
    assert len(lines) == record.MOST + 1


def test_last_years_goals_come_back(team: Team) -> None:
    team.write(YEARLY, "Vi vil nå tre ting.")
    again = rounds.start(team.member, team.unit.pk, "Året efter", "tema5", {})
    team.round_id = again.pk
    assert record.yearly(team.round)["goals"] == "Vi vil nå tre ting."
    assert "goals" not in record.yearly(built().round)


def test_closing_a_round_is_writing_its_conclusion(team: Team) -> None:
    assert team.round.concluded_at is None
    filled = {blank.name: "Skrevet." for blank in CONCLUSION.blanks}
    page = reverse("round-paper", args=[team.round_id, "conclusion"])
    sent = team.client.post(page, {**filled, **{f"base-{name}": "" for name in filled}, "finish": "1"})
    assert sent["Location"] == reverse("follow-up", args=[team.round_id])
    assert team.round.concluded_at is not None
    assert "afsluttet" in team.client.get(reverse("round", args=[team.round_id])).text
    rounds.save_paper(
        team.member, team.round.id, "conclusion", "da", base=filled, mine=filled | {"told": "Også AMO."}
    )
    assert team.round.concluded_at is None
