"""Personal links: opening acts on nothing, a press acts once, and a link that does not hold shows nothing."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.actions.commands import planning
from sammenhold.actions.links import LASTS, Link, link_from
from sammenhold.actions.models import Action, Entry
from sammenhold.jobs import clock
from tests.actions.conftest import MORNING, TODAY, Team

State = Action.State
DAY = timedelta(days=1)


@pytest.fixture
def phone() -> Client:
    """Somebody without an account, whose browser keeps the house's rules about forms."""
    return Client(enforce_csrf_checks=True, headers={"accept-language": "da"})


def address(action: Action, who: int | None = None) -> str:
    return f"/do/{Link(action.pk, who or action.responsible_id or 0, clock.now()).token}/"


def look(phone: Client, where: str) -> str:
    return phone.get(where).content.decode()


def press(phone: Client, where: str, do: str, page: str = "", **more: str) -> str:
    """Press a button on a page that was fetched before, or is fetched now; the page that follows."""
    page = page or look(phone, where)
    token, edition = (
        re.search(rf'name="{name}" value="(\w+)"', page) for name in ("csrfmiddlewaretoken", "edition")
    )
    assert token
    assert edition
    given = {"csrfmiddlewaretoken": token[1], "edition": edition[1], "do": do, **more}
    return phone.post(where, given, follow=True).content.decode()


def test_looking_changes_nothing_and_tells_what_it_is_about(team: Team, phone: Client) -> None:
    action = team.add(why="De hjemme hører os ikke", days=-2, helper_id=team.people["Bo"].pk)
    where = address(action)
    for _scanner in range(3):
        page = look(phone, where)
        phone.head(where)
    for text in (action.title, action.why, "22. november 2026", "dagen er gået", "Bo hjælper dig."):
        assert text in page
    assert (Action.objects.get().edition, Entry.objects.count()) == (1, 1)
    assert phone.get(where)["Cache-Control"] == "no-store"
    assert "Ali er ansvarlig" in look(phone, address(action, team.people["Bo"].pk))


def test_done_is_done_once_and_a_second_press_says_so(team: Team, phone: Client) -> None:
    where = address(team.add())
    before = look(phone, where)
    for _press in range(2):
        page = press(phone, where, "done", before)
        assert "Teamet ser på, om det hjalp, 19. januar 2027." in page
    assert (Action.objects.get().state, Action.objects.get().edition) == (State.DONE, 2)
    assert Entry.objects.latest("pk").by == "Ali"
    assert 'value="done"' not in page


def test_more_time_is_given_once_with_a_day_or_without(team: Team, phone: Client) -> None:
    action = team.add()
    where = address(action)
    before = look(phone, where)
    for _press in range(2):
        page = press(phone, where, "more", before, words="Ferie")
        assert "Det har fået mere tid" in page
    assert Action.objects.get().due_on == TODAY + timedelta(days=21)
    assert "14. december 2026" not in press(phone, where, "more", until="2026-12-24")
    assert str(Action.objects.get().due_on) == "2026-12-24"


def test_a_day_that_has_been_loses_no_words(team: Team, phone: Client) -> None:
    where = address(team.add())
    page = press(phone, where, "more", until="2020-01-01", words="Ferie og sygdom")
    assert "Vælg en dag, der ligger forude" in page
    assert "Ferie og sygdom" in page
    assert Action.objects.get().edition == 1


def test_stuck_asks_for_help_and_can_say_more(team: Team, phone: Client) -> None:
    where = address(team.add())
    page = press(phone, where, "stuck", words="Ingen svarer")
    assert "Ingen svarer" in page
    assert Action.objects.get().stuck_words == "Ingen svarer"
    press(phone, where, "done")
    assert Action.objects.get().stuck_at is None


