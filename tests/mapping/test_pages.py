"""The map's pages: filling in, links, estimates, and what they tell."""

import re
import subprocess
import sys
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mapping.conftest import Workplace, said
from sammenhold.directory.members import Member
from sammenhold.directory.models import Person
from sammenhold.mapping import commands
from sammenhold.mapping.models import PatternLink, WorkPattern
from sammenhold.mapping.rules import LINK_LIFETIME


@pytest.fixture
def mette(sundby: Workplace) -> Member:
    return sundby.leader()


def signed_in(member: Member, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    user = Person.objects.select_related("user").get(pk=member.person_id).user
    assert user
    client.force_login(user)
    return client


def text(response: HttpResponse) -> str:
    return response.content.decode()


def given(sundby: Workplace, **more: object) -> dict[str, object]:
    return {
        f"site_{sundby.hall.pk}": 12,
        "home_days": 8,
        "time_zone": "Europe/Copenhagen",
        "sharing": "days",
        **more,
    }


@pytest.mark.parametrize("language", ["da", "en"])
def test_everybody_signed_in_says_how_they_work(sundby: Workplace, mette: Member, language: str) -> None:
    page = signed_in(mette, language)
    answers = given(
        sundby,
        starts="08:00",
        ends="16:00",
        task_meetings=2,
        channels=["mail", "video"],
        home_weekdays=[0, 4],
    )
    assert page.post(reverse("map-me"), answers).status_code == 302
    pattern = WorkPattern.objects.get()
    assert (pattern.home_days, pattern.tasks, pattern.home_weekdays) == (8, {"meetings": 2}, [0, 4])
    assert 'value="12"' in text(page.get(reverse("map-me")))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"home_days": 20}, "This is 32 days in all, and four weeks have 28."),
        ({"home_days": 0, "site_": 0}, "at least one"),
        ({"starts": "08:00"}, "leave both empty"),
        ({"starts": "16:00", "ends": "08:00"}, "more than 13 hours"),
        ({"sharing": ""}, "Choose what your team is to see."),
        ({"other_days": 2}, "Choose which site it is."),
        ({"home_days": "a few"}, "whole number"),
        ({"time_zone": "Mars/Olympus"}, "valid choice"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(
    sundby: Workplace, mette: Member, wrong: dict[str, object], words: str
) -> None:
    sundby.site("Aalborg")
    if "site_" in wrong:
        wrong = {**wrong, f"site_{sundby.hall.pk}": 0}
    response = signed_in(mette).post(reverse("map-me"), given(sundby, **wrong))
    assert response.status_code == 422
    assert words in text(response)
    assert not WorkPattern.objects.exists()


def test_the_screen_rule_is_shown_to_whoever_is_home_more_than_two_days_a_week(
    sundby: Workplace, mette: Member
) -> None:
    page = signed_in(mette)
    for home, shown in ((8, False), (9, True)):
        page.post(reverse("map-me"), given(sundby, home_days=home))
        assert ("3.1.7" in text(page.get(reverse("map-me")))) == shown


def make(sundby: Workplace, mette: Member, person: Person) -> str:
    round = sundby.round(mette)
    page = signed_in(mette)
    response = page.post(reverse("round-map-links", args=[round.id]), {"person": [person.pk, "nonsense"]})
    assert response["Cache-Control"] == "no-store"
    found = re.search(r"/map/link/[\w-]+/", text(response))
    assert found
    assert text(response).count("<svg") > text(page.get(reverse("round-map-links", args=[round.id]))).count(
        "<svg"
    )
    assert f"mailto:{person.email.replace('@', '%40')}" in text(response)
    assert found[0] in unquote(text(response).split("mailto:")[1].split('"')[0])
    return found[0]


def test_a_link_takes_the_answer_once_and_then_shows_nothing_of_it(sundby: Workplace, mette: Member) -> None:
    address = make(sundby, mette, sundby.person("Ali", "1", email="ali@sundby.example"))
    phone = Client(headers={"accept-language": "en"})
    form = text(phone.get(address))
    assert "Ali" in form
    assert form.index("who sees it") < form.index("Where</h2>")
    assert "at least one" in text(
        phone.post(address, given(sundby, home_days=0, **{f"site_{sundby.hall.pk}": 0}))
    )
    first, second = (phone.post(address, given(sundby, home_days=15)) for _ in range(2))
    assert "Thank you" in text(first)
    assert "3.1.7" in text(first)
    assert "Thank you" in text(second)
    assert WorkPattern.objects.get().home_days == 15
    again = phone.get(address)
    assert again["Cache-Control"] == "no-store"
    assert "15" not in text(again).split("<main")[1].split("</main")[0]


def test_a_mistake_leaves_no_link_in_the_log(
    sundby: Workplace, mette: Member, caplog: pytest.LogCaptureFixture
) -> None:
    address = make(sundby, mette, sundby.person("Ali", email="ali@sundby.example"))
    caplog.clear()
    Client().post(address, {})
    assert "/map/link/" not in caplog.text


def test_after_the_answer_the_link_opens_the_teams_week(sundby: Workplace, mette: Member) -> None:
    address = make(sundby, mette, sundby.person("Ali", "1", email="ali@sundby.example"))
    assert Client().get(f"{address}week/").status_code == 302
    Client().post(address, given(sundby, home_weekdays=[0]))
    assert "Ali" in text(Client().get(f"{address}week/"))


def test_an_old_link_is_closed_and_an_unknown_one_is_not_found(sundby: Workplace, mette: Member) -> None:
    address = make(sundby, mette, sundby.person("Ali", email="ali@sundby.example"))
    PatternLink.objects.update(made_at=timezone.now() - LINK_LIFETIME)
    assert Client().get(address).status_code == Client().post(address).status_code == 410
    assert Client().get(reverse("map-link", args=["unknown"])).status_code == 404


def test_estimates_are_a_table_that_leaves_out_who_has_said_it(sundby: Workplace, mette: Member) -> None:
    ali, lone = sundby.person("Ali", "1"), sundby.person("Lone")
    commands.say(lone.pk, said(home=20))
    page, round = signed_in(mette), sundby.round(mette)
    address = reverse("round-map-estimate", args=[round.id])
    assert "Lone" not in text(page.get(address))
    wrong = page.post(address, {f"p{ali.pk}-expected_home_days": 4, f"p{mette.person_id}-home_days": 40})
    assert wrong.status_code == 422
    assert "Say how it is now as well." in text(wrong)
    assert page.post(address, {f"p{ali.pk}-home_days": 6}).status_code == 302
    assert WorkPattern.objects.get(person=ali).home_days == 6


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_map_shows_bars_and_a_table_behind_them(sundby: Workplace, mette: Member, language: str) -> None:
    sundby.people(6, "2.5", title="Jurist")
    sundby.people(6, "0", title="Pedel")
    for person in Person.objects.filter(title="Jurist"):
        commands.say(person.pk, said(home=20, expected_home_days=10, tasks={"leader": 1}))
    round = sundby.round(mette)
    shown = text(signed_in(mette, language).get(reverse("round-map", args=[round.id])))
    assert "Jurist" in shown
    assert "<caption" in shown
    assert 'class="bar-mark"' in shown
    assert "3.1.7" in shown
    assert 'x="50.0"' in shown


def test_a_small_unit_is_offered_the_conversation(sundby: Workplace, mette: Member) -> None:
    round = sundby.round(mette)
    assert "Talk about it instead" in text(signed_in(mette).get(reverse("round-map", args=[round.id])))


def test_the_rounds_page_has_the_map_as_a_card_and_a_stage(sundby: Workplace, mette: Member) -> None:
    shown = text(signed_in(mette).get(reverse("round", args=[sundby.round(mette).id])))
    assert 'href="#map"' in shown
    assert reverse("round-map", args=[sundby.round(mette).id]).split("/")[1] in shown
    assert "Ask people by a personal link" in shown


def test_the_map_needs_no_solver_in_the_web_process() -> None:
    code = (
        "import django, sys; django.setup()\n"
        "import sammenhold.mapping.urls, sammenhold.mapping.drawing\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"scipy", "numpy"}.intersection(done.stdout.split())
