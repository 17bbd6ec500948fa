"""Links that sign somebody in once."""

import pytest
from django.core import signing
from django.test import Client

from sammenhold.accounts import commands
from sammenhold.accounts.models import User


def test_looking_does_not_sign_in_and_pressing_does(client: Client, anna: User) -> None:
    link = commands.sign_in_link(anna)
    page = client.get(link)
    assert "anna@sundby.example" in page.content.decode()
    assert "_auth_user_id" not in client.session
    client.post(link)
    assert client.session["_auth_user_id"] == str(anna.pk)


def test_it_works_once(anna: User) -> None:
    link = commands.sign_in_link(anna)
    Client().post(link)
    late = Client()
    assert late.get(link).status_code == 410
    assert late.post(link).status_code == 410
    assert "_auth_user_id" not in late.session


def test_it_dies_when_the_person_signs_in_another_way(anna: User) -> None:
    link = commands.sign_in_link(anna)
    Client().force_login(anna)
    assert Client().get(link).status_code == 410


def test_it_is_for_one_day(anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    link = commands.sign_in_link(anna)
    monkeypatch.setattr(commands, "LINK_LIFETIME", -1)
    assert Client().get(link).status_code == 410


def test_a_forged_or_foreign_token_is_refused(client: Client, anna: User) -> None:
    forged = signing.dumps({"user": anna.pk, "since": ""}, salt="something else")
    for token in ("nonsense", forged):
        assert client.post(f"/sign-in/{token}/").status_code == 410


def test_it_is_not_for_those_whose_access_is_closed(client: Client, anna: User) -> None:
    link = commands.sign_in_link(anna)
    User.objects.update(is_active=False)
    assert client.post(link).status_code == 410
