"""Who takes part. Nothing here tells which person a participant is, nor when they came."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from sammenhold.directory.models import Person
from sammenhold.workshops.models.room import Step, Workshop


class Participant(models.Model):
    """Somebody who takes part, on a device of their own or on one that several share. `key_hash` is a
    fingerprint of the random key that the device keeps for them. `question` is the one that they write on
    while groups work on different ones; deleted when that writing closes."""

    class Place(models.TextChoices):
        ROOM = "room", _("In the room")
        ELSEWHERE = "elsewhere", _("Somewhere else")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="participants")
    key_hash = models.CharField(max_length=64, unique=True)
    place = models.CharField(max_length=10, choices=Place)
    language = models.CharField(max_length=2, default="da")
    name = models.CharField(_("name to show"), max_length=40, blank=True)
    personal = models.BooleanField(default=False)
    removed = models.BooleanField(default=False)
    question = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")
    hand = models.BooleanField(default=False)
    heard = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["workshop", "place"], name="participants_by_place"),
            models.Index(fields=["workshop"], condition=models.Q(hand=True), name="hands_up"),
        ]

    def __str__(self) -> str:
        return self.name or str(self.pk)


class Private(models.Model):
    """What a participant has given and nobody else may see. Once a phone that several people share is handed
    on, it is `covered`: it counts, but is never shown on a screen as one's own again."""

    whose = "participant"
    covered = models.BooleanField(default=False, db_default=False)

    class Meta:
        abstract = True


class Invitation(models.Model):
    """A personal link for one person, good once. It shares nothing with the participant it lets in.

    `by_mail`: those who lead let Sammenhold write to this person. `stopped`: the person wants no such mails.
    `told` is the part that the last mail was about, and `told_at` when the mail server took it.
    """

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)
    by_mail = models.BooleanField(default=False, db_default=False)
    stopped = models.BooleanField(default=False, db_default=False)
    told = models.CharField(max_length=40, blank=True, default="", db_default="")
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["workshop"], condition=models.Q(by_mail=True, stopped=False), name="mailed_to"
            )
        ]
        constraints = [models.UniqueConstraint("workshop", "person", name="one_invitation_a_person")]

    def __str__(self) -> str:
        return str(self.person)


class Given(models.Model):
    """That a participant has contributed in one phase, and from where; shown only as counts."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="+")
    phase = models.CharField(max_length=10)
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    place = models.CharField(max_length=10, choices=Participant.Place)

    class Meta:
        constraints = [models.UniqueConstraint("step", "phase", "participant", name="given_once")]
        indexes = [models.Index(fields=["step", "phase", "place"], name="given_by_place")]

    def __str__(self) -> str:
        return f"{self.step_id} {self.phase} {self.place}"


class Ready(models.Model):
    """A participant's "I am done" in one phase; shown only as a count."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="+")
    phase = models.CharField(max_length=10)
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("step", "phase", "participant", name="ready_once")]

    def __str__(self) -> str:
        return f"{self.step_id} {self.phase}"
