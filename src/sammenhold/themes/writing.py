"""Agendas and questionnaires to a file, in the form in which a theme's folder holds them."""

from collections.abc import Iterable

import yaml

from sammenhold.themes.models import Agenda, Questionnaire

WIDTH = 100


def as_file(agendas: Iterable[Agenda]) -> str:
    """YAML that can be put in a theme's folder, and read again to the same agendas."""
    held = [agenda.model_dump(mode="json", exclude_defaults=True) for agenda in agendas]
    return yaml.safe_dump({"agendas": held}, allow_unicode=True, sort_keys=False, width=WIDTH)


def questionnaire_as_file(asked: Questionnaire) -> str:
    """YAML that can be changed, taken in for a screening, and read again to the same questionnaire."""
    held = {"questionnaire": asked.model_dump(mode="json", exclude_defaults=True)}
    return yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=WIDTH)
