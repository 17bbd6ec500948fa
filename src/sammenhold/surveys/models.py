"""A screening: what is asked, who is asked, and what was answered. Nothing ties the last two together.

An `Invitation` knows a person and whether it has been used. A `Response` knows a reporting group and answers:
no person, no time, no order. A `Remark` knows a question and a text, and not even a group
(`docs/method/anonymity.md`).
"""

import secrets
import uuid
from datetime import datetime, timedelta
from functools import cached_property

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sammenhold.directory.models import Person
from sammenhold.mapping.bands import Band
from sammenhold.rounds.models import Round
from sammenhold.stats.ratings import FLOOR
from sammenhold.themes.models import Questionnaire, TextQuestion

GRACE = timedelta(minutes=10)
"""Whoever is answering at the closing time can still send."""
TEXT_LENGTH = 500


def new_key() -> str:
    return secrets.token_urlsafe(16)


def random_id() -> int:
    """An id that says nothing of when its row came."""
    return secrets.randbits(62)


class Wave(models.Model):
    """One screening of a round. `questionnaire` and `tree` are as they were when it was opened.

    `asks_texts`: its text questions are put too. `notes_days`: for how long, as those who write were told.
    `computed_at`: the figures stand, for those who lead. `released_at`: for everybody who was asked.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Being planned")
        OPEN = "open", _("Open for answers")
        CLOSED = "closed", _("Closed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="waves")
    title = models.CharField(_("title"), max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    questionnaire = models.JSONField()
    floor = models.PositiveSmallIntegerField(default=FLOOR, validators=[MinValueValidator(FLOOR)])
    tree = models.JSONField(default=dict)
    asks_texts = models.BooleanField(default=False)
    notes_days = models.PositiveSmallIntegerField(null=True, blank=True)
    texts_erased_at = models.DateTimeField(null=True, blank=True)
    result_key = models.CharField(max_length=32, unique=True, default=new_key)
    link_root = models.CharField(max_length=200, blank=True)
    made_up = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField()
    computed_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    summary = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(floor__gte=FLOOR), name="a_survey_has_a_floor")
        ]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def asked(self) -> Questionnaire:
        return Questionnaire.model_validate(self.questionnaire)

    @property
    def number(self) -> int:
        """How many questions are asked."""
        return len(self.questionnaire["items"])

    @property
    def text_questions(self) -> tuple[TextQuestion, ...]:
        """Those that are put."""
        return self.asked.texts if self.asks_texts else ()

    @property
    def days_kept(self) -> int:
        """How long texts are kept: fewer days hold at once, more only for what is opened from then on."""
        today: int = self.round.organisation.notes_days
        return min(today, self.notes_days or today)

    @property
    def texts_until(self) -> datetime | None:
        """When texts are erased; none before everybody can see them."""
        return self.released_at + timedelta(days=self.days_kept) if self.released_at else None

    @property
    def last_moment(self) -> datetime:
        """Until when an answer is taken."""
        return self.closes_at + GRACE

    def takes_answers(self, now: datetime) -> bool:
        return self.state == self.State.OPEN and now < self.last_moment


class ReportingGroup(models.Model):
    """The most that a response says of who gave it: a node of the wave's tree and the work forms in it.

    `owed`: slips that were ticked off for answers on paper, which are not typed in yet.
    """

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="groups")
    node = models.CharField(max_length=200)
    bands = models.JSONField()
    invited = models.PositiveIntegerField()
    owed = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.node} {self.bands}"

    @property
    def work_forms(self) -> tuple[Band, ...]:
        return tuple(map(Band, self.bands))


class Invitation(models.Model):
    """A personal code for one person, good once. The code is made from `seed` and the house's secret key; to
    find an invitation by its code there is the `fingerprint`. `told_at`, `reminded_at` and `result_told_at`:
    when each of its mails was claimed. `wait_until`: the mail server asked for patience."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="invitations")
    group = models.ForeignKey(ReportingGroup, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    seed = models.CharField(max_length=32)
    fingerprint = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)
    told_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    result_told_at = models.DateTimeField(null=True, blank=True)
    wait_until = models.DateTimeField(null=True, blank=True)
    refused = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("wave", "person", name="asked_once_in_a_wave")]

    def __str__(self) -> str:
        return str(self.person)


class Response(models.Model):
    """What one person answered: a sign for each question, in the order of the questionnaire."""

    id = models.BigIntegerField(primary_key=True, default=random_id, editable=False)
    group = models.ForeignKey(ReportingGroup, models.CASCADE, related_name="responses")
    answers = models.CharField(max_length=100)

    def __str__(self) -> str:
        return str(self.pk)


class Remark(models.Model):
    """What one person wrote to one text question. It is published for all who were asked together, so nothing
    finer is kept: no group, no person, no time, no order, nothing that joins it to another."""

    id = models.BigIntegerField(primary_key=True, default=random_id, editable=False)
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="remarks")
    question = models.CharField(max_length=8)
    text = models.CharField(max_length=TEXT_LENGTH)

    def __str__(self) -> str:
        return str(self.pk)


class Result(models.Model):
    """What was published for one node of the tree; the empty node is everybody. Never computed again.

    `moments` are kept for the comparison with the next wave, of ten answers or more, and never shown.
    """

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="results")
    node = models.CharField(max_length=200, blank=True)
    figures = models.JSONField()
    moments = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint("wave", "node", name="one_result_a_node")]

    def __str__(self) -> str:
        return f"{self.wave} {self.node}"
