"""A phone that several people share: each of them is a participant, and gives in private."""

import secrets

from django.db import transaction

from sammenhold.workshops.commands.joining import fingerprint, let_in
from sammenhold.workshops.models import Participant, Workshop
from sammenhold.workshops.models.people import Private


def join_together(workshop: Workshop, number: int, place: str, language: str) -> tuple[str, ...]:
    """Let in as many people as share the phone; the phone must keep all the keys. That they share it is not
    stored."""
    keys = tuple(secrets.token_urlsafe(24) for _ in range(number))
    let_in(workshop, [_new(key, place, language) for key in keys])
    return keys


def _new(key: str, place: str, language: str) -> Participant:
    return Participant(key_hash=fingerprint(key), place=place, language=language)


def cover(participant: Participant) -> None:
    """See that nobody who takes the phone next is shown what this participant has given so far."""
    with transaction.atomic():
        for kind in Private.__subclasses__():
            given = kind._default_manager.filter(**{kind.whose: participant}, covered=False)
            given.update(covered=True)
