"""The pages of those who run a screening."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sammenhold.surveys.commands import answering, opening
from sammenhold.surveys.models import Invitation, Wave
from sammenhold.themes.loading import questionnaire_sent
from sammenhold.themes.queries import theme
from tests.surveys.conftest import MORNING, House, built


@pytest.fixture
def leader(house: House) -> Client:
    return signed_in(house)


def signed_in(house: House) -> Client:
    client = Client()
    assert house.leader.user is not None
    client.force_login(house.leader.user)
    return client


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def plan(**changed: str) -> dict[str, str]:
    return {"title": "Hvordan går det?", "last_day": "2026-12-08", "floor": "5", **changed}


def test_planning_opening_and_following(house: House, leader: Client) -> None:
    Wave.objects.all().delete()
    assert "Alle 49" in said(leader, f"/rounds/{house.round.pk}/screen/")
    planned = leader.post(f"/rounds/{house.round.pk}/screen/", plan())
    address = planned["Location"]
    page = said(leader, address)
    assert "49 personer i Borger og Service" in page
    assert "mest på stedet" in page
    leader.post(address, {"do": "open"})
    house.wave = Wave.objects.get()
    assert house.wave.state == Wave.State.OPEN
    assert house.wave.link_root == "http://testserver"
    answering.send(next(iter(house.codes().values())), house.answers())
    page = said(leader, address)
    assert "<strong>1</strong>" in page
    assert "af 49" in page


def test_who_gets_no_mail_is_said_while_it_is_open(open_house: House) -> None:
    page = said(signed_in(open_house), f"/surveys/{open_house.wave.pk}/")
    assert "får ingen mail" not in page
    Invitation.objects.filter(pk__in=open_house.wave.invitations.values("pk")[:2]).update(refused=True)
    page = said(signed_in(open_house), f"/surveys/{open_house.wave.pk}/")
    assert "2 kolleger får ingen mail" in page


def test_a_plan_is_deleted_only_after_a_second_look(house: House, leader: Client) -> None:
    page = said(leader, f"/surveys/{house.wave.pk}/")
    fold = page.split('value="drop"')[0].rsplit("<details", 1)[1]
    assert "kan ikke hentes tilbage" in fold
    assert "</details>" not in fold
    leader.post(f"/surveys/{house.wave.pk}/", {"do": "drop"})
    assert not Wave.objects.exists()


def test_going_deeper_adds_two_questions_for_each(house: House, leader: Client) -> None:
    leader.post(f"/surveys/{house.wave.pk}/plan/", {**plan(), "deeper": ["V1", "W3"]})
    house.wave.refresh_from_db()
    assert len(Wave.objects.get().asked.items) == 13 + 4
    assert 'value="V1" id="id_deeper_0" checked' in said(leader, f"/surveys/{house.wave.pk}/plan/")


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("last_day", "2026-11-20"),
        ("last_day", "2027-06-01"),
        ("last_day", "i morgen"),
        ("floor", "4"),
        ("floor", "fem"),
        ("title", ""),
        ("deeper", "X9"),
    ],
)
def test_what_cannot_be_planned_is_told_and_nothing_lost(
    house: House, leader: Client, field: str, wrong: str
) -> None:
    answer = leader.post(f"/surveys/{house.wave.pk}/plan/", plan(**{field: wrong}))
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()
    assert Wave.objects.get().floor == 5


def test_an_open_screening_cannot_be_loosened(open_house: House) -> None:
    leader = signed_in(open_house)
    leader.post(f"/surveys/{open_house.wave.pk}/plan/", plan(floor="9", title="Ny"))
    wave = Wave.objects.get()
    assert (wave.floor, wave.title) == (5, "Hvordan går det?")
    leader.post(f"/surveys/{wave.pk}/", {"do": "drop"})
    assert Wave.objects.filter(pk=wave.pk).exists()


def test_opening_twice_asks_once(house: House, leader: Client) -> None:
    for _ in range(2):
        leader.post(f"/surveys/{house.wave.pk}/", {"do": "open"})
    assert Wave.objects.get().invitations.count() == 49


def test_opening_too_late_says_so(house: House, leader: Client) -> None:
    Wave.objects.update(closes_at=MORNING + timedelta(minutes=5))
    page = leader.post(f"/surveys/{house.wave.pk}/", {"do": "open"}, follow=True).content.decode()
    assert "Vælg en anden" in page
    assert Wave.objects.get().state == Wave.State.PLANNED


def test_a_team_of_nine_is_led_to_the_conversation(db: None) -> None:
    house = built({"on_site": 5, "virtual": 4}, {})
    page = said(signed_in(house), f"/rounds/{house.round.pk}/screen/")
    assert "I er få nok til at tale sammen" in page
    assert "Planlæg workshoppen" in page
    assert signed_in(house).post(f"/rounds/{house.round.pk}/screen/", plan()).status_code == 200
    with pytest.raises(opening.TooFewError):
        opening.open_wave(house.wave.pk, "")


def test_the_round_shows_where_the_screening_is(open_house: House) -> None:
    page = said(signed_in(open_house), f"/rounds/{open_house.round.pk}/")
    assert "Åben for svar" in page
    assert f"/surveys/{open_house.wave.pk}/" in page


def test_nobody_else_learns_that_there_is_a_screening(open_house: House) -> None:
    stranger = Client()
    from sammenhold.accounts.models import User

    other = open_house.team.people.order_by("pk")[0]
    other.user = User.objects.create_user(other.email)
    other.save()
    stranger.force_login(other.user)
    for page in ("", "plan/", "questions/", "result/"):
        assert stranger.get(f"/surveys/{open_house.wave.pk}/{page}").status_code == 404


def brought(text: str, name: str = "vores.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def ours(leader: Client) -> str:
    return leader.get("/questionnaires/tema5.yaml").content.decode()


def test_a_workplace_can_bring_a_questionnaire_of_its_own(house: House, leader: Client) -> None:
    file = ours(leader).replace("Bliver dit arbejde værdsat", "Bliver det, du laver, værdsat")
    leader.post(f"/surveys/{house.wave.pk}/plan/", {**plan(), "file": brought(file)})
    wave = Wave.objects.get()
    assert any("det, du laver" in item.text.da for item in wave.asked.items)
    assert len(wave.asked.items) == 33
    page = said(leader, f"/surveys/{wave.pk}/plan/")
    assert 'name="deeper"' not in page
    leader.post(f"/surveys/{wave.pk}/plan/", plan(title="Nyt navn"))
    kept = Wave.objects.get()
    assert (kept.title, len(kept.asked.items)) == ("Nyt navn", 33)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "questionnaire: 7",
        "questionnaire: {key: x, title: {da: a, en: b}}",
        "!!python/object/apply:os.system [ls]",
        "a: &a [*a]",
        "\x00\x01",
        "- " * 5000,
    ],
)
def test_a_malformed_or_hostile_file_is_told_and_changes_nothing(
    house: House, leader: Client, wrong: str
) -> None:
    before = house.wave.questionnaire
    answer = leader.post(f"/surveys/{house.wave.pk}/plan/", {**plan(), "file": brought(wrong)})
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()
    assert Wave.objects.get().questionnaire == before


def test_what_is_wrong_in_a_file_is_told_with_its_line(house: House, leader: Client) -> None:
    file = ours(leader).replace("scale: often", "scale: seldom", 1)
    answer = leader.post(f"/surveys/{house.wave.pk}/plan/", {**plan(), "file": brought(file)})
    assert "Linje " in answer.content.decode()
    assert answer.status_code == 422


def test_the_file_that_is_downloaded_is_the_questionnaire(leader: Client) -> None:
    found = theme("tema5")
    assert questionnaire_sent("x.yaml", ours(leader).encode(), found) == found.questionnaire
