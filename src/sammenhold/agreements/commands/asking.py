"""Asking the team over days: opening, personal links, closing before time, taking it back."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sammenhold.agreements import rules
from sammenhold.agreements.commands.closing import close_locked
from sammenhold.agreements.commands.writing import leading, unlocked
from sammenhold.agreements.models import Agreement, Answer, Asking, Link
from sammenhold.agreements.queries.asked import since
from sammenhold.agreements.queries.people import people_of
from sammenhold.agreements.wording import Sentence, stored
from sammenhold.directory.members import Member
from sammenhold.jobs import clock
from sammenhold.jobs.forgetting import forget
from sammenhold.rounds.queries import RoundView


class NothingToAskError(Exception):
    """There is no sentence, or nobody to ask."""


class ClosingError(Exception):
    """It would close too soon or too late, or now would be too soon."""


class TooFewError(Exception):
    """Fewer than five people: their answers could not be shown."""


@dataclass(frozen=True)
class Plan:
    """`root`: what links in mails begin with, where the house gives no public address."""

    closes_at: datetime
    by_mail: bool
    root: str


@transaction.atomic
def ask(member: Member, round: RoundView, plan: Plan) -> Asking:
    """Ask everybody in the team whether they agree to the wording as it is now."""
    agreement = unlocked(member, round)
    wording = [draft.sentence for draft in agreement.drafts.all()]
    return _open(agreement, round, Asking.Kind.ADOPT, wording, plan)


@transaction.atomic
def look_back(member: Member, round: RoundView, plan: Plan) -> Asking:
    """Ask everybody three questions about each sentence of the version in force."""
    agreement = unlocked(member, round)
    version = agreement.versions.last()
    if not rules.may_ask_back(people_of(round).count()):
        raise TooFewError
    return _open(agreement, round, Asking.Kind.REVIEW, version.sentences if version else (), plan)


@transaction.atomic
def withdraw(member: Member, round: RoundView) -> None:
    """Take the question back. What was answered is deleted, and nobody has seen what lay in the box."""
    found = leading(member, round).askings.select_for_update().filter(closed_at=None).first()
    if found:
        found.delete()
        forget(Answer, Link, Asking)


@transaction.atomic
def close_now(member: Member, round: RoundView) -> None:
    """Close before time, where that cannot single out whoever has just answered."""
    found = leading(member, round).askings.select_for_update().filter(closed_at=None).first()
    if found is None:
        return
    if not rules.may_close(found.asked, found.links.filter(used=True).count()):
        raise ClosingError
    close_locked(found)


@transaction.atomic
def make_links(member: Member, round: RoundView, people: Collection[int]) -> dict[int, str]:
    """A new link for each of these people, as {person id: token}; earlier ones stop working. Whoever gets a
    link from those who lead is sent none by mail."""
    asking = leading(member, round).askings.filter(closed_at=None).first()
    links = list(asking.links.filter(person__in=people)) if asking else []
    tokens = {link.person_id: new_token() for link in links}
    for link in links:
        link.token_hash, link.by_mail = rules.fingerprint(tokens[link.person_id]), False
    Link.objects.bulk_update(links, ["token_hash", "by_mail"])
    return tokens


def new_token() -> str:
    return secrets.token_urlsafe(16)


def _open(
    agreement: Agreement,
    round: RoundView,
    kind: Asking.Kind,
    wording: Collection[Sentence],
    plan: Plan,
) -> Asking:
    now = clock.now()
    if not rules.closing_is_right(plan.closes_at, now):
        raise ClosingError
    people = list(people_of(round).order_by("pk").values_list("pk", "email"))
    if not wording or not people:
        raise NothingToAskError
    asking = Asking.objects.create(
        agreement=agreement,
        round_id=round.id,
        kind=kind,
        number=since(agreement.versions.last(), agreement.askings.filter(kind=kind)).count() + 1,
        wording=stored(wording),
        link_root=plan.root,
        opened_at=now,
        closes_at=plan.closes_at,
        asked=len(people),
        days_kept=round.notes_days,
    )
    Link.objects.bulk_create(
        Link(
            asking=asking,
            person_id=person,
            token_hash=rules.fingerprint(new_token()),
            by_mail=plan.by_mail and bool(address),
        )
        for person, address in people
    )
    Agreement.objects.filter(pk=agreement.pk).update(link_root=plan.root)
    return asking
