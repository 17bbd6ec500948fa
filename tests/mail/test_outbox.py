"""The demonstration's letter box shows what the file backend keeps."""

from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from pytest_django import Settings

from sammenhold.mail import outbox


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DEMO = True
    settings.EMAIL_FILE_PATH = str(tmp_path)
    return tmp_path


def send(subject: str, body: str = "Hej Åse") -> None:
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend")
    EmailMessage(subject, body, to=["aase@sundby.example"], connection=backend).send()


def test_letters_come_newest_first(folder: Path) -> None:
    for subject in ("Først", "Så", "Sidst"):
        send(subject)
    assert [letter.subject for letter in outbox.letters(folder)] == ["Sidst", "Så", "Først"]
    assert outbox.letters(folder)[0].body == "Hej Åse"
    assert len(outbox.letters(folder, limit=2)) == 2


def test_several_in_one_file_are_told_apart(folder: Path) -> None:
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend")
    mails = [EmailMessage(name, name, to=["a@b.example"]) for name in ("en", "to")]
    backend.send_messages(mails)
    assert {letter.subject for letter in outbox.letters(folder)} == {"en", "to"}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_shows_them_only_in_a_demonstration(
    client: Client, folder: Path, settings: Settings, language: str
) -> None:
    client.cookies["language"] = language
    assert 'class="empty"' in client.get("/demo/mail/").content.decode()
    send("ABCD-EFGH er din kode", "<b>ikke fed</b>")
    page = client.get("/demo/mail/").content.decode()
    assert "ABCD-EFGH er din kode" in page
    assert "&lt;b&gt;ikke fed" in page
    settings.DEMO = False
    assert client.get("/demo/mail/").status_code == 404
