from typing import Any

from django.apps import AppConfig
from django.utils.html import escape

from sammenhold.web import slots


class DirectoryConfig(AppConfig):
    name = "sammenhold.directory"

    def ready(self) -> None:
        slots.fill("accounts.name", _name)


def _name(context: dict[str, Any], user: Any) -> str:
    """Accounts know addresses only; the directory knows the name."""
    person = getattr(user, "person", None)
    return escape(person.name) if person else ""
