"""The workshop and the steps of its agenda."""

import secrets
import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sammenhold.rounds.models import Round

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 6


def new_code() -> str:
    """Six characters that cannot be misread for one another."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def new_key() -> str:
    return secrets.token_urlsafe(16)


class Workshop(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        OPEN = "open", _("under way")
        CLOSED = "closed", _("ended")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="workshops")
    title = models.CharField(_("title"), max_length=200)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    screen_key = models.CharField(max_length=32, unique=True, default=new_key)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    step = models.ForeignKey("Step", models.SET_NULL, null=True, blank=True, related_name="+")
    deadline = models.DateTimeField(null=True, blank=True)
    links_only = models.BooleanField(default=False)
    dot_limit = models.PositiveSmallIntegerField(null=True, blank=True, default=5)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    minutes = models.JSONField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title

    @property
    def topic(self) -> str:
        return f"workshop:{self.pk.hex}"


class Step(models.Model):
    """One point of the agenda. `phase` is how far it has come; empty: not begun."""

    class Kind(models.TextChoices):
        ARRIVE = "arrive"
        THEME = "theme"
        GAINS = "gains"
        RISKS = "risks"
        QUESTION = "question"
        CLOSE = "close"

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    question = models.CharField(max_length=8, blank=True)
    title = models.CharField(_("question"), max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=5)
    repeat = models.BooleanField(default=False)
    phase = models.CharField(max_length=10, blank=True)
    result = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.position}. {self.kind} {self.question}"
