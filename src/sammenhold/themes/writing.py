"""Agendas to a file, in the form in which a theme's folder holds them."""

from collections.abc import Iterable

import yaml

from sammenhold.themes.models import Agenda

WIDTH = 100


def as_file(agendas: Iterable[Agenda]) -> str:
    """YAML that can be put in a theme's folder, and read again to the same agendas."""
    held = [agenda.model_dump(mode="json", exclude_defaults=True) for agenda in agendas]
    return yaml.safe_dump({"agendas": held}, allow_unicode=True, sort_keys=False, width=WIDTH)
