"""Who takes part. Nothing here tells which person a participant is, nor when they came."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from sammenhold.directory.models import Person
from sammenhold.workshops.models.room import Step, Workshop


class Participant(models.Model):
    """A device that takes part. `key_hash` is a fingerprint of the random key that the device keeps."""

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
    hand = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name or str(self.pk)


class Invitation(models.Model):
    """A personal link for one person, good once. It shares nothing with the participant it lets in."""

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("workshop", "person", name="one_invitation_a_person")]

    def __str__(self) -> str:
        return str(self.person)


class Ready(models.Model):
    """A participant's "I am done" in one phase; shown only as a count."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="+")
    phase = models.CharField(max_length=10)
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("step", "phase", "participant", name="ready_once")]

    def __str__(self) -> str:
        return f"{self.step_id} {self.phase}"
