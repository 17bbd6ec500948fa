import pytest
from django.core.cache import cache

from sammenhold.accounts.models import User


@pytest.fixture(autouse=True)
def _no_attempts_yet() -> None:
    """Attempts are counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def anna(db: None) -> User:
    return User.objects.create_user("anna@sundby.example")
