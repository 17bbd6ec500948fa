"""Notes and the groups they are gathered in."""

import uuid

from django.db import models

from sammenhold.workshops.models.people import Participant, Private
from sammenhold.workshops.models.room import Step

NOTE_LENGTH = 600
TITLE_LENGTH = 120
MOST_NOTES = 30
"""One person's, in one round of writing."""
MOST_REGROUPINGS = 200
"""How far back the board can be undone."""


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


class Note(Private):
    """`author` is there only until the notes are revealed; then every row is written anew without it.
    `round` is 2 for what was written when the first notes had been seen."""

    whose = "author"
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, models.CASCADE, related_name="notes")
    text = models.CharField(max_length=NOTE_LENGTH)
    author = models.ForeignKey(Participant, models.SET_NULL, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="notes")
    let_through = models.BooleanField(default=False)
    hidden = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, blank=True)
    round = models.PositiveSmallIntegerField(default=1, db_default=1)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class Regrouping(models.Model):
    """One change of the board while notes are grouped: what it touched, before and after. Never who.

    Deleted when the grouping closes. `before` and `after` hold ``{"notes": {note: group}, "groups": {group:
    [title, position] or None}}``, keys as hex.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="regroupings")
    note = models.ForeignKey(Note, models.CASCADE, null=True, blank=True, related_name="+")
    before = models.JSONField()
    after = models.JSONField()
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.step_id}: {self.before} -> {self.after}"


class Suggested(models.Model):
    """What was suggested for grouping in a step, when somebody who leads asked. Deleted when grouping closes.

    `told` holds ``state`` (working, found or failed), ``sets`` of note keys that wait for an answer, those
    that were ``refused``, and of the last that was accepted how many notes were ``put`` together or ``left``.
    """

    step = models.OneToOneField(Step, models.CASCADE, related_name="suggested")
    told = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.step_id}: {self.told}"
