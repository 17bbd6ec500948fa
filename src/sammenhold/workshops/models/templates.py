"""Agendas that an organisation keeps for itself."""

import uuid

from django.db import models
from django.utils import timezone

from sammenhold.directory.models import Organisation

MOST_TEMPLATES = 200
"""An organisation's."""


class Template(models.Model):
    """An agenda for one theme, as the plain data of `sammenhold.themes.models.Agenda`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="agenda_templates")
    theme = models.SlugField()
    agenda = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return str(self.agenda.get("key", self.pk))
