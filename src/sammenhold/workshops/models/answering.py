"""Private answers. Both tables hold a person's answers only while the phase is open."""

from django.db import models

from sammenhold.workshops.models.people import Participant, Private
from sammenhold.workshops.models.room import Step
from sammenhold.workshops.models.writing import Group


class Vote(Private):
    """What a participant gives a group: dots, a score, a place in the own order, or a side (see `rules`).

    Empty: don't know. Counted into `Group.dots` or `Step.result` and deleted at closing.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="votes")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    value = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("group", "participant", name="one_vote_a_group")]

    def __str__(self) -> str:
        return str(self.value)


class Rating(Private):
    """How much a statement applies, 0 to 4; empty: don't know. Counted into `Step.result` and deleted."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="ratings")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    item = models.CharField(max_length=8)
    value = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("step", "participant", "item", name="one_rating_an_item")]

    def __str__(self) -> str:
        return f"{self.item}: {self.value}"
