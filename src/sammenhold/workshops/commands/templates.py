"""The organisation's own agendas: kept, copied, renamed, deleted, taken in from a file."""

from collections.abc import Sequence
from itertools import count

from django.db import transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from sammenhold.directory.models import Organisation
from sammenhold.themes.loading import agendas_sent
from sammenhold.themes.models import MOST_MINUTES, MOST_STEPS, Agenda, AgendaStep, Said
from sammenhold.themes.queries import theme
from sammenhold.workshops.models import Step, Template, Workshop
from sammenhold.workshops.models.templates import MOST_TEMPLATES
from sammenhold.workshops.queries.templates import taken_keys

LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})
KEY_LENGTH, TITLE_LENGTH = 40, 200


class RefusedError(Exception):
    """Why it cannot be kept, said to whoever asked."""


@transaction.atomic
def keep(workshop: Workshop, name: Said) -> Template:
    """Keep the workshop's agenda under a name. Raises `RefusedError`."""
    round, steps = workshop.round, list(workshop.steps.all())
    if not 1 <= len(steps) <= MOST_STEPS:
        told = _("A template holds from 1 to %(most)d steps.")
        raise RefusedError(told % {"most": MOST_STEPS})
    parts = list(map(_step, steps))
    agenda = Agenda.model_validate(
        {
            "key": _free_key(str(name), taken_keys(round.organisation_id, round.theme)),
            "title": name,
            "minutes": sum(part.minutes for part in parts),
            "tempo": workshop.tempo,
            "steps": parts,
        }
    )
    return _add(round.organisation_id, round.theme, [agenda])[0]


def _step(step: Step) -> AgendaStep:
    return AgendaStep.model_validate(
        {
            "kind": step.kind,
            "minutes": min(step.minutes, MOST_MINUTES),
            "question": step.question or None,
            "title": step.own,
            "method": step.method,
            "opinion_groups": step.opinion_groups and step.method == Step.Method.OPINION,
            "repeat": step.repeat,
            "twice": step.twice,
            "beside": step.beside_id is not None,
        }
    )


def _add(organisation_id: int, theme_key: str, agendas: Sequence[Agenda]) -> list[Template]:
    """Raises `RefusedError` when there is no room; two who add at once are counted one after the other."""
    Organisation.objects.select_for_update().get(pk=organisation_id)
    if Template.objects.filter(organisation=organisation_id).count() + len(agendas) > MOST_TEMPLATES:
        told = _("There is room for %(most)d templates. Delete one first.")
        raise RefusedError(told % {"most": MOST_TEMPLATES})
    return [
        Template.objects.create(organisation_id=organisation_id, theme=theme_key, agenda=_plain(agenda))
        for agenda in agendas
    ]


def _plain(agenda: Agenda) -> dict[str, object]:
    return agenda.model_dump(mode="json", exclude_defaults=True)


def _free_key(name: str, taken: set[str]) -> str:
    """A key that can stand beside the others in a theme's folder."""
    wanted = slugify(name.translate(LETTERS))[:KEY_LENGTH].strip("-_") or "agenda"
    numbered = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(key for key in numbered if key not in taken)


@transaction.atomic
def take_in(organisation_id: int, theme_key: str, name: str, content: bytes) -> list[Template]:
    """Keep the agendas in a file. Raises ``ThemeError`` or `RefusedError`, and then keeps none of them."""
    taken, found = taken_keys(organisation_id, theme_key), list[Agenda]()
    for agenda in agendas_sent(name, content, theme(theme_key)):
        key = _free_key(agenda.key, taken)
        taken.add(key)
        found.append(agenda.model_copy(update={"key": key}))
    return _add(organisation_id, theme_key, found)


@transaction.atomic
def copy(template: Template) -> Template:
    """One more of the same, with a name that says so. Raises `RefusedError`."""
    agenda = Agenda.model_validate(template.agenda)
    key = _free_key(agenda.key, taken_keys(template.organisation_id, template.theme))
    alike = agenda.model_copy(update={"key": key, "title": _copied(agenda.title)})
    return _add(template.organisation_id, template.theme, [alike])[0]


def _copied(title: Said) -> Said:
    words = {}
    for language, name in title.model_dump(exclude_none=True).items():
        with translation.override(language):
            words[language] = (_("Copy of %(name)s") % {"name": name})[:TITLE_LENGTH]
    return Said(**words)


def rename(template: Template, name: Said) -> None:
    template.agenda = {**template.agenda, "title": name.model_dump(exclude_none=True)}
    template.save(update_fields=["agenda"])
