"""What a rehearsal needs beside the copy of the workshop: who is played, and how far the play has come."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from sammenhold.workshops.models import Workshop

LIFETIME = timedelta(days=1)


class Rehearsal(models.Model):
    """`seed` decides what those who are played do, and `beats` counts how often they have been let to."""

    workshop = models.OneToOneField(Workshop, models.CASCADE, related_name="play")
    people = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2, default="da")
    seed = models.PositiveIntegerField()
    beats = models.PositiveIntegerField(default=0)
    beat_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.workshop} ({self.people})"
