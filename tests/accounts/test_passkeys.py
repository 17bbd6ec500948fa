"""Passkeys: another way in, kept on pages of the house."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from accounts.codes import CONFIRM, ask, code_in, signed_in
from sammenhold.accounts.models import User


@pytest.fixture
def passkey(anna: User) -> Authenticator:
    data = {"name": "Phone", "credential": {"clientExtensionResults": {"credProps": {"rk": True}}}}
    return Authenticator.objects.create(user=anna, type=Authenticator.Type.WEBAUTHN, data=data)


def test_whoever_has_a_passkey_may_still_use_a_code(
    client: Client, anna: User, passkey: Authenticator, mailoutbox: list[EmailMessage]
) -> None:
    ask(client, anna.email)
    client.post(CONFIRM, {"code": code_in(mailoutbox[0])})
    assert signed_in(client)


@pytest.fixture
def inside(client: Client, anna: User, mailoutbox: list[EmailMessage]) -> Client:
    ask(client, anna.email)
    client.post(CONFIRM, {"code": code_in(mailoutbox[0])})
    return client


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_list_starts_empty_and_offers_one(inside: Client, language: str) -> None:
    inside.cookies["language"] = language
    add = reverse("mfa_add_webauthn")
    assert add in inside.get(reverse("mfa_index")).content.decode()
    assert inside.get(add).status_code == 200


def test_one_is_listed_and_removed(inside: Client, passkey: Authenticator) -> None:
    assert "Phone" in inside.get(reverse("mfa_index")).content.decode()
    remove = reverse("mfa_remove_webauthn", args=[passkey.pk])
    assert inside.get(remove).status_code == 200
    inside.post(remove)
    assert not Authenticator.objects.exists()


def test_the_list_is_for_those_signed_in(client: Client, db: None) -> None:
    assert client.get(reverse("mfa_index"))["Location"].startswith("/accounts/login/")
