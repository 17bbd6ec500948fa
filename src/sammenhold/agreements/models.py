"""A team's agreement: sentences to live by, asking the team about them, versions and reviews.

A `Link` knows a person and whether it has been used. An `Answer` knows a sentence, a choice and, where it was
given openly, the name it was given with: never a link, a person or a time.
"""

import secrets
import uuid
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from sammenhold.agreements.wording import Sentence, sentences_from
from sammenhold.directory.models import Person, Unit
from sammenhold.rounds.models import Round

TEXT_LENGTH = 400
NAME_LENGTH = 120


def new_key() -> str:
    return secrets.token_urlsafe(16)


def random_id() -> int:
    """An id that says nothing of when its row came."""
    return secrets.randbits(62)


class Agreement(models.Model):
    """A unit's agreement, one for all its rounds: each begins with what the last one left.

    `keeper` looks after it. `page_key`: the address of the page for new colleagues. `told_on`: the day for
    whose review the keeper has had a mail.
    """

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="agreement")
    keeper = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    review_on = models.DateField(null=True, blank=True)
    page_key = models.CharField(max_length=32, unique=True, default=new_key)
    link_root = models.CharField(max_length=200, blank=True)
    told_on = models.DateField(null=True, blank=True)
    refused = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.unit)


class Draft(models.Model):
    """A sentence as it is being worded. `key` stays when the words change; `source`: the proposal of a
    workshop that it was taken from. `check_again`: a review wanted it changed."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="drafts")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    when = models.CharField(_("when"), max_length=TEXT_LENGTH, blank=True)
    text = models.CharField(_("what we do"), max_length=TEXT_LENGTH)
    unless = models.CharField(_("exceptions"), max_length=TEXT_LENGTH, blank=True)
    owner = models.CharField(_("who sees to it"), max_length=NAME_LENGTH, blank=True)
    risk = models.CharField(max_length=8, blank=True)
    question = models.CharField(max_length=8, blank=True)
    keeps = models.CharField(max_length=TEXT_LENGTH, blank=True)
    source = models.UUIDField(null=True, blank=True)
    check_again = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def sentence(self) -> Sentence:
        return Sentence(
            str(self.key),
            self.when,
            self.text,
            self.unless,
            self.owner,
            self.risk,
            self.question,
            self.keeps,
        )


class Asking(models.Model):
    """Everybody in the team asked once, about sentences as they were when it was opened.

    `result` is there once it has closed: what was answered about each sentence, counted.
    """

    class Kind(models.TextChoices):
        ADOPT = "adopt", _("Agree on the wording")
        REVIEW = "review", _("Look back")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="askings")
    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveSmallIntegerField(default=1)
    wording = models.JSONField()
    link_root = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict)
    days_kept = models.PositiveSmallIntegerField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "agreement", condition=models.Q(closed_at=None), name="one_open_asking_an_agreement"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement} {self.kind} {self.number}"

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return sentences_from(self.wording)

    @property
    def is_review(self) -> bool:
        return self.kind == self.Kind.REVIEW

    def takes_answers(self, now: datetime) -> bool:
        return self.closed_at is None and now < self.closes_at


class Link(models.Model):
    """A personal link for one person, good once. `by_mail`: Sammenhold sends it, and tells in another mail
    that the wording is adopted."""

    asking = models.ForeignKey(Asking, models.CASCADE, related_name="links")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)
    by_mail = models.BooleanField(default=False)
    told_at = models.DateTimeField(null=True, blank=True)
    adopted_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("asking", "person", name="one_link_a_person_and_asking")]

    def __str__(self) -> str:
        return str(self.person)


class Silence(models.Model):
    """Somebody who wants no mails about this agreement. Those who lead do not see it."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("agreement", "person", name="silent_once")]

    def __str__(self) -> str:
        return str(self.person)


class Answer(models.Model):
    """One answer about one sentence. Without a `name` it lay in the anonymous box."""

    id = models.BigIntegerField(primary_key=True, default=random_id, editable=False)
    asking = models.ForeignKey(Asking, models.CASCADE, related_name="answers")
    sentence = models.CharField(max_length=36)
    question = models.CharField(max_length=10)
    choice = models.CharField(max_length=10)
    reason = models.CharField(max_length=TEXT_LENGTH, blank=True)
    name = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.question}: {self.choice}"


class Version(models.Model):
    """The agreement as it was adopted on a day. Names stand as they were: a record must not change."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    wording = models.JSONField()
    made_at = models.DateTimeField()
    adopted_on = models.DateField()
    adopted_by = models.CharField(max_length=200)
    keeper = models.CharField(max_length=200, blank=True)
    review_on = models.DateField(null=True, blank=True)
    asking = models.OneToOneField(Asking, models.SET_NULL, null=True, blank=True, related_name="version")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint("agreement", "number", name="one_version_of_a_number")]

    def __str__(self) -> str:
        return f"{self.agreement} {self.number}"

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return sentences_from(self.wording)


class Review(models.Model):
    """What a team decided when it looked back: for each sentence keep, change or drop."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="reviews")
    version = models.ForeignKey(Version, models.CASCADE, related_name="reviews")
    asking = models.OneToOneField(Asking, models.SET_NULL, null=True, blank=True, related_name="review")
    held_on = models.DateField()
    recorded_by = models.CharField(max_length=200)
    outcomes = models.JSONField()

    class Meta:
        ordering = ["held_on", "pk"]

    def __str__(self) -> str:
        return f"{self.version} {self.held_on}"
