"""Make the demonstration once, and find it again on the next start."""

from dataclasses import dataclass

from django.core.management.base import CommandError
from django.db import transaction

from sammenhold.config.demonstration import people
from sammenhold.directory.models import Organisation


@dataclass(frozen=True)
class Made:
    """What the demonstration says of itself when it starts."""

    organisation: Organisation

    def greeting(self, address: str) -> str:
        return f"""
  Sammenhold's demonstration runs at {address}

  (stop with Ctrl+C; delete the folder .demo to start afresh)
"""


def ensure() -> Made:
    """The demonstration workplace, built when it is not there. Never beside somebody's real one."""
    found = Organisation.objects.filter(name=people.NAME).first()
    if found is None and Organisation.objects.exists():
        raise CommandError("this database holds a real workplace; the demonstration wants one of its own")
    with transaction.atomic():
        return Made(found or people.build())
