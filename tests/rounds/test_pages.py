"""The pages as people meet them, in both languages."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries as Counting

from rounds.conftest import Workplace, found, member, signed_in
from sammenhold.directory.members import Member
from sammenhold.directory.models import Role
from sammenhold.rounds import commands, queries
from sammenhold.rounds.documents import DOCUMENTS
from sammenhold.rounds.models import Lead, Round
from sammenhold.web import slots

WRITTEN = [key for key, document in DOCUMENTS.items() if document.blanks]
PER_ROUND = [
    ("round", []),
    ("round-prepare", []),
    ("round-leads", []),
    *(("round-paper", [key]) for key in WRITTEN),
    *(("round-print", [key]) for key in DOCUMENTS),
]


@pytest.fixture(autouse=True)
def nothing_above(monkeypatch: pytest.MonkeyPatch) -> None:
    """What packages above draw into these pages is theirs to test."""
    monkeypatch.setattr(slots, "_fillers", {})


def paper_url(round: Round, document: str = "notice") -> str:
    return reverse("round-paper", args=[round.pk, document])


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("name", "more"), PER_ROUND)
def test_every_page_is_there_in_both_languages(
    name: str, more: list[str], language: str, course: Round, mette: Member
) -> None:
    page = signed_in(mette, language).get(reverse(name, args=[course.pk, *more]))
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert course.title in page.text or "Ydelse" in page.text


@pytest.mark.parametrize(("name", "more"), PER_ROUND)
def test_a_stranger_signs_in_and_another_organisation_finds_nothing(
    name: str, more: list[str], course: Round
) -> None:
    url = reverse(name, args=[course.pk, *more])
    assert Client().get(url).status_code == 302
    vestby = found("Vestby")
    outside = signed_in(vestby.holder("Vera Vest", Role.Kind.ADMINISTRATOR, vestby.town))
    assert outside.get(url).status_code == 404
    assert outside.post(url).status_code in {404, 405}


def test_a_colleague_without_a_role_and_one_from_beside_find_nothing(
    course: Round, sundby: Workplace
) -> None:
    plain = signed_in(member(sundby.person("Per Kollega")))
    beside = signed_in(sundby.holder("Bo Beside", Role.Kind.LEADER, sundby.beside))
    for client in (plain, beside):
        assert client.get(reverse("round", args=[course.pk])).status_code == 404
        assert client.get(reverse("home")).context["rounds"] == ()


def test_no_such_round_and_no_such_page(course: Round, mette: Member) -> None:
    client = signed_in(mette)
    assert client.get(reverse("round", args=[uuid.uuid4()])).status_code == 404
    assert client.get(paper_url(course, "nothing")).status_code == 404


def test_who_may_read_reads_the_pages_and_cannot_change_them(course: Round, ulla: Member) -> None:
    client = signed_in(ulla)
    page = client.get(reverse("round", args=[course.pk]))
    assert "Fortsæt" not in page.text
    assert client.get(paper_url(course)).url == reverse("round-print", args=[course.pk, "notice"])
    assert client.get(reverse("round-leads", args=[course.pk])).status_code == 302
    assert client.post(paper_url(course)).status_code == 403
    assert client.post(reverse("round-leads", args=[course.pk])).status_code == 403


def test_an_empty_home_teaches_and_has_one_button(mette: Member) -> None:
    page = signed_in(mette).get(reverse("home"))
    assert page.text.count(reverse("round-start")) == 1
    assert "Start et forløb" in page.text


def test_home_without_a_role_says_how_to_get_one(sundby: Workplace) -> None:
    client = signed_in(member(sundby.person("Per Kollega")))
    assert "administrator" in client.get(reverse("home")).text
    assert "administrator" in client.get(reverse("round-start")).text
    assert client.post(reverse("round-start")).status_code == 404


@pytest.mark.parametrize("count", [1, 4])
def test_home_asks_the_database_no_more_for_many_rounds(
    count: int,
    sundby: Workplace,
    mette: Member,
    amir: Member,
    django_assert_num_queries: Counting,
) -> None:
    for number in range(count):
        commands.start(mette, sundby.team.pk, str(number), "tema5", {amir.person_id: Lead.Part.SAFETY_REP})
    client = signed_in(mette)
    with django_assert_num_queries(10):
        assert len(client.get(reverse("home")).context["rounds"]) == count


@pytest.mark.parametrize("more", [0, 5])
def test_a_round_asks_the_database_no_more_for_many_leads(
    more: int,
    course: Round,
    sundby: Workplace,
    mette: Member,
    django_assert_num_queries: Counting,
) -> None:
    people = [sundby.person(f"P{number} Person") for number in range(more)]
    commands.change_leads(mette, course.pk, {person.pk: Lead.Part.FACILITATOR for person in people})
    client = signed_in(mette)
    for name, queries_asked in (("round", 9), ("round-prepare", 9)):
        with django_assert_num_queries(queries_asked):
            client.get(reverse(name, args=[course.pk]))


def test_the_only_unit_needs_no_choosing_and_people_are_suggested(
    sundby: Workplace, mette: Member, amir: Member
) -> None:
    page = signed_in(mette).get(reverse("round-start"))
    form = page.context["form"]
    assert form["title"].value().startswith("Virtuelt samarbejde i Ydelse, ")
    assert (form["leader"].value(), form["safety_rep"].value()) == (mette.person_id, amir.person_id)


def test_who_has_several_units_chooses_first(sundby: Workplace, amir: Member) -> None:
    client = signed_in(amir)
    choices = client.get(reverse("round-start")).context["form"].fields["unit"].choices
    assert [unit for unit, _ in choices] == [sundby.centre.pk, sundby.beside.pk, sundby.team.pk]
    assert client.get(reverse("round-start"), {"unit": sundby.team.pk}).context["unit"].name == "Ydelse"
    for unit in (sundby.town.pk, "x"):
        assert client.get(reverse("round-start"), {"unit": unit}).status_code == 404


def test_starting_leads_to_the_round_with_one_next_step(
    sundby: Workplace, mette: Member, amir: Member
) -> None:
    client = signed_in(mette)
    sent = {"title": "Efterår", "theme": "tema5", "leader": mette.person_id, "safety_rep": amir.person_id}
    begun = Round.objects.get(title="Efterår") if client.post(reverse("round-start"), sent) else None
    assert begun is not None
    page = client.get(reverse("round", args=[begun.pk]))
    assert page.text.count("button-primary") == 1
    assert "Fortsæt: Oplysning til medarbejderne" in page.text


def test_starting_with_the_same_person_twice_says_what_to_do(mette: Member) -> None:
    sent = {"title": "Efterår", "theme": "tema5", "leader": mette.person_id, "safety_rep": mette.person_id}
    page = signed_in(mette).post(reverse("round-start"), sent)
    assert "Vælg to forskellige personer" in page.text
    assert not Round.objects.exists()


def test_a_round_shows_the_whole_chain_and_the_place_for_a_workshop(course: Round, mette: Member) -> None:
    slots.fill("round.workshop", lambda context, round: f"<p>workshop of {round.id}</p>")
    page = signed_in(mette).get(reverse("round", args=[course.pk]))
    assert f"<p>workshop of {course.pk}</p>" in page.text
    for stage in (
        "Forberedelse",
        "Kortlægning",
        "Vurdering",
        "Workshop",
        "Teamaftaler",
        "Indsatser",
        "Opfølgning",
    ):
        assert stage in page.text
    for place in ("#map", "#screen", "#workshop", "#agreements", "#actions", "#follow-up"):
        assert f'href="{place}"' in page.text


def test_leads_come_and_go(course: Round, mette: Member, amir: Member, ulla: Member) -> None:
    client, url = signed_in(mette), reverse("round-leads", args=[course.pk])
    parts = {f"part-{mette.person_id}": "leader", f"part-{amir.person_id}": "safety_rep"}
    client.post(url, parts | {"person": ulla.person_id, "part": "union_rep"})
    assert queries.round_of(mette, course.pk).lead_ids == {mette.person_id, amir.person_id, ulla.person_id}
    parts |= {f"part-{ulla.person_id}": "leaves", "part": "leader"}
    done = client.post(url, parts | {"finish": "1"})
    assert done.url == reverse("round-prepare", args=[course.pk])
    assert queries.round_of(mette, course.pk).lead_ids == {mette.person_id, amir.person_id}


def test_nobody_takes_themselves_off_by_mistake(course: Round, mette: Member, amir: Member) -> None:
    url = reverse("round-leads", args=[course.pk])
    sent = {f"part-{mette.person_id}": "leaves", f"part-{amir.person_id}": "safety_rep", "part": "leader"}
    signed_in(mette).post(url, sent)
    assert mette.person_id in queries.round_of(amir, course.pk).lead_ids


def test_somebody_is_left_to_lead(course: Round, mette: Member, amir: Member, anna: Member) -> None:
    url = reverse("round-leads", args=[course.pk])
    page = signed_in(anna).post(
        url, {f"part-{mette.person_id}": "leaves", f"part-{amir.person_id}": "leaves", "part": "leader"}
    )
    assert "Der skal være nogen til at lede forløbet" in page.text
