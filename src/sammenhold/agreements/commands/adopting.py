"""Adopting the wording: a version with a number and a day. And looking back, which leads to the next one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sammenhold.agreements import rules
from sammenhold.agreements.commands.writing import unlocked
from sammenhold.agreements.models import Agreement, Review, Version
from sammenhold.agreements.queries.asked import last_asked, last_looked_back
from sammenhold.agreements.wording import same, stored
from sammenhold.directory.members import Member
from sammenhold.jobs import clock
from sammenhold.rounds.queries import RoundView


class NotReadyError(Exception):
    """No sentence, nobody who looks after it, no day of review, or nothing that has changed."""


class NoConsentError(Exception):
    """The wording has not been asked about as it is, or somebody objects."""


@dataclass(frozen=True)
class Outcome:
    """What the team wants done with a sentence, and in a few words why."""

    outcome: str
    note: str = ""


@transaction.atomic
def adopt(member: Member, round: RoundView, on: date, *, by_meeting: bool) -> Version:
    """Make the wording a version. `by_meeting`: all were asked at a meeting, and nobody objected."""
    agreement = unlocked(member, round)
    wording = [draft.sentence for draft in agreement.drafts.all()]
    last = agreement.versions.last()
    if not wording or agreement.keeper is None or agreement.review_on is None or agreement.review_on <= on:
        raise NotReadyError
    if last and (same(wording, last.sentences) or on < last.adopted_on):
        raise NotReadyError
    asking = None if by_meeting else last_asked(agreement, last)
    if not by_meeting and (
        asking is None or not rules.consented(wording, asking.sentences, rules.objected(asking.result))
    ):
        raise NoConsentError
    version = Version.objects.create(
        agreement=agreement,
        number=(last.number if last else 0) + 1,
        wording=stored(wording),
        made_at=clock.now(),
        adopted_on=on,
        adopted_by=member.name,
        keeper=agreement.keeper.name,
        review_on=agreement.review_on,
        asking=asking,
    )
    agreement.drafts.update(check_again=False)
    Agreement.objects.filter(pk=agreement.pk).update(told_on=None)
    return version


@transaction.atomic
def look_back(
    member: Member, round: RoundView, held_on: date, review_on: date, outcomes: Mapping[str, Outcome]
) -> Review:
    """Record what the team decided about each sentence of the version in force. What is dropped leaves the
    wording at once; what is to change is marked in it."""
    agreement = unlocked(member, round)
    version = agreement.versions.last()
    if version is None or set(outcomes) != {sentence.key for sentence in version.sentences}:
        raise NotReadyError
    wanted = {outcome: _keys(outcomes, outcome) for outcome in (rules.CHANGE, rules.DROP)}
    agreement.drafts.filter(key__in=wanted[rules.DROP]).delete()
    agreement.drafts.filter(key__in=wanted[rules.CHANGE]).update(check_again=True)
    Agreement.objects.filter(pk=agreement.pk).update(review_on=review_on, told_on=None)
    return Review.objects.create(
        agreement=agreement,
        version=version,
        asking=last_looked_back(agreement, version),
        held_on=held_on,
        recorded_by=member.name,
        outcomes={key: vars(outcome) for key, outcome in outcomes.items()},
    )


def _keys(outcomes: Mapping[str, Outcome], wanted: str) -> list[str]:
    return [key for key, outcome in outcomes.items() if outcome.outcome == wanted]
