"""What Sammenhold sends by itself: to whom it may, and when it did. Nothing tells who has taken part."""

from django.db import models

from sammenhold.directory.models import Person


class Mailbox(models.Model):
    """A person's, whatever workshops they are invited to: when Sammenhold last claimed the day's mail to it.

    `wait_until`: the mail server asked for patience. `refused`: it does not take mails for the address,
    `refused_since` then.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="mailbox")
    mailed_at = models.DateTimeField(null=True, blank=True)
    wait_until = models.DateTimeField(null=True, blank=True)
    refused = models.BooleanField(default=False, db_default=False)
    refused_since = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.person)
