"""Agendas that an organisation keeps, shares, exports and takes in."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from sammenhold.accounts.models import User
from sammenhold.directory.models import Organisation, Person, Role, Unit
from sammenhold.rounds.models import Lead, Round
from sammenhold.themes.models import Said
from sammenhold.themes.queries import theme
from sammenhold.themes.writing import as_file
from sammenhold.workshops.commands import preparing, templates
from sammenhold.workshops.models import Step, Template, Workshop
from sammenhold.workshops.models.room import OF_AN_AGENDA
from sammenhold.workshops.models.templates import MOST_TEMPLATES
from sammenhold.workshops.queries.agenda import name_of
from tests.workshops.conftest import Table

pytestmark = pytest.mark.django_db(transaction=True)
OWN = {"title": "Hvad skal vi holde op med?", "title_other": "What shall we stop doing?", "minutes": "15"}


@pytest.fixture
def leading(leader: Person) -> Client:
    return signed_in(leader)


def signed_in(person: Person) -> Client:
    person.user = User.objects.create_user(person.email)
    person.save()
    client = Client()
    client.force_login(person.user)
    return client


@pytest.fixture
def draft(make_table: Callable[..., Table], leading: Client) -> Workshop:
    """A workshop with a question of its own, in both languages, voted on by score."""
    workshop = make_table(0, 0, begun=False).workshop
    leading.post(reverse("add-question", args=[workshop.pk]), OWN)
    own = workshop.steps.exclude(title="").get()
    leading.post(
        reverse("change-step", args=[workshop.pk, own.pk]),
        {"minutes": "15", "method": "score", "rounds": "2"},
    )
    return workshop


def keep(client: Client, workshop: Workshop, name: str = "Vores måde") -> Template:
    client.post(reverse("keep-agenda", args=[workshop.pk]), {"name": name})
    return Template.objects.latest("created_at")


def plain(workshop: Workshop) -> list[tuple[object, ...]]:
    return list(workshop.steps.values_list(*OF_AN_AGENDA))


def test_what_is_kept_makes_the_same_agenda_in_the_next_workshop(
    draft: Workshop, leading: Client, a_round: Round
) -> None:
    template = keep(leading, draft)
    page = leading.get(reverse("new-workshop", args=[a_round.pk])).content.decode()
    assert "Vores måde, 60 minutter" in page
    leading.post(reverse("new-workshop", args=[a_round.pk]), {"agenda": f"own:{template.pk}"})
    made = Workshop.objects.exclude(pk=draft.pk).get()
    assert plain(made) == plain(draft)


def test_a_question_takes_its_opinion_groups_along(draft: Workshop, leading: Client, a_round: Round) -> None:
    own = draft.steps.exclude(title="").get()
    address = reverse("change-step", args=[draft.pk, own.pk])
    leading.post(address, {"minutes": "15", "method": "opinion", "opinion_groups": "1"})
    leading.post(address, {"do": "remove"})
    leading.post(reverse("restore-step", args=[draft.pk]), {"step": own.pk})
    template = keep(leading, draft)
    file = SimpleUploadedFile("vores.yaml", leading.get(reverse("template-file", args=[template.pk])).content)
    leading.post(reverse("templates"), {"file": file, "theme": "tema5"})
    taken_in = Template.objects.latest("created_at")
    assert taken_in != template
    leading.post(reverse("new-workshop", args=[a_round.pk]), {"agenda": f"own:{taken_in.pk}"})
    made = Workshop.objects.exclude(pk=draft.pk).get()
    assert plain(made) == plain(draft)
    assert made.steps.exclude(title="").get().opinion_groups


def test_an_own_question_is_read_in_the_language_of_the_reader(draft: Workshop) -> None:
    own = draft.steps.exclude(title="").get()
    read = {}
    for language in ("da", "en"):
        with translation.override(language):
            read[language] = name_of(theme("tema5"), own)
    assert read == {"da": OWN["title"], "en": OWN["title_other"]}
    alone = Step(title="Only in English", title_language="en")
    assert name_of(theme("tema5"), alone) == "Only in English"


def test_another_agenda_takes_the_place_until_the_workshop_begins(
    make_table: Callable[..., Table], draft: Workshop, leading: Client
) -> None:
    template, table = keep(leading, draft), make_table(begun=False)
    address = reverse("replace-agenda", args=[table.workshop.pk])
    leading.post(address, {"agenda": f"own:{template.pk}"})
    assert plain(table.workshop) == plain(draft)
    table.lead("open")
    leading.post(address, {"agenda": "45"})
    assert plain(table.workshop) == plain(draft)


def test_an_agenda_for_several_days_asks_for_its_days(
    draft: Workshop, leading: Client, a_round: Round
) -> None:
    leading.post(reverse("schedule", args=[draft.pk]), {"do": "propose", "first": "2099-01-05"})
    template = keep(leading, draft)
    assert template.agenda["tempo"] == "days"
    answer = leading.post(reverse("new-workshop", args=[a_round.pk]), {"agenda": f"own:{template.pk}"})
    made = Workshop.objects.exclude(pk=draft.pk).get()
    assert answer["Location"] == reverse("schedule", args=[made.pk])


def test_copied_renamed_and_deleted(draft: Workshop, leading: Client) -> None:
    template = keep(leading, draft)
    address = reverse("template", args=[template.pk])
    leading.post(address, {"do": "copy"})
    leading.post(address, {"do": "rename", "da": "Den korte", "en": "The short one"})
    assert {str(row.agenda["title"]) for row in Template.objects.all()} == {
        "{'da': 'Kopi af Vores måde'}",
        "{'da': 'Den korte', 'en': 'The short one'}",
    }
    assert len({row.agenda["key"] for row in Template.objects.all()}) == 2
    leading.post(address, {"do": "rename", "da": " ", "en": ""})
    assert leading.get(reverse("templates")).content.decode().count("Den korte")
    leading.post(address, {"do": "delete"})
    assert [row.agenda["title"] for row in Template.objects.all()] == [{"da": "Kopi af Vores måde"}]


def test_a_template_belongs_to_its_organisation(draft: Workshop, leading: Client, a_round: Round) -> None:
    template = keep(leading, draft)
    elsewhere = Organisation.objects.create(name="Nordby")
    unit = elsewhere.units.create(name="Team")
    stranger = elsewhere.people.create(unit=unit, name="Ib", email="ib@nordby.example")
    stranger.roles.create(unit=unit, kind=Role.Kind.ADMINISTRATOR)
    client, theirs = signed_in(stranger), Round.objects.create(organisation=elsewhere, unit=unit, title="x")
    Lead.objects.create(round=theirs, person=stranger, part=Lead.Part.FACILITATOR)
    assert "Vores måde" not in client.get(reverse("templates")).content.decode()
    assert client.get(reverse("template-file", args=[template.pk])).status_code == 404
    assert client.post(reverse("template", args=[template.pk]), {"do": "delete"}).status_code == 404
    answer = client.post(reverse("new-workshop", args=[theirs.pk]), {"agenda": f"own:{template.pk}"})
    assert answer.status_code == 200
    assert not theirs.workshops.exists()
    assert Template.objects.filter(pk=template.pk).exists()


@pytest.mark.parametrize("kind", [Role.Kind.FACILITATOR, Role.Kind.ADMINISTRATOR])
def test_facilitators_and_administrators_see_them_and_colleagues_do_not(
    draft: Workshop, leading: Client, unit: Unit, kind: str
) -> None:
    keep(leading, draft)
    colleague = unit.people.create(organisation=unit.organisation, name="Bo", email="bo@sundby.example")
    client = signed_in(colleague)
    assert client.get(reverse("templates")).status_code == 404
    colleague.roles.create(unit=unit, kind=kind)
    assert "Vores måde" in client.get(reverse("templates")).content.decode()


def test_one_whose_question_is_gone_is_shown_and_cannot_be_chosen(
    draft: Workshop, leading: Client, a_round: Round
) -> None:
    template = keep(leading, draft)
    template.agenda["steps"][4]["question"] = "Q99"
    template.save()
    assert "Den kan ikke bruges lige nu" in leading.get(reverse("templates")).content.decode()
    page = leading.get(reverse("new-workshop", args=[a_round.pk])).content.decode()
    assert str(template.pk) not in page


def test_the_house_has_room_for_so_many_and_no_more(draft: Workshop, leading: Client, a_round: Round) -> None:
    template = keep(leading, draft)
    Template.objects.bulk_create(
        Template(organisation=a_round.organisation, theme="tema5", agenda=template.agenda)
        for _ in range(MOST_TEMPLATES - 1)
    )
    one_more = SimpleUploadedFile("en.yaml", as_file(theme("tema5").agendas).encode())
    for answer in (
        leading.post(reverse("keep-agenda", args=[draft.pk]), {"name": "Én til"}, follow=True),
        leading.post(reverse("template", args=[template.pk]), {"do": "copy"}, follow=True),
        leading.post(reverse("templates"), {"file": one_more, "theme": "tema5"}),
    ):
        assert "Slet en først" in answer.content.decode()
    assert Template.objects.count() == MOST_TEMPLATES
    with pytest.raises(templates.RefusedError):
        templates.keep(draft, Said(da="x"))


@pytest.mark.parametrize("number", [1, 8])
def test_the_list_costs_the_same_however_many(
    draft: Workshop, leading: Client, number: int, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for place in range(number):
        keep(leading, draft, f"Nummer {place}")
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        leading.get(reverse("templates"))


def test_a_step_that_was_taken_out_comes_back_where_it_was(draft: Workshop, leading: Client) -> None:
    before = plain(draft)
    page, undo = reverse("workshop", args=[draft.pk]), reverse("restore-step", args=[draft.pk])
    taken = list(draft.steps.all())[2:5]
    for step in taken:
        leading.post(reverse("change-step", args=[draft.pk, step.pk]), {"do": "remove"})
    assert leading.get(page).content.decode().count('class="agenda-line agenda-gone"') == 3
    for step in reversed(taken):
        leading.post(undo, {"step": step.pk})
        leading.post(undo, {"step": step.pk})
    assert plain(draft) == before
    assert "agenda-gone" not in leading.get(page).content.decode()


def test_only_who_took_it_out_is_offered_it_again(draft: Workshop, leading: Client, unit: Unit) -> None:
    other = unit.people.create(organisation=unit.organisation, name="Bo", email="bo@sundby.example")
    Lead.objects.create(round=draft.round, person=other, part=Lead.Part.SAFETY_REP)
    step = draft.steps.exclude(title="").get()
    leading.post(reverse("change-step", args=[draft.pk, step.pk]), {"do": "remove"})
    client = signed_in(other)
    assert "agenda-gone" not in client.get(reverse("workshop", args=[draft.pk])).content.decode()
    client.post(reverse("restore-step", args=[draft.pk]), {"step": step.pk})
    assert not draft.steps.exclude(title="").exists()


def test_choosing_another_agenda_leaves_nothing_to_undo(draft: Workshop, leading: Client) -> None:
    step = draft.steps.first()
    assert step is not None
    leading.post(reverse("change-step", args=[draft.pk, step.pk]), {"do": "remove"})
    leading.post(reverse("replace-agenda", args=[draft.pk]), {"agenda": "45"})
    assert "agenda-gone" not in leading.get(reverse("workshop", args=[draft.pk])).content.decode()
    assert draft.steps.count() == len(theme("tema5").agenda("45").steps)
    assert preparing.replace(draft, theme("tema5").agenda("90"))
