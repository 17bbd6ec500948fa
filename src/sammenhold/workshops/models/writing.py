"""Notes and the groups they are gathered in."""

import uuid

from django.db import models

from sammenhold.workshops.models.people import Participant
from sammenhold.workshops.models.room import Step

NOTE_LENGTH = 600
TITLE_LENGTH = 120
MOST_NOTES = 30
"""One person's, in one step."""


class Group(models.Model):
    """Notes that belong together. `dots` is the tally, written when the vote closes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, models.CASCADE, related_name="groups")
    title = models.CharField(max_length=TITLE_LENGTH, blank=True)
    position = models.PositiveIntegerField(default=0)
    dots = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Note(models.Model):
    """`author` is there only until the notes are revealed; then every row is written anew without it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, models.CASCADE, related_name="notes")
    text = models.CharField(max_length=NOTE_LENGTH)
    author = models.ForeignKey(Participant, models.SET_NULL, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="notes")
    hidden = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text
