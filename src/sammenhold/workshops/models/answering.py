"""Private answers. Both tables hold a person's answers only while the phase is open."""

from django.db import models

from sammenhold.workshops.models.people import Participant
from sammenhold.workshops.models.room import Step
from sammenhold.workshops.models.writing import Group


class Vote(models.Model):
    """How many dots a participant gives a group. Counted into `Group.dots` and deleted at closing."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="votes")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    dots = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("group", "participant", name="one_vote_a_group")]

    def __str__(self) -> str:
        return str(self.dots)


class Rating(models.Model):
    """How much a statement applies, 0 to 4; empty: don't know. Counted into `Step.result` and deleted."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="ratings")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    item = models.CharField(max_length=8)
    value = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("step", "participant", "item", name="one_rating_an_item")]

    def __str__(self) -> str:
        return f"{self.item}: {self.value}"
