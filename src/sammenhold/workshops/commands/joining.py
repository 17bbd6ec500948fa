"""Coming in: by the workshop's code, or by a personal link."""

import secrets
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from sammenhold.live.engine import announce
from sammenhold.workshops.models import Invitation, Participant, Workshop

CAME = frozenset({"board", "side"})
CHANGED = CAME | {"now"}


class LockedError(Exception):
    """Those who lead let nobody new in just now."""


def fingerprint(key: str) -> str:
    """What is stored of a device's key. It does not lead back to the key, nor to an invitation."""
    return sha256(f"participant:{key}".encode()).hexdigest()


def token_fingerprint(token: str) -> str:
    return sha256(f"invitation:{token}".encode()).hexdigest()


def new_token() -> str:
    return secrets.token_urlsafe(16)


def join(workshop: Workshop, place: str, language: str, name: str = "", *, personal: bool = False) -> str:
    """Let a device in and return the key it must keep."""
    key = secrets.token_urlsafe(24)
    new = Participant(key_hash=fingerprint(key), place=place, language=language, name=name, personal=personal)
    let_in(workshop, [new])
    return key


def let_in(workshop: Workshop, people: Sequence[Participant]) -> None:
    """Raises `LockedError` when the door was locked meanwhile."""
    with transaction.atomic():
        if Workshop.rooms.filter(pk=workshop.pk, locked=True).exists():
            raise LockedError
        for participant in people:
            participant.workshop = workshop
        Participant.objects.bulk_create(people)
        transaction.on_commit(lambda: announce(workshop.topic, CAME))


def join_by_link(token: str, place: str, language: str, name: str = "") -> str | None:
    """Let in the device that opens a personal link first. Its key has nothing to do with the link, so that
    whoever made the link cannot come after it. None when the link has been used."""
    with transaction.atomic():
        invitation = Invitation.objects.filter(token_hash=token_fingerprint(token), used=False)
        if not invitation.update(used=True):
            return None
        workshop = Workshop.rooms.get(invitations__token_hash=token_fingerprint(token))
        return join(workshop, place, language, name, personal=True)


def change(participant: Participant, place: str, language: str, name: str) -> None:
    """Another place, language or name. Open answers already given keep the name they were given under."""
    with transaction.atomic():
        participant.place, participant.language, participant.name = place, language, name
        participant.save(update_fields=["place", "language", "name"])
        transaction.on_commit(lambda: announce(participant.workshop.topic, CHANGED))


def participant_with(key: str, workshop: UUID) -> Participant | None:
    try:
        return Participant.objects.get(key_hash=fingerprint(key), workshop_id=workshop)
    except Participant.DoesNotExist:
        return None


def invite(workshop: Workshop, people: list[int]) -> dict[int, str]:
    """A new personal link for each person, as {person id: token}; of it only a fingerprint is kept."""
    tokens = {person: new_token() for person in people}
    with transaction.atomic():
        Invitation.objects.bulk_create(
            (
                Invitation(workshop=workshop, person_id=person, token_hash=token_fingerprint(token))
                for person, token in tokens.items()
            ),
            update_conflicts=True,
            unique_fields=["workshop", "person"],
            update_fields=["token_hash", "used"],
        )
    return tokens


def invitation_of(token: str) -> Invitation | None:
    found = Invitation.objects.filter(token_hash=token_fingerprint(token))
    return found.select_related("workshop__round__organisation").first()
