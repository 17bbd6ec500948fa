"""What a unit's workshops have decided as agreements, for what lies above to go on from."""

from dataclasses import dataclass
from uuid import UUID

from sammenhold.workshops.models import Proposal, Workshop


@dataclass(frozen=True)
class Decided:
    """An adopted "when X, we do Y" of a workshop that has ended; `question` is the code it was made under."""

    key: UUID
    workshop: str
    when: str
    text: str
    owner: str
    question: str


def agreements_decided(unit: int) -> tuple[Decided, ...]:
    """Those of all the unit's rounds, the newest workshop first."""
    ended = Workshop.objects.filter(round__unit=unit, state=Workshop.State.CLOSED)
    adopted = Proposal.objects.filter(
        step__workshop__in=ended, kind=Proposal.Kind.AGREEMENT, state=Proposal.State.ADOPTED
    )
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
        )
        for proposal in found
    )