def test_changed_meanwhile_it_is_shown_as_it_is_with_what_was_written(team: Team, phone: Client) -> None:
    action = team.add()
    where = address(action)
    before = look(phone, where)
    planning.change(
        team.member,
        team.round,
        action.pk,
        planning.Wording("Nyt navn", responsible_id=action.responsible_id),
        1,
    )
    page = press(phone, where, "stuck", before, words="Ingen svarer")
    for text in ("Nyt navn", "Ingen svarer", "Den blev ændret, mens du så på den"):
        assert text in page
    assert Action.objects.get().stuck_at is None
    press(phone, where, "stuck", page, words="Ingen svarer")
    assert Action.objects.get().stuck_words == "Ingen svarer"


def test_a_link_that_does_not_hold_shows_nothing_of_the_action(team: Team, phone: Client) -> None:
    action = team.add("Hemmelig ting", why="Hemmelig grund", what="Hemmelig måde")
    where = address(action)
    before = look(phone, where)
    stories = {
        "ældre": lambda: None,
        "trukket": lambda: planning.withdraw_links(team.member, team.round, action.pk),
        "andre hænder": lambda: Action.objects.update(responsible=team.people["Bo"]),
        "i planen": lambda: Action.objects.all().delete(),
    }
    for told, happens in stories.items():
        with clock.at(clock.now() + (LASTS + DAY if told == "ældre" else DAY)):
            happens()
            for page in (look(phone, where), press(phone, where, "done", before)):
                assert told in page
                assert "Hemmelig" not in page
                assert "Det kan du gøre" in page
    assert not Action.objects.exclude(state=State.PLANNED).exists()


def test_a_forged_one_is_not_there(team: Team, phone: Client) -> None:
    action = team.add()
    where = address(action)
    token = where.split("/")[2]
    value, sign = token.rsplit(".", 1)
    other = Link(action.pk, team.people["Bo"].pk, clock.now()).token.rsplit(".", 1)[0]
    for forged in (token[:-2], f"{other}.{sign}", f"{value}.", "x", f"{value}0.{sign}"):
        assert phone.get(f"/do/{forged}/").status_code == 404
    assert phone.get(address(action, team.people["Bo"].pk)).status_code == 200
    assert "andre hænder" in look(phone, address(action, team.people["Bo"].pk))
    team.people["Ali"].delete()
    assert phone.get(where).status_code == 404


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (State.DROPPED, "Den er droppet"),
        (State.HELPED, "I så, at det hjalp."),
        (State.NOT_HELPED, "I så ikke, at det hjalp."),
    ],
)
def test_late_it_says_what_is_the_case_now(team: Team, phone: Client, state: State, told: str) -> None:
    where = address(team.add())
    before = look(phone, where)
    Action.objects.update(state=state, because="Det var en god grund")
    for page in (look(phone, where), press(phone, where, "stuck", before)):
        assert told in page
        assert "Det var en god grund" in page
    assert Action.objects.get().state == state


def test_what_else_one_has_stands_with_links_that_end_with_this_one(team: Team, phone: Client) -> None:
    first, other, withdrawn = team.add("Den første"), team.add("Den anden"), team.add("Den tredje")
    team.add("En andens", "Bo")
    where = address(first)
    with clock.at(MORNING + DAY):
        planning.withdraw_links(team.member, team.round, withdrawn.pk)
        page = look(phone, where)
    assert "Den anden" in page
    assert "Den tredje" not in page
    assert "En andens" not in page
    found = link_from(re.findall(r'href="/do/([\w.-]+)/"', page)[0])
    assert found == Link(other.pk, other.responsible_id or 0, MORNING)


def test_a_press_without_the_page_is_refused(team: Team, phone: Client) -> None:
    assert phone.post(address(team.add()), {"do": "done", "edition": "1"}).status_code == 403
    assert Action.objects.get().state == State.PLANNED


@given(st.uuids(), st.integers(1, 2**40), st.integers(0, 10**8))
def test_a_link_says_what_was_put_in(action: object, person: int, minutes: int) -> None:
    link = Link(action, person, MORNING + timedelta(minutes=minutes))  # type: ignore[arg-type]
    assert link_from(link.token) == link


@given(st.text(max_size=120))
def test_whatever_is_written_as_a_link_is_met_calmly(token: str) -> None:
    assert link_from(token) is None
