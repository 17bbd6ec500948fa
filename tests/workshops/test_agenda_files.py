"""Agendas as files: written and read again as the same; what is wrong is told, and nothing else gets in."""

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.accounts.models import User
from sammenhold.directory.models import Person
from sammenhold.rounds.models import Round
from sammenhold.themes import loading
from sammenhold.themes.loading import ThemeError, agendas_sent
from sammenhold.themes.models import Agenda, AgendaStep, Said
from sammenhold.themes.queries import theme
from sammenhold.themes.writing import as_file
from sammenhold.workshops.commands import templates
from sammenhold.workshops.models import Template
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leading(leader: Person, a_round: Round) -> Client:
    leader.user = User.objects.create_user(leader.email)
    leader.save()
    client = Client()
    client.force_login(leader.user)
    return client


def send(client: Client, content: bytes, name: str = "vores.yaml") -> HttpResponse:
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("templates"), {"file": file, "theme": "tema5"})  # type: ignore[return-value]


def test_an_exported_file_is_read_by_the_theme_check_and_taken_in_as_the_same(
    make_table: Callable[..., Table], leading: Client, tmp_path: Path
) -> None:
    template = templates.keep(make_table(0, 0, begun=False).workshop, Said(da="Vores måde"))
    answer = leading.get(reverse("template-file", args=[template.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="agenda-vores-maade.yaml"'
    folder = shutil.copytree(Path(loading.__file__).parent / "packs" / "tema5", tmp_path / "tema5")
    (folder / "agenda-vores-maade.yaml").write_bytes(answer.content)
    assert loading.load(folder).agenda("vores-maade") == Agenda.model_validate(template.agenda)
    assert send(leading, answer.content).status_code == 302
    again = Template.objects.exclude(pk=template.pk).get()
    assert again.agenda == template.agenda | {"key": "vores-maade-2"}


def test_all_of_a_file_is_taken_in_or_nothing(leading: Client) -> None:
    good = as_file(theme("tema5").agendas)
    assert send(leading, good.encode()).status_code == 302
    assert Template.objects.count() == 2
    assert send(leading, good.replace("question: Q6", "question: Q99").encode()).status_code == 400
    assert Template.objects.count() == 2


GOOD = """agendas:
  - key: vores
    title: { da: Vores }
    minutes: 10
    steps:
      - { kind: arrive, minutes: 4 }
      - { kind: question, minutes: 6, title: { da: "Hvad nu?" }, method: score }
"""
BROKEN = [
    # what is changed, into what, and what is said of it in Danish
    ("kind: arrive", "kind: depart", "linje 6, agendas[vores].steps[1].kind: skal være en af 'arrive', "),
    (
        "minutes: 4",
        "minutes: fire",
        "linje 6, agendas[vores].steps[1].minutes: skal være et helt tal, ikke fire",
    ),
    ("minutes: 4", "minutes: 400", "linje 6, agendas[vores].steps[1].minutes: må højst være 120, ikke 400"),
    ("minutes: 10", "minutes: 11", "linje 4, agendas[vores].minutes: punkterne tager 10 minutter"),
    ('title: { da: "Hvad nu?" }', "question: Q77", "steps[2].question: der er intet spørgsmål med koden Q77"),
    ('title: { da: "Hvad nu?" }', "title: Hvad nu", "steps[2].title: skal sige, hvilket sprog"),
    ('title: { da: "Hvad nu?" }', "title: {}", "steps[2].title: skal have ord på mindst ét sprog"),
    ('title: { da: "Hvad nu?" }', "repeat: false", "et punkt af slagsen question nævner et spørgsmål"),
    ("method: score", "method: lot", "steps[2].method: skal være en af 'dots'"),
    ("kind: arrive", "kind: arrive, method: score", "steps[1].method: kun et spørgsmål stemmes der om"),
    ("kind: arrive", "kind: arrive, twice: true", "steps[1].twice: kun et spørgsmål skrives der om to gange"),
    ("kind: arrive", "kind: arrive, repeat: true", "steps[1].repeat: kun punktet af slagsen risks"),
    ("key: vores", "key: Vores Egen", "linje 2, agendas[Vores Egen].key: har ikke den rigtige form"),
    ("agendas:", "owner: me\nagendas:", "linje 1, owner: er ikke et felt, der kendes her"),
]


@pytest.mark.parametrize(("old", "new", "told"), BROKEN)
def test_a_mistake_is_told_by_file_line_and_field_in_the_readers_language(
    leading: Client, a_round: Round, old: str, new: str, told: str
) -> None:
    answer = send(leading, GOOD.replace(old, new).encode(), "vores.yaml")
    page = " ".join(answer.content.decode().replace("<code>", "").replace("</code>", "").split())
    assert answer.status_code == 400
    assert told.replace("'", "&#x27;") in page
    assert "vores.yaml" in page
    assert not Template.objects.exists()


BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "aliases": (BOMB.encode(), "gentager med &amp; og *"),
    "tag": (b"agendas: !!python/object/apply:os.system [ls]\n", "har et mærke (!)"),
    "deep": (b"agendas: " + b"[" * 50_000, "flere lag inden i hinanden"),
    "latin": (GOOD.replace("Vores", "Været").encode("latin-1"), "er ikke tekst i UTF-8"),
    "wide": (GOOD.encode("utf-16"), "er ikke tekst i UTF-8"),
    "html": (b"<!doctype html><title>x</title><script>alert(1)</script>", "skal indeholde felter"),
    "nothing": (b"", "skal indeholde felter"),
    "zip": (b"PK\x03\x04\x14\x00\x00\x00", "tegn, som YAML ikke tillader"),
    "number": (GOOD.replace("minutes: 4", "minutes: " + "9" * 6000).encode(), "skal være et helt tal"),
    "large": (b"#" * 200_001, "større end 200 kB"),
    "script": (GOOD.replace("kind: arrive", "kind: <script>alert(1)</script>").encode(), "&lt;script&gt;"),
}


@pytest.mark.parametrize("which", HOSTILE)
def test_a_hostile_file_gets_a_clear_answer(leading: Client, a_round: Round, which: str) -> None:
    content, told = HOSTILE[which]
    answer = send(leading, content)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert "<script>alert" not in page
    assert len(page) < 30_000
    assert not Template.objects.exists()


def test_a_byte_order_mark_is_no_mistake(leading: Client, a_round: Round) -> None:
    assert send(leading, b"\xef\xbb\xbf" + GOOD.encode()).status_code == 302


lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(str.strip)
said = st.builds(Said, da=lines, en=st.none() | lines) | st.builds(Said, en=lines)
step = st.builds(
    AgendaStep,
    kind=st.just("question"),
    minutes=st.integers(1, 120),
    title=said,
    method=st.sampled_from(["dots", "score", "ranking", "opinion"]),
)


@settings(deadline=None)
@given(title=said, lede=st.none() | said, steps=st.lists(step, min_size=1, max_size=5))
def test_reading_what_was_written_gives_the_same(
    title: Said, lede: Said | None, steps: list[AgendaStep]
) -> None:
    minutes = sum(step.minutes for step in steps)
    agenda = Agenda(key="a", title=title, lede=lede, minutes=minutes, steps=tuple(steps))
    assert agendas_sent("a.yaml", as_file([agenda]).encode(), theme("tema5")) == (agenda,)


@settings(deadline=None)
@given(cut=st.integers(0, len(GOOD)), scrap=st.binary(max_size=6))
def test_whatever_is_sent_it_is_an_agenda_or_told_to_be_none(cut: int, scrap: bytes) -> None:
    content = GOOD.encode()
    with contextlib.suppress(ThemeError):
        agendas_sent("a.yaml", content[:cut] + scrap + content[cut + 2 :], theme("tema5"))
