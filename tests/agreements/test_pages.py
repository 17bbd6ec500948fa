"""The pages of those who lead and of the team, in both languages, without a script."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sammenhold.agreements import rules
from sammenhold.agreements.commands import asking
from sammenhold.agreements.models import Asking, Version
from sammenhold.directory.models import Person
from sammenhold.jobs import clock
from tests.agreements.conftest import HYBRID, MORNING, REPLIES, TODAY, Team

Queries = Callable[..., AbstractContextManager[None]]


def text(response: HttpResponse) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def signed_in(team: Team, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    user = Person.objects.select_related("user").get(pk=team.member.person_id).user
    assert user
    client.force_login(user)
    return client


def at(team: Team, name: str, *args: object) -> str:
    return reverse(name, args=[team.round.id, *args])


def phone(language: str = "en") -> Client:
    return Client(headers={"accept-language": language})


@pytest.fixture
def lead(team: Team) -> Client:
    return signed_in(team)


@pytest.mark.parametrize(
    ("language", "words"), [("da", "Hvad skal gælde hos jer?"), ("en", "What should hold among you?")]
)
def test_from_nothing_to_a_version_by_plain_forms(team: Team, language: str, words: str) -> None:
    lead = signed_in(team, language)
    assert words in text(lead.get(at(team, "agreement")))
    page = lead.post(at(team, "agreement-sources"), {"take": ["hybrid-1", "quiet-2"]}, follow=True)
    assert len(team.keys) == 2
    assert at(team, "agreement-care") in text(page)
    again = {"keeper": team.people["Lone"].pk, "review_on": "2026-12-22"}
    assert at(team, "agreement-ask") in text(lead.post(at(team, "agreement-care"), again, follow=True))
    refused = lead.post(at(team, "agreement-adopt"), {"adopted_on": "2026-11-24"})
    assert refused.status_code == 422
    lead.post(at(team, "agreement-adopt"), {"adopted_on": "2026-11-24", "meeting": "on"})
    assert Version.objects.get().asking is None
    assert team.agreement.link_root == "http://testserver"
    assert "22. december 2026" in text(lead.get(at(team, "agreement"))) or language == "en"


def test_a_sentence_is_written_changed_moved_and_taken_out(team: Team, lead: Client) -> None:
    new = {"when": " nogen  ringer ", "text": "tager vi den", "risk": "V3", "keeps": "Ro"}
    assert lead.post(at(team, "agreement-new"), new).status_code == 302
    team.write(REPLIES)
    first, second = team.keys
    assert team.standing.lines[0].sentence.when == "nogen ringer"
    page = lead.get(at(team, "agreement-sentence", second))
    base = re.search(r'name="base" value="([^"]*)"', page.content.decode())
    assert base
    words = {"when": REPLIES.when, "text": "svarer vi i morgen", "base": base[1]}
    lead.post(at(team, "agreement-sentence", second), words)
    assert team.standing.lines[1].sentence.text == "svarer vi i morgen"
    lead.post(at(team, "agreement-sentence", second), {"do": "up"})
    assert team.keys == [second, first]
    lead.post(at(team, "agreement-sentence", second), {"do": "remove"})
    assert team.keys == [first]
    assert lead.get(at(team, "agreement-sentence", second)).status_code == 404


def test_two_who_change_the_same_sentence_both_keep_their_words(team: Team, lead: Client) -> None:
    team.write(HYBRID)
    (key,) = team.keys
    stale = {"when": "a", "text": "mine", "base": "what it said before"}
    page = lead.post(at(team, "agreement-sentence", key), stale)
    assert page.status_code == 409
    assert HYBRID.text in text(page)
    assert "mine" in text(page)
    assert team.standing.lines[0].sentence.text == HYBRID.text
    base = re.search(r'name="base" value="([^"]*)"', page.content.decode())
    assert base
    lead.post(at(team, "agreement-sentence", key), stale | {"base": base[1]})
    assert team.standing.lines[0].sentence.text == "mine"


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("agreement-new", {"when": "", "text": "x"}, "This field is required"),
        ("agreement-new", {"when": "x", "text": "x" * 401}, "at most 400"),
        ("agreement-new", {"when": "x", "text": "x", "risk": "X9"}, "valid choice"),
        ("agreement-care", {"keeper": "", "review_on": "2026-12-22"}, "This field is required"),
        ("agreement-care", {"keeper": "99999", "review_on": "2026-12-22"}, "valid choice"),
        ("agreement-care", {"keeper": "1", "review_on": "2026-11-24"}, "within a year"),
        ("agreement-care", {"keeper": "1", "review_on": "2027-12-24"}, "within a year"),
        ("agreement-ask", {"closes_on": "2026-11-20"}, "within the next two months"),
        ("agreement-ask", {"closes_on": "nonsense"}, "valid date"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(
    team: Team, lead: Client, name: str, given: dict[str, str], words: str
) -> None:
    team.write(HYBRID)
    response = lead.post(at(team, name), given)
    assert response.status_code == 422
    assert words in text(response)
    assert len(team.keys) == 1
    assert not Asking.objects.exists()


def test_the_team_is_asked_and_everybody_answers_without_an_account(team: Team, lead: Client) -> None:
    team.write()
    team.look_after()
    lead.post(at(team, "agreement-ask"), {"closes_on": "2026-11-27"})
    assert not Asking.objects.get().links.filter(by_mail=True).exists()
    people = [person.pk for person in team.people.values()]
    made = lead.post(at(team, "agreement-links"), {"person": [*people, "nonsense"]})
    assert made["Cache-Control"] == "no-store"
    links = re.findall(r"http://testserver(/a/[\w-]+/)\"", text(made))
    assert len(links) == 9
    first, second = team.keys
    agree = {f"stance-{first}": "agree", f"stance-{second}": "agree", "box": "0"}
    sent = phone().post(links[0], agree, follow=True)
    assert "Thank you, your answer counts" in text(sent)
    assert sent.headers["Cache-Control"] == "no-store"
    without = {f"stance-{first}": "objection", "box": "1"}
    refused = phone().post(links[1], without)
    assert refused.status_code == 200
    assert "An objection needs a reason" in text(refused)
    assert "Answer at least one" in text(phone().post(links[1], {"box": "1"}))
    assert "Choose an answer too" in text(phone().post(links[1], {f"reason-{first}": "x", "box": "1"}))
    phone().post(links[1], without | {f"reason-{first}": "For sent for mig"})
    page = text(lead.get(at(team, "agreement-asking")))
    assert "<strong>2</strong>" in page
    assert "For sent for mig" not in page
    assert "For sent for mig" not in text(phone().get(links[0]))
    team.close()
    assert "For sent for mig" in text(phone().get(links[0]))
    assert "For sent for mig" in text(lead.get(at(team, "agreement")))
    assert "somebody objects" in text(lead.get(at(team, "agreement")))
    assert phone().get("/a/nonsense/").status_code == 404


def test_it_is_not_closed_while_that_could_tell_what_the_last_one_answered(team: Team, lead: Client) -> None:
    team.write()
    team.ask()
    team.all_agree("Ali")
    page = lead.post(at(team, "agreement-asking"), {"do": "close"}, follow=True)
    assert "Not yet" in text(page)
    lead.post(at(team, "agreement-asking"), {"do": "withdraw"})
    assert not Asking.objects.exists()
    assert lead.get(at(team, "agreement-asking")).status_code == 302
    assert lead.get(at(team, "agreement-links")).status_code == 302


def test_while_the_team_is_asked_the_wording_stands_still(team: Team, lead: Client) -> None:
    team.write()
    team.look_after()
    team.ask()
    for name, given in (
        ("agreement-new", {"when": "x", "text": "y"}),
        ("agreement-sources", {"take": "quiet-1"}),
        ("agreement-ask", {"closes_on": "2026-11-27"}),
        ("agreement-adopt", {"adopted_on": "2026-11-24", "meeting": "on"}),
    ):
        assert "The team is being asked" in text(lead.post(at(team, name), given, follow=True)), name
    assert len(team.keys) == 2


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_new_colleague_reads_how_we_work_together(team: Team, language: str) -> None:
    team.living()
    reader = phone(language)
    page = text(reader.get(reverse("how-we-work", args=[team.agreement.page_key])))
    for words in (REPLIES.text, REPLIES.unless, "Lone", "noindex"):
        assert words in page
    assert "Sammenhold" in page
    assert reader.get(reverse("how-we-work", args=["nonsense"])).status_code == 404


def test_versions_tell_what_has_changed_in_plain_words(team: Team, lead: Client) -> None:
    assert "Nothing is adopted yet" in text(lead.get(at(team, "agreement-versions")))
    team.living()
    from uuid import UUID

    from sammenhold.agreements.commands import writing

    writing.remove(team.member, team.round, UUID(team.keys[1]))
    team.write(HYBRID)
    team.adopt()
    page = text(lead.get(at(team, "agreement-versions")))
    for words in ("From version 1 to version 2", "No longer holds", "1 sentence is as it was."):
        assert words in page
    back = text(lead.get(at(team, "agreement-versions") + "?from=2&to=1"))
    assert "From version 2 to version 1" in back
    assert lead.get(at(team, "agreement-versions") + "?from=x&to=99").status_code == 200


def test_looking_back_at_a_meeting_in_a_team_of_nine(team: Team, lead: Client) -> None:
    team.living()
    first, second = team.keys
    with clock.at(MORNING + rules.FIRST_REVIEW):
        page = text(lead.get(at(team, "agreement")))
        assert "It is time to look back" in page
        page = text(lead.get(at(team, "agreement-review")))
        assert page.count("What would you miss if it were gone?") == 2
        days = {"held_on": "2026-12-22", "review_on": "2027-06-22"}
        outcomes = {f"outcome-{first}": "keep", f"outcome-{second}": "change", f"note-{second}": "Hvem?"}
        assert (
            lead.post(at(team, "agreement-review"), outcomes | {"held_on": "2027-01-01"}).status_code == 422
        )
        lead.post(at(team, "agreement-review"), outcomes | days)
        assert "you wanted to change it" in text(lead.get(at(team, "agreement")))
        page = text(lead.get(at(team, "agreement-versions")))
        assert "Looked back on 22 December 2026" in page
        assert "Hvem?" in page


def test_the_three_questions_are_answered_anonymously_first(team: Team, lead: Client) -> None:
    assert lead.get(at(team, "agreement-review")).status_code == 404
    team.living()
    with clock.at(MORNING + timedelta(hours=1)):
        lead.post(at(team, "agreement-review-ask"), {"closes_on": "2026-11-27"})
        made = asking.make_links(team.member, team.round, [person.pk for person in team.people.values()])
        for token in list(made.values())[:5]:
            page = text(phone().get(f"/a/{token}/"))
            assert "Send anonymously" in page
            assert "Answer as" not in page
            sheet = {f"do-{team.keys[0]}": "yes", f"next-{team.keys[0]}": "keep", "box": "0"}
            assert "Thank you" in text(phone().post(f"/a/{token}/", sheet, follow=True))
        assert "It is time" not in text(lead.get(at(team, "agreement")))
        lead.post(at(team, "agreement-asking"), {"do": "close"})
        page = text(lead.get(at(team, "agreement-review")))
        assert "Yes, nearly always: 5" in page
        assert page.count("What would you miss if it were gone?") == 1


def test_somebody_who_may_read_the_round_reads_and_changes_nothing(team: Team) -> None:
    from sammenhold.accounts.models import User
    from sammenhold.directory.models import Role

    team.living()
    jens = team.people["Jens"]
    jens.user = User.objects.create_user("jens@sundby.example")
    jens.save()
    jens.roles.create(unit=team.unit, kind=Role.Kind.UNION_REP)
    reader = Client(headers={"accept-language": "en"})
    reader.force_login(jens.user)
    page = text(reader.get(at(team, "agreement")))
    assert REPLIES.text in page
    assert "agreement/new/" not in page
    assert reader.get(at(team, "agreement-versions")).status_code == 200
    for name in ("new", "sources", "care", "ask", "asking", "links", "adopt", "review"):
        assert reader.get(at(team, f"agreement-{name}")).status_code == 404, name
        assert reader.post(at(team, f"agreement-{name}")).status_code == 404, name


@pytest.mark.parametrize("number", [1, 6])
def test_the_pages_ask_the_database_a_fixed_number_of_times(
    team: Team, lead: Client, django_assert_max_num_queries: Queries, number: int
) -> None:
    team.write(*[REPLIES] * number)
    team.look_after()
    team.ask()
    for name in list(team.people)[:number]:
        team.answer(name, *[rules.CONCERN] * number, reason="Hm")
    with django_assert_max_num_queries(25):
        lead.get(at(team, "agreement-asking"))
    with django_assert_max_num_queries(10):
        phone().get(f"/a/{team.tokens['Uden']}/")
    team.close()
    with django_assert_max_num_queries(25):
        lead.get(at(team, "agreement"))
    team.adopt(by_meeting=False, on=TODAY)
    for name, most in (
        ("agreement", 25),
        ("agreement-versions", 18),
        ("agreement-review", 30),
        ("round", 40),
    ):
        with django_assert_max_num_queries(most):
            lead.get(at(team, name))
    with django_assert_max_num_queries(5):
        phone().get(reverse("how-we-work", args=[team.agreement.page_key]))
