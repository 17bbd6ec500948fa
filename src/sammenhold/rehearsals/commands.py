"""A rehearsal is begun, moved on beat by beat, and ended."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from secrets import randbelow, token_urlsafe
from uuid import uuid4, uuid5

from django.db import transaction
from django.db.models import F, Q

from sammenhold.jobs import clock
from sammenhold.live.acts import Act
from sammenhold.live.engine import perform_one
from sammenhold.rehearsals.cast import Person, cast
from sammenhold.rehearsals.models import Rehearsal
from sammenhold.rehearsals.playing import Player, deeds
from sammenhold.rehearsals.sights import Sight, sight
from sammenhold.workshops.commands import joining, rehearsing
from sammenhold.workshops.models import Participant, Workshop
from sammenhold.workshops.queries.scene import scene_of

REST = timedelta(milliseconds=800)
"""Between two beats, however many consoles are open."""
SHARE = 3
"""One of so many does something in a beat."""


@transaction.atomic
def begin(workshop: Workshop, people: int, language: str, seed: int | None = None) -> Rehearsal:
    """A copy of the workshop to try; the one that there is already, if it has not ended."""
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    there = Rehearsal.objects.filter(workshop__rehearses=held).select_related("workshop").first()
    if there and there.workshop.state != Workshop.State.CLOSED:
        return there
    if there:
        there.workshop.delete()
    copy = rehearsing.copy(held)
    seed = randbelow(2**31) if seed is None else seed
    return Rehearsal.objects.create(
        workshop=copy, people=people, language=language, seed=seed, made_at=clock.now()
    )


def beat(rehearsal: Rehearsal) -> bool:
    """Let some of those who are played do what they would do now. False when it is too soon, or over."""
    now = clock.now()
    rested = Q(beat_at=None) | Q(beat_at__lte=now - REST)
    if not Rehearsal.objects.filter(rested, pk=rehearsal.pk).update(beats=F("beats") + 1, beat_at=now):
        return False
    rehearsal.refresh_from_db()
    scene = scene_of(rehearsal.workshop_id)
    if scene.workshop.state == Workshop.State.CLOSED:
        return False
    people = cast(rehearsal.workshop_id, rehearsal.people, rehearsal.language)
    if _come_in(rehearsal, scene.workshop, people) or scene.step is None:
        return True
    for act in _acts(rehearsal, people):
        perform_one(act)
    return True


def _come_in(rehearsal: Rehearsal, workshop: Workshop, people: list[Person]) -> bool:
    """The next few join, while the door is open and not all are here."""
    here = set(Participant.objects.filter(workshop=workshop).values_list("pk", flat=True))
    coming = [person for person in people if person.id not in here][: max(2, len(people) // SHARE)]
    if not coming or workshop.locked:
        return False
    joining.let_in(workshop, [_participant(person) for person in coming])
    return True


def _participant(person: Person) -> Participant:
    """With a key that nobody has, so that no device can be taken for theirs."""
    return Participant(
        id=person.id,
        key_hash=joining.fingerprint(token_urlsafe(24)),
        place=person.place,
        language=person.language,
        name=person.name,
    )


def _acts(rehearsal: Rehearsal, people: list[Person]) -> Iterator[Act]:
    """Each looks at the room as those before have left it; it is read again after somebody did something."""
    dice = Random(f"{rehearsal.seed}:{rehearsal.beats}")
    left = max(2, len(people) // SHARE)
    seen = _look(rehearsal, people)
    for person in dice.sample(people, len(people)):
        if seen is None or not left:
            return
        done = deeds(Player(person, seen, dice)) if person.id in seen.here else []
        for number, (kind, data) in enumerate(done):
            key = uuid5(person.id, f"{rehearsal.beats}:{number}")
            topic = rehearsal.workshop.topic
            yield Act(str(key), topic, "participant", person.id.hex, person.language, kind, data)
        if done:
            left, seen = left - 1, _look(rehearsal, people)


def _look(rehearsal: Rehearsal, people: list[Person]) -> Sight | None:
    scene = scene_of(rehearsal.workshop_id)
    return sight(scene, scene.step, people) if scene.step else None


def end(rehearsal: Rehearsal) -> None:
    """Every screen says that it is over, and everything in it is gone."""
    act = Act(str(uuid4()), rehearsal.workshop.topic, "facilitator", "clock", "da", "end-rehearsal", {})
    perform_one(act)
