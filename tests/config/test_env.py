"""What is read from the environment, and what stands when nothing is given."""

from pathlib import Path

import pytest

from sammenhold.config import env, mailing


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    for name in ("DATABASE_URL", "SAMMENHOLD_HOSTS", "SAMMENHOLD_PUBLIC_URL", "SAMMENHOLD_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SAMMENHOLD_DATA", str(tmp_path / "data"))
    return monkeypatch


def test_the_secret_key_is_made_once_and_kept_to_its_owner(bare, tmp_path: Path) -> None:
    assert env.read().secret_key == env.read().secret_key
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret.key"]
    assert (tmp_path / "data" / "secret.key").stat().st_mode & 0o077 == 0


def test_a_public_address_narrows_the_names_that_are_answered(bare) -> None:
    assert env.read().hosts == ("*",)
    bare.setenv("SAMMENHOLD_PUBLIC_URL", "https://sammenhold.example.dk/")
    found = env.read()
    assert found.public_url == "https://sammenhold.example.dk"
    assert found.hosts == ("sammenhold.example.dk", "localhost", "127.0.0.1")


def test_mail_goes_where_the_address_says() -> None:
    backend, options = mailing.backend("smtp://me:a%2Fb@mail.example:587", demo=False)
    assert backend.endswith("smtp.EmailBackend")
    assert options["EMAIL_HOST_PASSWORD"] == "a/b"
    assert options["EMAIL_USE_TLS"]
    assert mailing.backend("smtps://mail.example", demo=False)[1]["EMAIL_PORT"] == 465


def test_without_an_address_no_mail_is_lost_silently() -> None:
    assert "console" in mailing.backend("", demo=False)[0]
    assert "filebased" in mailing.backend("", demo=True)[0]
