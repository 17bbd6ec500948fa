"""What a unit's workshops have decided, for what lies above to go on from."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sammenhold.workshops.models import Proposal, Workshop


@dataclass(frozen=True)
class Decided:
    """What a workshop that has ended adopted: "when X, we do Y", or who does what by when (`due`).

    `question` is the code it was made under.
    """

    key: UUID
    workshop: str
    when: str
    text: str
    owner: str
    question: str
    due: date | None = None


def agreements_decided(unit: int) -> tuple[Decided, ...]:
    """Those of all the unit's rounds, the newest workshop first."""
    return _decided(unit, Proposal.Kind.AGREEMENT)


def actions_decided(unit: int) -> tuple[Decided, ...]:
    """Those of all the unit's rounds, the newest workshop first."""
    return _decided(unit, Proposal.Kind.ACTION)


def _decided(unit: int, kind: Proposal.Kind) -> tuple[Decided, ...]:
    ended = Workshop.objects.filter(round__unit=unit, state=Workshop.State.CLOSED)
    adopted = Proposal.objects.filter(step__workshop__in=ended, kind=kind, state=Proposal.State.ADOPTED)
    found = adopted.select_related("step__workshop").order_by(
        "-step__workshop__closed_at", "step__position", "position", "pk"
    )
    return tuple(
        Decided(
            proposal.pk,
            proposal.step.workshop.title,
            proposal.when,
            proposal.text,
            proposal.owner,
            proposal.step.question,
            proposal.due,
        )
        for proposal in found
    )
