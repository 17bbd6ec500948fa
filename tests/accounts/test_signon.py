"""The workplace's own sign-on is offered only when it is set up."""

from dataclasses import replace

from django.test import Client
from pytest_django import Settings

from sammenhold.config import env, signon


def test_without_an_address_there_is_none(client: Client, db: None) -> None:
    assert signon.providers(replace(env.read(), oidc_url="")) == {}
    assert client.get("/accounts/sign-on/oidc/house/login/").status_code == 404


def test_with_one_the_sign_in_page_offers_it(client: Client, db: None, settings: Settings) -> None:
    given = replace(env.read(), oidc_url="https://login.example", oidc_client="us", oidc_name="Kommunen")
    settings.SOCIALACCOUNT_PROVIDERS = signon.providers(given)
    page = client.get("/accounts/login/").content.decode()
    assert 'href="/accounts/sign-on/oidc/house/login/' in page
    assert "Kommunen" in page
