"""Proposals and what people answer to them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from sammenhold.workshops.models.people import Participant, Private
from sammenhold.workshops.models.room import Step
from sammenhold.workshops.models.writing import Group

TEXT_LENGTH = 400
REASON_LENGTH = 400
MOST_OPEN = 12
"""Proposals that wait for answers at once."""


class Proposal(models.Model):
    """An agreement "when X, we do Y" or an action "who does what by when"."""

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", _("Agreement")
        ACTION = "action", _("Action")

    class State(models.TextChoices):
        ASKING = "asking", _("everyone answers")
        ANSWERED = "answered", _("answers are shown")
        ADOPTED = "adopted", _("decided")
        PARKED = "parked", _("parked")
        DROPPED = "dropped", _("not taken further")

    class Desk(models.TextChoices):
        """Who takes a parked proposal up."""

        LEADER = "leader", _("the leader")
        COUNCIL = "council", _("AMO, MED or SU")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, models.CASCADE, related_name="proposals")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.AGREEMENT)
    state = models.CharField(max_length=10, choices=State, default=State.ASKING)
    when = models.CharField(_("when"), max_length=TEXT_LENGTH, blank=True)
    text = models.CharField(_("what we do"), max_length=TEXT_LENGTH)
    owner = models.CharField(_("who sees to it"), max_length=120, blank=True)
    due = models.DateField(_("by when"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    round = models.PositiveSmallIntegerField(default=1)
    history = models.JSONField(default=list, blank=True)
    parked_with = models.CharField(max_length=10, choices=Desk, blank=True)
    parked_because = models.CharField(max_length=REASON_LENGTH, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class Answer(Private):
    """One answer. When answering closes, anonymous answers are written anew without the participant."""

    class Stance(models.TextChoices):
        AGREE = "agree", _("Agree")
        CONCERN = "concern", _("Agree, with a concern")
        ASIDE = "aside", _("I do not stand in the way")
        OBJECTION = "objection", _("Objection")

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="answers")
    participant = models.ForeignKey(Participant, models.SET_NULL, null=True, blank=True, related_name="+")
    stance = models.CharField(max_length=10, choices=Stance)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    name = models.CharField(max_length=40, blank=True)
    is_open = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("proposal", "participant", name="one_answer_a_proposal")]

    def __str__(self) -> str:
        return self.stance
