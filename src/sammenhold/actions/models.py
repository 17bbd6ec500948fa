"""A unit's action plan: who does what by when, why, and whether it helped.

Names stand as they were when something was written: a record must not change with the staff list.
"""

import secrets
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sammenhold.directory.models import Person, Unit
from sammenhold.rounds.models import Round

TITLE_LENGTH = 200
TEXT_LENGTH = 1000
REASON_LENGTH = 400


def new_key() -> str:
    return secrets.token_urlsafe(16)


class Action(models.Model):
    """Something a unit has decided to do. It stays in the unit's plan, round after round, until it has ended.

    `round`: where it was decided. `source`: the proposal of a workshop, or the screening, that it came from.
    `named`: whom the decision named, in the words it used. `edition` counts changes, so that two people who
    change it at once both see it. `links_from`: links by mail that were made before then no longer work.
    """

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("action", "Not begun")
        UNDERWAY = "underway", pgettext_lazy("action", "Under way")
        DONE = "done", pgettext_lazy("action", "Done")
        HELPED = "helped", pgettext_lazy("action", "Effect seen")
        NOT_HELPED = "not_helped", pgettext_lazy("action", "Effect not seen")
        DROPPED = "dropped", pgettext_lazy("action", "Dropped")

    class Source(models.TextChoices):
        WORKSHOP = "workshop", _("a workshop's decision")
        SCREENING = "screening", _("a screening's result")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="actions")
    round = models.ForeignKey(Round, models.CASCADE, related_name="actions")
    title = models.CharField(_("what is to be done"), max_length=TITLE_LENGTH)
    what = models.TextField(_("how"), max_length=TEXT_LENGTH, blank=True)
    why = models.CharField(_("why"), max_length=REASON_LENGTH, blank=True)
    risk = models.CharField(max_length=8, blank=True)
    question = models.CharField(max_length=8, blank=True)
    measure = models.CharField(max_length=16, blank=True)
    source = models.UUIDField(null=True, blank=True)
    source_kind = models.CharField(max_length=10, choices=Source, blank=True)
    responsible = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("responsible")
    )
    helper = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("helper")
    )
    named = models.CharField(max_length=TITLE_LENGTH, blank=True)
    starts_on = models.DateField(_("begins"), null=True, blank=True)
    due_on = models.DateField(_("done by"), null=True, blank=True)
    resources = models.CharField(_("what it takes"), max_length=REASON_LENGTH, blank=True)
    sign = models.CharField(_("sign that it helps"), max_length=REASON_LENGTH, blank=True)
    look_on = models.DateField(_("when you look for it"), null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.PLANNED)
    because = models.CharField(max_length=REASON_LENGTH, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    stuck_at = models.DateTimeField(null=True, blank=True)
    stuck_words = models.CharField(max_length=REASON_LENGTH, blank=True)
    stuck_told_at = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    links_from = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "unit",
                "source",
                condition=models.Q(source_kind="workshop"),
                name="a_decision_becomes_one_action",
            )
        ]
        indexes = [models.Index("unit", "state", name="actions_of_a_unit")]

    def __str__(self) -> str:
        return self.title


class Entry(models.Model):
    """What happened to an action, by whom, when. `told`: what stood and what stands, by field."""

    class Kind(models.TextChoices):
        MADE = "made", pgettext_lazy("action log", "written into the plan")
        CHANGED = "changed", pgettext_lazy("action log", "changed")
        MOVED = "moved", pgettext_lazy("action log", "moved on")
        MORE_TIME = "more_time", pgettext_lazy("action log", "needs more time")
        STUCK = "stuck", pgettext_lazy("action log", "asked for help")
        HELPED = "unstuck", pgettext_lazy("action log", "help was given")
        WITHDRAWN = "withdrawn", pgettext_lazy("action log", "links by mail withdrawn")

    action = models.ForeignKey(Action, models.CASCADE, related_name="entries")
    at = models.DateTimeField()
    by = models.CharField(max_length=TITLE_LENGTH)
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.CharField(max_length=REASON_LENGTH, blank=True)
    told = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.action}: {self.kind}"


class Post(models.Model):
    """What somebody gets by mail about their actions: one digest a week at most.

    `week`: the Monday of the week the last digest went out in, where its reader is. `calendar_key`: the
    address of their calendar file. Those who lead do not see who is `silent`.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    week = models.DateField(null=True, blank=True)
    silent = models.BooleanField(default=False)
    calendar_key = models.CharField(max_length=32, unique=True, default=new_key)

    def __str__(self) -> str:
        return str(self.person)


class Told(models.Model):
    """Somebody who leads has had a mail that an action is stuck. `asked_at`: which of its askings."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="told")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("action", "person", "asked_at", name="told_once_an_asking")]

    def __str__(self) -> str:
        return f"{self.action}: {self.person}"
