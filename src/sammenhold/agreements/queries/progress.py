"""An open asking as those who lead see it: how many, never who."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from sammenhold.agreements import rules
from sammenhold.agreements.models import Asking
from sammenhold.agreements.queries.answers import Told, told_of
from sammenhold.web.moments import Told as Moment
from sammenhold.web.moments import told


@dataclass(frozen=True)
class Progress:
    """`refused`: addresses that the mail server does not take; `waiting`: links that no mail has brought."""

    asking: Asking
    closes: Moment
    asked: int
    answered: int
    by_mail: int
    waiting: int
    refused: tuple[str, ...]
    told: tuple[Told, ...]

    @property
    def share(self) -> int:
        return 100 * self.answered // self.asked if self.asked else 0

    @property
    def may_close(self) -> bool:
        return rules.may_close(self.asked, self.answered)


def progress_of(asking: Asking, zone: ZoneInfo) -> Progress:
    used, mailed = Q(used=True), Q(by_mail=True)
    numbers = asking.links.aggregate(
        have_answered=Count("pk", filter=used),
        mailed=Count("pk", filter=mailed),
        waiting=Count("pk", filter=mailed & Q(told_at=None)),
    )
    refused = asking.links.filter(mailed, person__mailbox__refused=True).order_by("person__name")
    return Progress(
        asking,
        told(asking.closes_at, zone),
        asking.asked,
        numbers["have_answered"],
        numbers["mailed"],
        numbers["waiting"],
        tuple(refused.values_list("person__name", flat=True)),
        told_of(asking),
    )
