"""What can be done with a round. Guards first, one transaction, events after commit."""

import uuid
from collections.abc import Mapping
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction

from sammenhold.directory.members import Member
from sammenhold.directory.models import Person, Unit
from sammenhold.jobs import clock
from sammenhold.rounds import events, rules
from sammenhold.rounds.documents import DOCUMENTS
from sammenhold.rounds.models import Lead, Paper, Round
from sammenhold.rounds.units import line, parents_in


class NotYoursError(PermissionDenied):
    """The member may not start a round here, or does not lead this one."""


class NobodyLeftError(Exception):
    """A round without anybody to lead it."""


class UnfilledError(Exception):
    """`fields` are empty, or still hold something in square brackets."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(fields)
        self.fields = fields


@transaction.atomic
def start(member: Member, unit_id: int, title: str, theme: str, parts: Mapping[int, Lead.Part]) -> Round:
    """Start a round for a unit. The one who starts it is always among its leads."""
    unit = Unit.objects.filter(organisation=member.organisation_id, pk=unit_id).first()
    unit_line = line(unit_id, parents_in(member.organisation_id))
    if unit is None or not rules.has_role(member, unit_line):
        raise NotYoursError
    together = {member.person_id: rules.own_part(member, unit_line), **parts}
    _check_colleagues(member, together)
    own = {"organisation_id": member.organisation_id, "created_by_id": member.person_id}
    round = Round.objects.create(unit=unit, title=title, theme=theme, **own)
    Lead.objects.bulk_create(Lead(round=round, person_id=who, part=part) for who, part in together.items())
    if rules.well_led(together.values()):
        _finish(member, Paper(round=round, document="leads"))
    sent = partial(events.round_started.send, Round, round_id=round.pk, person_id=member.person_id)
    transaction.on_commit(sent)
    return round


@transaction.atomic
def change_leads(member: Member, round_id: uuid.UUID, changes: Mapping[int, Lead.Part | None]) -> None:
    """Give people a part in leading the round, or with ``None`` take it from them.

    Only what somebody changed is touched, so that two who do so at once both get their way.
    """
    round = _led(member, round_id)
    _check_colleagues(member, changes)
    for person_id, part in changes.items():
        if part is None:
            round.leads.filter(person=person_id).delete()
        else:
            round.leads.update_or_create(person_id=person_id, defaults={"part": part})
    if not round.leads.exists():
        raise NobodyLeftError
    if changes:
        round.papers.filter(document="leads").update(done_name="", done_at=None)


@transaction.atomic
def save_paper(
    member: Member,
    round_id: uuid.UUID,
    document: str,
    language: str,
    *,
    base: Mapping[str, str],
    mine: Mapping[str, str],
) -> rules.Merge:
    """Keep what somebody wrote, beginning from the texts `base`.

    Where somebody else has changed the same field meanwhile, nothing is written and the clash is told. A
    document that was marked as done and is changed is no longer done.
    """
    round = _led(member, round_id)
    paper = round.papers.filter(document=document).first()
    merged = rules.merge(base, {**base, **(paper.texts if paper else {})}, mine)
    if merged.clashes or (paper and paper.texts == merged.texts):
        return merged
    paper = paper or Paper(round=round, document=document, language=language)
    paper.texts = dict(merged.texts)
    paper.saved_name, paper.saved_at = member.name, clock.now()
    paper.done_name, paper.done_at = "", None
    paper.save()
    return merged


@transaction.atomic
def mark_done(member: Member, round_id: uuid.UUID, document: str) -> None:
    """Put name and date on a document. Raises ``UnfilledError`` while there are blanks in it."""
    round = _led(member, round_id)
    paper = round.papers.filter(document=document).first() or Paper(round=round, document=document)
    texts = {blank.name: paper.texts.get(blank.name, "") for blank in DOCUMENTS[document].blanks}
    if fields := rules.unfilled(texts):
        raise UnfilledError(fields)
    if not paper.done_at:
        _finish(member, paper)


def _finish(member: Member, paper: Paper) -> None:
    now = clock.now()
    paper.done_name, paper.done_at = member.name, now
    paper.saved_name, paper.saved_at = paper.saved_name or member.name, paper.saved_at or now
    paper.save()
    told = partial(events.paper_done.send, Round, round_id=paper.round_id, document=paper.document)
    transaction.on_commit(told)


def _led(member: Member, round_id: uuid.UUID) -> Round:
    """The round, locked so that two who write at once come one after the other."""
    found = Round.objects.select_for_update().filter(organisation=member.organisation_id, pk=round_id).first()
    if found is None or not rules.may_lead_round(member, found):
        raise NotYoursError
    return found


def _check_colleagues(member: Member, people: Mapping[int, object]) -> None:
    known = Person.objects.filter(organisation=member.organisation_id, pk__in=people)
    if known.count() != len(people):
        raise NotYoursError
