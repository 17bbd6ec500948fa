"""Who may take a result home, from where, and in which language."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from sammenhold.accounts.models import User
from sammenhold.directory.models import Role
from sammenhold.surveys.models import Wave
from tests.surveys.conftest import House

KINDS = ("pdf", "docx", "xlsx")
TYPES = ("application/pdf", "wordprocessingml.document", "spreadsheetml.sheet")
NOT_THERE = 404


def by_key(house: House, kind: str) -> str:
    return f"/r/{house.wave.result_key}/result.{kind}"


def by_sign_in(house: House, kind: str) -> str:
    return f"/surveys/{house.wave.pk}/result.{kind}"


def leads(house: House) -> Client:
    client = Client()
    assert house.leader.user
    client.force_login(house.leader.user)
    return client


def title(content: bytes) -> str:
    metadata = PdfReader(io.BytesIO(content)).metadata
    return (metadata.title or "") if metadata else ""


def test_everybody_who_was_asked_gets_each_kind_of_file(published: House) -> None:
    for kind, told in zip(KINDS, TYPES, strict=True):
        answer = Client().get(by_key(published, kind))
        assert answer["Content-Type"].endswith(told)
        assert answer["Cache-Control"] == "private, no-store"
        assert f'filename="resultat-borger-og-service-2026-12-08.{kind}"' in answer["Content-Disposition"]


def test_in_the_language_asked_for_and_of_the_unit_asked_for(published: House) -> None:
    address, unit = by_key(published, "pdf"), str(published.team.pk)
    english = Client().get(address, {"language": "en", "unit": published.service.pk})
    assert title(english.content) == "Result of the screening: Borgerservice"
    assert title(Client().get(address, {"unit": unit}).content) == "Samtaleark: Post"
    assert (
        title(Client().get(address, {"unit": "nowhere"}).content)
        == "Resultat af vurderingen: Borger og Service"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_before_all_may_see_it_only_those_who_lead_do(published: House, kind: str) -> None:
    Wave.objects.update(released_at=None)
    assert Client().get(by_key(published, kind)).status_code == NOT_THERE
    assert leads(published).get(by_sign_in(published, kind)).status_code == 200
    reader = published.team.people.order_by("pk")[0]
    reader.user = User.objects.create_user(reader.email)
    reader.save()
    reader.roles.create(unit=published.top, kind=Role.Kind.UNION_REP)
    client = Client()
    client.force_login(reader.user)
    assert client.get(by_sign_in(published, kind)).status_code == NOT_THERE
    Wave.objects.update(released_at=published.wave.released_at)
    assert client.get(by_sign_in(published, kind)).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_strangers_find_nothing(published: House, kind: str) -> None:
    answer = Client().get(by_sign_in(published, kind))
    assert (answer.status_code, "login" in answer["Location"]) == (302, True)
    assert Client().get(f"/r/no-such-key/result.{kind}").status_code == NOT_THERE
    colleague = published.team.people.order_by("pk")[0]
    colleague.user = User.objects.create_user(colleague.email)
    colleague.save()
    client = Client()
    client.force_login(colleague.user)
    assert client.get(by_sign_in(published, kind)).status_code == NOT_THERE


def test_the_foot_of_the_page_leads_to_the_files_of_what_it_shows(published: House) -> None:
    unit = published.service.pk
    page = Client().get(f"/r/{published.wave.result_key}/?unit={unit}").content.decode()
    for kind in KINDS:
        assert f'href="{by_key(published, kind)}?unit={unit}"' in page
    page = leads(published).get(f"/surveys/{published.wave.pk}/result/?unit={unit}").content.decode()
    for kind in KINDS:
        assert f'href="{by_sign_in(published, kind)}?unit={unit}"' in page


def test_a_unit_that_talks_is_offered_the_sheet_on_paper_and_no_table(published: House) -> None:
    page = Client().get(f"/r/{published.wave.result_key}/?unit={published.team.pk}").content.decode()
    assert "Tag arket med" in page
    assert "result.pdf" in page
    assert "result.xlsx" not in page


def test_a_file_costs_a_fixed_number_of_queries(published: House, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for kind in KINDS:
        with django_assert_max_num_queries(5):
            Client().get(by_key(published, kind))
