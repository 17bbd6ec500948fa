"""The directory in the browser: who may see it, who may change it, and what it costs."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from directory.conftest import TakeIn
from directory.people import CLEAN, MESSY, file_of
from sammenhold.accounts.models import User
from sammenhold.directory import commands
from sammenhold.directory.models import Organisation, Person, Role, Unit, Upload


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(commands.let_person_in(person))
    return client


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return str(answer.content.decode())


def colleague(organisation: Organisation, email: str = "bo@sundby.example") -> Person:
    unit = Unit.objects.get(organisation=organisation, parent=None)
    return Person.objects.create(organisation=organisation, unit=unit, name="Bo Bak", email=email)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_list_is_searched_and_paged(office: Client, take_in: TakeIn, language: str) -> None:
    take_in(file_of(CLEAN))
    office.cookies["language"] = language
    assert page(office, "/people/").count("<tr>") == 51
    assert "Side 5 af 5" in page(office, "/people/?page=99") or language == "en"
    assert "Ågård" in page(office, "/people/?q=ågård")
    assert "Anna Admin" not in page(office, "/people/?q=ågård")
    assert page(office, "/people/?q=åge+visitation").count("<tr>") == 2
    assert 'class="empty"' in page(office, "/people/?q=ingen+hedder+sådan")


def test_a_unit_shows_its_people_and_those_below(office: Client, take_in: TakeIn) -> None:
    take_in(file_of(CLEAN))
    stab = Unit.objects.get(name="Stab")
    found = page(office, f"/people/?unit={stab.pk}")
    assert "31 medarbejdere" in found
    tree = page(office, "/units/")
    assert re.search(
        rf"unit={stab.pk}\">Stab</a></th><td class=\"number\">1</td><td class=\"number\">31</td>", tree
    )


@pytest.mark.parametrize("path", ["/people/", "/units/", "/people/{}/"])
def test_the_number_of_queries_does_not_grow(
    office: Client,
    take_in: TakeIn,
    path: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    anna: Person,
) -> None:
    with django_assert_max_num_queries(12) as few:
        page(office, path.format(anna.pk))
    take_in(file_of(CLEAN))
    with django_assert_max_num_queries(len(few.captured_queries) + 1):
        page(office, path.format(anna.pk))


def test_roles_are_given_and_taken_back(office: Client, sundby: Organisation) -> None:
    bo = colleague(sundby)
    office.post(f"/people/{bo.pk}/roles/", {"kind": "leader", "unit": bo.unit_id})
    office.post(f"/people/{bo.pk}/roles/", {"kind": "leader", "unit": bo.unit_id})
    role = bo.roles.get()
    assert "Leder" in page(office, f"/people/{bo.pk}/")
    office.post(f"/people/{bo.pk}/roles/{role.pk}/")
    assert not bo.roles.exists()


def test_a_role_needs_a_kind_and_a_unit_of_the_organisation(office: Client, sundby: Organisation) -> None:
    other = commands.found_organisation("Nabo Kommune", "Nis Nabo", "nis@nabo.example")
    bo = colleague(sundby)
    for data in ({"kind": "king", "unit": bo.unit_id}, {"kind": "leader", "unit": other.unit_id}, {}):
        assert office.post(f"/people/{bo.pk}/roles/", data).status_code == 400
    assert not bo.roles.exists()


def test_the_last_administrator_stays(office: Client, anna: Person) -> None:
    role = anna.roles.get()
    answer = office.post(f"/people/{anna.pk}/roles/{role.pk}/", follow=True)
    assert "sidste administrator" in answer.content.decode()
    assert anna.roles.exists()


def test_somebody_is_let_in_and_shut_out(office: Client, sundby: Organisation, anna: Person) -> None:
    bo = colleague(sundby)
    office.post(f"/people/{bo.pk}/sign-in/", {"may": "yes"})
    user = User.objects.get(email="bo@sundby.example")
    assert user.person == bo
    office.post(f"/people/{bo.pk}/sign-in/", {"may": "no"})
    user.refresh_from_db()
    assert not user.is_active
    office.post(f"/people/{anna.pk}/sign-in/", {"may": "no"})
    assert User.objects.get(person=anna).is_active


def test_nobody_without_a_mail_of_their_own_is_let_in(office: Client, sundby: Organisation) -> None:
    commands.found_organisation("Nabo Kommune", "Nis Nabo", "nis@nabo.example")
    for email in ("", "nis@nabo.example"):
        bo = colleague(sundby, email)
        answer = office.post(f"/people/{bo.pk}/sign-in/", {"may": "yes"}, follow=True)
        assert "notice-error" in answer.content.decode()
        assert not User.objects.filter(person=bo).exists()


def test_leaders_read_and_do_not_change(sundby: Organisation, anna: Person) -> None:
    bo = colleague(sundby)
    Role.objects.create(person=bo, unit=bo.unit, kind=Role.Kind.LEADER)
    client = browser_of(bo)
    for path in ("/people/", "/units/", f"/people/{anna.pk}/"):
        assert "/people/import/" not in page(client, path)
    page(client, "/people/import/", status=403)
    for path in (f"/people/{bo.pk}/roles/", f"/people/{bo.pk}/sign-in/"):
        data = {"kind": "administrator", "unit": bo.unit_id, "may": "yes"}
        assert client.post(path, data).status_code == 403


def test_one_without_a_role_sees_only_their_own_page(sundby: Organisation, anna: Person) -> None:
    bo = colleague(sundby)
    client = browser_of(bo)
    page(client, f"/people/{bo.pk}/")
    for path in ("/people/", "/units/", f"/people/{anna.pk}/", "/people/import/"):
        page(client, path, status=403)


def test_another_organisation_is_not_there(office: Client, anna: Person) -> None:
    nis = commands.found_organisation("Nabo Kommune", "Nis Nabo", "nis@nabo.example")
    role = nis.roles.get()
    assert "Nis Nabo" not in page(office, "/people/")
    assert "Nabo Kommune" not in page(office, "/units/")
    page(office, f"/people/{nis.pk}/", status=404)
    for path in (f"/people/{nis.pk}/roles/{role.pk}/", f"/people/{nis.pk}/sign-in/"):
        assert office.post(path, {"may": "no"}).status_code == 404
    upload = Upload.objects.create(organisation=nis.organisation, file_name="x.csv", content=b"Navn\nIda")
    page(office, f"/people/import/{upload.pk}/", status=404)
    assert office.post(f"/people/import/{upload.pk}/", {"agreed": "x"}).status_code == 404
    office.post(f"/people/import/{upload.pk}/forget/")
    assert Upload.objects.exists()


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    for name in ("people", "units", "people-import"):
        assert client.get(reverse(name))["Location"].startswith("/accounts/login/?next=")


def upload(client: Client, content: bytes, name: str = "liste.csv") -> str:
    answer = client.post("/people/import/", {"file": SimpleUploadedFile(name, content)})
    return str(answer.headers.get("Location", "")) or str(answer.content.decode())


def agreed(preview: str) -> str:
    found = re.search(r'name="agreed" value="(\w+)"', preview)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("language", "words"), [("da", "»halvdelen« er ikke et tal"), ("en", "“halvdelen” is not a number")]
)
def test_a_preview_says_everything_and_writes_nothing(office: Client, language: str, words: str) -> None:
    office.cookies["language"] = language
    path = upload(office, file_of(MESSY))
    shown = page(office, path + "?show=warning")
    assert Person.objects.count() == 1
    assert shown.count("<tr>") == 13
    assert words in shown
    assert "Hjemmearbejdsdage pr. uge" in shown
    assert page(office, path).count("<tr>") == 101
    assert page(office, path + "?page=3").count("<tr>") == 32


def test_agreeing_imports_what_was_shown_and_forgets_the_file(office: Client) -> None:
    path = upload(office, file_of(MESSY))
    answer = office.post(path, {"agreed": agreed(page(office, path))}, follow=True)
    assert "230 nye" in answer.content.decode()
    assert Person.objects.count() == 231
    assert not Upload.objects.exists()
    page(office, path, status=404)


def test_when_the_directory_changed_a_new_preview_is_shown(office: Client, sundby: Organisation) -> None:
    path = upload(office, b"Navn;E-mail\nIda Vang;ida@sundby.example\n")
    first = agreed(page(office, path))
    colleague(sundby, "ida@sundby.example")
    answer = office.post(path, {"agreed": first})
    assert answer.status_code == 409
    assert Person.objects.count() == 2
    office.post(path, {"agreed": agreed(answer.content.decode())})
    assert Person.objects.get(email="ida@sundby.example").name == "Ida Vang"


def test_importing_nothing_forgets_the_file(office: Client) -> None:
    path = upload(office, file_of(CLEAN))
    office.post(path + "forget/")
    assert (Upload.objects.count(), Person.objects.count()) == (0, 1)


def test_what_is_no_table_is_said_at_the_field(office: Client) -> None:
    for content in (b"", b"Kaere alle", b"PK\x03\x04", b"\x00\x01"):
        assert "errorlist" in upload(office, content)
    assert office.post("/people/import/").status_code == 400
    assert not Upload.objects.exists()


def test_who_signs_in_follows_their_new_mail(
    office: Client, sundby: Organisation, settings: Settings
) -> None:
    bo = colleague(sundby)
    bo.number = "7"
    bo.save()
    user = commands.let_person_in(bo)
    content = b"Nr;Navn;E-mail\n7;Bo Bak;bo.bak@sundby.example\n8;Bo Ny;bo@sundby.example\n"
    path = upload(office, content)
    office.post(path, {"agreed": agreed(page(office, path))})
    user.refresh_from_db()
    assert user.email == "bo.bak@sundby.example"
    assert Person.objects.get(email="bo@sundby.example").name == "Bo Ny"
