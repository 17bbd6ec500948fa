"""What the clock does for rehearsals: none is kept."""

from datetime import timedelta

from django.db.models import Q

from sammenhold.jobs import clock
from sammenhold.jobs.loop import every
from sammenhold.rehearsals import commands
from sammenhold.rehearsals.models import LIFETIME, Rehearsal
from sammenhold.workshops.models import Workshop

GOODBYE = timedelta(minutes=1)
"""So long an ended one can still say that it is over."""


@every(20)
def forget_rehearsals() -> None:
    """Those of yesterday are ended, and those that have ended are gone."""
    now = clock.now()
    old = Rehearsal.objects.filter(made_at__lte=now - LIFETIME).select_related("workshop")
    for rehearsal in old.exclude(workshop__state=Workshop.State.CLOSED):
        commands.end(rehearsal)
    gone = Q(closed_at__lte=now - GOODBYE) | Q(closed_at=None, play__made_at__lte=now - 2 * LIFETIME)
    Workshop.rooms.filter(gone, state=Workshop.State.CLOSED, rehearses__isnull=False).delete()
