"""Signing in by a code sent by mail, as a reader meets it."""

import re

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.codes import CONFIRM, LOGIN, ask, code_in, signed_in
from sammenhold.accounts.models import User


def without_tokens(page: str) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", page)


def test_the_code_in_the_mail_signs_in(client: Client, anna: User, mailoutbox: list[EmailMessage]) -> None:
    ask(client, "Anna@Sundby.example")
    answer = client.post(CONFIRM, {"code": code_in(mailoutbox[0]).lower()})
    assert (answer.status_code, answer["Location"]) == (302, reverse("home"))
    assert signed_in(client)


def test_the_way_asked_for_is_kept(client: Client, anna: User, mailoutbox: list[EmailMessage]) -> None:
    client.post(LOGIN, {"email": anna.email, "next": "/people/"})
    answer = client.post(CONFIRM, {"code": code_in(mailoutbox[0]), "next": "/people/"})
    assert answer["Location"] == "/people/"


@pytest.mark.parametrize(("language", "word"), [("da", "koden"), ("en", "code")])
def test_the_mail_is_plain_short_and_in_the_readers_language(
    client: Client, anna: User, mailoutbox: list[EmailMessage], language: str, word: str
) -> None:
    client.cookies["language"] = language
    ask(client, anna.email)
    mail = mailoutbox[0]
    assert re.match(r"[A-Z0-9]{4}-[A-Z0-9]{4}\n\n", str(mail.body))
    assert word in str(mail.body)
    assert code_in(mail) in mail.subject
    assert not mail.alternatives  # type: ignore[attr-defined]


def test_nobody_learns_whether_an_address_is_known(
    anna: User, mailoutbox: list[EmailMessage], django_assert_max_num_queries: object
) -> None:
    """The same page, and a mail in both cases, so that the time taken is of the same kind too."""
    known, unknown = ask(Client(), anna.email), ask(Client(), "nora@sundby.example")
    assert without_tokens(known).replace(anna.email, "X") == without_tokens(unknown).replace(
        "nora@sundby.example", "X"
    )
    assert [mail.to for mail in mailoutbox] == [["anna@sundby.example"], ["nora@sundby.example"]]
    assert not re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", str(mailoutbox[1].body))


def test_somebody_whose_access_is_closed_gets_no_code(
    client: Client, anna: User, mailoutbox: list[EmailMessage]
) -> None:
    User.objects.update(is_active=False)
    ask(client, anna.email)
    assert not re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", str(mailoutbox[0].body))


def test_a_wrong_code_says_so_and_three_end_it(
    client: Client, anna: User, mailoutbox: list[EmailMessage]
) -> None:
    ask(client, anna.email)
    answer = client.post(CONFIRM, {"code": "WRONG"})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    client.post(CONFIRM, {"code": "WRONG"})
    client.post(CONFIRM, {"code": "WRONG"})
    client.post(CONFIRM, {"code": code_in(mailoutbox[0])})
    assert not signed_in(client)


def test_a_new_code_replaces_the_old(client: Client, anna: User, mailoutbox: list[EmailMessage]) -> None:
    ask(client, anna.email)
    client.post(CONFIRM, {"action": "resend"})
    first, second = map(code_in, mailoutbox)
    assert first != second
    client.post(CONFIRM, {"code": second})
    assert signed_in(client)


def test_another_address_can_be_used(client: Client, anna: User, mailoutbox: list[EmailMessage]) -> None:
    ask(client, "ana@sundby.example")
    client.post("/accounts/logout/", {"next": LOGIN})
    ask(client, anna.email)
    client.post(CONFIRM, {"code": code_in(mailoutbox[1])})
    assert signed_in(client)


def test_too_many_requests_for_one_address_are_held_back(anna: User, mailoutbox: list[EmailMessage]) -> None:
    for _ in range(3):
        Client().post(LOGIN, {"email": anna.email})
    answer = Client().post(LOGIN, {"email": anna.email})
    assert answer.status_code == 200
    assert len(mailoutbox) == 3


def test_signing_out_asks_first(client: Client, anna: User) -> None:
    client.force_login(anna)
    assert client.get("/accounts/logout/").status_code == 200
    assert signed_in(client)
    client.post("/accounts/logout/")
    assert not signed_in(client)


def test_there_are_no_passwords_and_nobody_signs_up_alone(client: Client, db: None) -> None:
    for name in ("account_change_password", "account_set_password", "account_reset_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert client.get("/accounts/signup/")["Location"] == LOGIN
    assert client.post("/accounts/signup/", {"email": "new@sundby.example"})["Location"] == LOGIN
    assert not User.objects.exists()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_pages_around_signing_in(client: Client, db: None, language: str) -> None:
    client.cookies["language"] = language
    for path in (LOGIN, "/accounts/inactive/", "/accounts/sign-on/cancelled/", "/accounts/sign-on/error/"):
        answer = client.get(path)
        assert answer.status_code in {200, 401}, path
        assert b"<h1>" in answer.content
    assert client.get(CONFIRM)["Location"] == LOGIN
