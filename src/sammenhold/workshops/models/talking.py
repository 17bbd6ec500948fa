"""How talking and grouping are shared between the places. No row is about a person."""

from django.db import models

from sammenhold.workshops.models.people import Participant
from sammenhold.workshops.models.room import Step


class Tally(models.Model):
    """How often something was done in a step from one place; never by whom. Deleted at the end."""

    class What(models.TextChoices):
        TALK = "talk"
        GROUP = "group"

    step = models.ForeignKey(Step, models.CASCADE, related_name="tallies")
    what = models.CharField(max_length=10, choices=What)
    place = models.CharField(max_length=10, choices=Participant.Place)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("step", "what", "place", name="one_tally_a_place")]

    def __str__(self) -> str:
        return f"{self.step_id} {self.what} {self.place}: {self.number}"
