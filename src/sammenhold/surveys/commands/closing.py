"""Closing a screening: afterwards there is no answer to give, and no order in those that were given."""

import secrets
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import F

from sammenhold.jobs import clock
from sammenhold.jobs.forgetting import forget
from sammenhold.surveys import events
from sammenhold.surveys.commands import texts
from sammenhold.surveys.models import GRACE, Invitation, Remark, ReportingGroup, Response, Wave

TOGETHER = 5000


def end_now(wave: Wave) -> None:
    """Let those who are answering finish, and nobody else begin."""
    now = clock.now()
    Wave.objects.filter(pk=wave.pk, state=Wave.State.OPEN, closes_at__gt=now).update(closes_at=now)


def due(now: datetime) -> list[UUID]:
    late = Wave.objects.filter(state=Wave.State.OPEN, closes_at__lte=now - GRACE)
    return list(late.values_list("pk", flat=True))


@transaction.atomic
def close(wave_id: UUID) -> bool:
    """Asked again under the lock, so that of two clocks one does it."""
    wave = Wave.objects.select_for_update().get(pk=wave_id)
    if wave.state != Wave.State.OPEN or wave.takes_answers(clock.now()):
        return False
    wave.state = Wave.State.CLOSED
    wave.save(update_fields=["state"])
    _shuffle(wave)
    texts.shuffle(wave)
    Invitation.objects.filter(wave=wave).update(used=F("used"), reminded_at=None)
    forget(Response, Invitation, ReportingGroup, Remark)
    transaction.on_commit(partial(events.wave_closed.send, Wave, wave_id=wave.pk))
    return True


def _shuffle(wave: Wave) -> None:
    """Write all answers anew, in random order and under new ids."""
    of_wave = Response.objects.filter(group__wave=wave)
    given = list(of_wave.values_list("group", "answers"))
    of_wave.delete()
    secrets.SystemRandom().shuffle(given)
    Response.objects.bulk_create(
        (Response(group_id=group, answers=answers) for group, answers in given), batch_size=TOGETHER
    )
