"""Questions about rounds. Every answer is a frozen value and costs a fixed number of queries."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from sammenhold.directory.members import Member
from sammenhold.directory.models import Person, Role
from sammenhold.directory.queries import Branch, tree
from sammenhold.rounds import rules
from sammenhold.rounds.documents import PREPARATION, RECORDS, Document, Facts
from sammenhold.rounds.gathering import gathered
from sammenhold.rounds.models import Lead, Paper, Round
from sammenhold.rounds.units import Parents, line, parents_in


class NoSuchRoundError(Http404):
    """There is none, or it is none of the member's business: a stranger cannot tell which."""


@dataclass(frozen=True)
class LeadLine:
    person_id: int
    name: str
    part: Lead.Part


@dataclass(frozen=True)
class PaperLine:
    """A document of a round and how far it is."""

    document: Document
    begun: bool
    done_name: str
    done_at: datetime | None

    @property
    def done(self) -> bool:
        return self.done_at is not None


@dataclass(frozen=True)
class RoundView:
    id: uuid.UUID
    title: str
    theme: str
    organisation_id: int
    organisation: str
    notes_days: int
    unit_id: int
    unit: str
    unit_line: tuple[int, ...]
    leads: tuple[LeadLine, ...]
    papers: tuple[PaperLine, ...]
    records: tuple[PaperLine, ...]
    created_at: datetime

    @property
    def lead_ids(self) -> frozenset[int]:
        return frozenset(lead.person_id for lead in self.leads)

    @property
    def lacks_leader(self) -> bool:
        return rules.lacks_leader([lead.part for lead in self.leads])

    @property
    def lacks_employees_voice(self) -> bool:
        return rules.lacks_employees_voice([lead.part for lead in self.leads])

    @property
    def missing(self) -> tuple[PaperLine, ...]:
        return tuple(paper for paper in self.papers if not paper.done)

    @property
    def concluded_at(self) -> datetime | None:
        """When it was closed: with its written conclusion."""
        return next(paper.done_at for paper in self.records if paper.document.key == "conclusion")

    @property
    def prepared(self) -> int:
        return len(self.papers) - len(self.missing)

    @property
    def facts(self) -> Facts:
        names = ", ".join(lead.name for lead in self.leads)
        return Facts(organisation=self.organisation, unit=self.unit, leads=names, notes_days=self.notes_days)


@dataclass(frozen=True)
class PaperView:
    """A document of a round with its texts: what the leads wrote, or the suggested wording."""

    document: Document
    texts: dict[str, str]
    language: str
    saved_name: str
    saved_at: datetime | None
    done_name: str
    done_at: datetime | None


def rounds_of(member: Member) -> tuple[RoundView, ...]:
    """The rounds the member leads, or may read by a role; newest first."""
    parents = parents_in(member.organisation_id)
    theirs = [unit for unit in parents if rules.has_role(member, line(unit, parents))]
    mine = Round.objects.filter(leads__person=member.person_id)
    seen = _rounds().filter(organisation=member.organisation_id)
    found = seen.filter(Q(unit__in=theirs) | Q(pk__in=mine)).order_by("-created_at", "pk")
    return tuple(_view(round, parents) for round in found)


def round_of(member: Member, round_id: uuid.UUID) -> RoundView:
    """Raises ``NoSuchRoundError`` unless the member may read it."""
    found = _rounds().filter(organisation=member.organisation_id, pk=round_id).first()
    if found is None:
        raise NoSuchRoundError
    view = _view(found, parents_in(member.organisation_id))
    if not rules.may_read_round(member, view):
        raise NoSuchRoundError
    return view


def paper_of(round: RoundView, document: Document) -> PaperView:
    stored = Paper.objects.filter(round=round.id, document=document.key).first()
    texts = suggested(round, document)
    if stored is None:
        return PaperView(document, texts, "", "", None, "", None)
    return PaperView(
        document,
        {**texts, **stored.texts},
        stored.language,
        stored.saved_name,
        stored.saved_at,
        stored.done_name,
        stored.done_at,
    )


def suggested(round: RoundView, document: Document) -> dict[str, str]:
    """What the document begins with: good words, and in the record what is known of the round by now."""
    return {**document.wording(round.facts), **gathered(document.key, round)}


def units_to_start_in(member: Member) -> tuple[Branch, ...]:
    """The part of the tree where the member may start a round, in the tree's order."""
    branches = tree(member.organisation_id)
    parents = {branch.id: branch.parent_id for branch in branches}
    return tuple(branch for branch in branches if rules.has_role(member, line(branch.id, parents)))


def line_of(organisation_id: int, unit_id: int) -> tuple[int, ...]:
    """The unit and everything above it, from the bottom up."""
    return line(unit_id, parents_in(organisation_id))


def people_for(organisation_id: int, unit_id: int, also: Iterable[int] = ()) -> tuple[tuple[int, str], ...]:
    """Who could lead a round here: those of the unit, and those with a role there or above."""
    upwards = line_of(organisation_id, unit_id)
    roles = Role.objects.filter(unit__in=upwards).values("person")
    near = Q(unit=unit_id) | Q(pk__in=roles) | Q(pk__in=tuple(also))
    people = Person.objects.filter(near, organisation=organisation_id).order_by("name", "pk")
    return tuple(people.values_list("pk", "name"))


def nearest(unit_line: tuple[int, ...], kind: Role.Kind) -> int | None:
    """Who has the role at the unit, or else at the nearest one above it."""
    held = Role.objects.filter(unit__in=unit_line, kind=kind).order_by("pk").values_list("unit", "person")
    ranked = sorted(held, key=lambda pair: unit_line.index(pair[0]))
    return ranked[0][1] if ranked else None


def _rounds() -> QuerySet[Round]:
    return Round.objects.select_related("organisation", "unit").prefetch_related("leads__person", "papers")


def _view(round: Round, parents: Parents) -> RoundView:
    order = list(Lead.Part)
    leads = [LeadLine(lead.person_id, lead.person.name, Lead.Part(lead.part)) for lead in round.leads.all()]
    papers = {paper.document: paper for paper in round.papers.all()}
    return RoundView(
        id=round.pk,
        title=round.title,
        theme=round.theme,
        organisation_id=round.organisation_id,
        organisation=round.organisation.name,
        notes_days=round.organisation.notes_days,
        unit_id=round.unit_id,
        unit=round.unit.name,
        unit_line=line(round.unit_id, parents),
        leads=tuple(sorted(leads, key=lambda lead: (order.index(lead.part), lead.name))),
        papers=tuple(_paper_line(document, papers.get(document.key)) for document in PREPARATION),
        records=tuple(_paper_line(document, papers.get(document.key)) for document in RECORDS),
        created_at=round.created_at,
    )


def _paper_line(document: Document, paper: Paper | None) -> PaperLine:
    if paper is None:
        return PaperLine(document, False, "", None)
    return PaperLine(document, True, paper.done_name, paper.done_at)
