"""Wording an agreement: sentences written, taken from elsewhere, changed and put in order."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from sammenhold.agreements import rules
from sammenhold.agreements.models import Agreement, Draft
from sammenhold.agreements.queries.people import is_of_team
from sammenhold.agreements.wording import Wording
from sammenhold.directory.members import Member
from sammenhold.rounds.queries import RoundView
from sammenhold.rounds.rules import may_lead_round


class LockedError(Exception):
    """The team is being asked: the wording stands still meanwhile."""


class TooManyError(Exception):
    """More sentences than an agreement can hold."""


class StrangerError(Exception):
    """Somebody who is not of the team."""


class GoneError(Exception):
    """The sentence is no longer there."""


def leading(member: Member, round: RoundView) -> Agreement:
    """The unit's agreement, locked, for somebody who leads the round; made when there is none."""
    if not may_lead_round(member, round):
        raise PermissionDenied
    agreement, _new = Agreement.objects.select_for_update().get_or_create(unit_id=round.unit_id)
    return agreement


def unlocked(member: Member, round: RoundView) -> Agreement:
    """The same, while nobody is being asked."""
    agreement = leading(member, round)
    if agreement.askings.filter(closed_at=None).exists():
        raise LockedError
    return agreement


@transaction.atomic
def add(member: Member, round: RoundView, wordings: Iterable[Wording]) -> int:
    """Put sentences at the end; what was taken from a workshop already is left out. How many are new."""
    agreement = unlocked(member, round)
    taken = set(agreement.drafts.exclude(source=None).values_list("source", flat=True))
    fresh = [wording for wording in wordings if wording.source is None or wording.source not in taken]
    last = agreement.drafts.aggregate(last=Max("position"))["last"] or 0
    if agreement.drafts.count() + len(fresh) > rules.MOST_SENTENCES:
        raise TooManyError
    Draft.objects.bulk_create(
        Draft(agreement=agreement, position=place, **vars(wording))
        for place, wording in enumerate(fresh, start=last + 1)
    )
    return len(fresh)


@transaction.atomic
def change(member: Member, round: RoundView, key: UUID, wording: Wording) -> None:
    unlocked(member, round)
    draft = _draft(round, key)
    for name, value in vars(wording).items():
        if name != "source":
            setattr(draft, name, value)
    draft.check_again = False
    draft.save()


@transaction.atomic
def remove(member: Member, round: RoundView, key: UUID) -> None:
    unlocked(member, round)
    _draft(round, key).delete()


@transaction.atomic
def move_up(member: Member, round: RoundView, key: UUID) -> None:
    """Let the sentence and the one before it change places."""
    agreement = unlocked(member, round)
    order = list(agreement.drafts.all())
    at = next((place for place, draft in enumerate(order) if draft.key == key), 0)
    if at:
        order[at - 1], order[at] = order[at], order[at - 1]
    for place, draft in enumerate(order):
        draft.position = place
    Draft.objects.bulk_update(order, ["position"])


@transaction.atomic
def look_after(member: Member, round: RoundView, keeper: int, review_on: date, root: str) -> None:
    """Who looks after the agreement, and when the team looks at it again. `root`: what links in mails
    begin with, where the house gives no public address."""
    agreement = leading(member, round)
    if not is_of_team(round, keeper):
        raise StrangerError
    agreement.keeper_id, agreement.review_on = keeper, review_on
    agreement.link_root = root
    agreement.save(update_fields=["keeper", "review_on", "link_root"])


def _draft(round: RoundView, key: UUID) -> Draft:
    draft = Draft.objects.filter(agreement__unit=round.unit_id, key=key).first()
    if draft is None:
        raise GoneError
    return draft
