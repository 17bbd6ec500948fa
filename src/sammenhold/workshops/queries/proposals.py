"""Proposals as they are shown: how they are worded, what was answered, and how they came to be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sammenhold.workshops.models import Answer, Proposal, Step

Tally = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Voice:
    """An answer as it is shown: with a name when it was open."""

    stance: str
    reason: str
    name: str


@dataclass(frozen=True)
class Earlier:
    """An earlier round: the words that were asked about, and what was answered."""

    when: str
    text: str
    voices: tuple[Voice, ...]
    tally: Tally

    @property
    def sentence(self) -> str:
        return sentence(self.when, self.text)


@dataclass(frozen=True)
class ProposalCard:
    key: str
    kind: str
    state: str
    when: str
    text: str
    owner: str
    due: date | None
    round: int
    answers: int
    voices: tuple[Voice, ...]
    tally: Tally
    earlier: tuple[Earlier, ...]
    parked_with: str
    parked_because: str
    group: str = ""

    @property
    def sentence(self) -> str:
        return sentence(self.when, self.text)


def sentence(when: str, text: str) -> str:
    """The proposal as one reads it aloud, in the language of the page."""
    return _("When %(when)s, %(text)s") % {"when": when, "text": text} if when else text


def proposals_of(steps: Sequence[Step]) -> tuple[ProposalCard, ...]:
    """Proposals with their answers. Anonymous answers are there only once the answering has closed."""
    proposals = Proposal.objects.filter(step__in=steps).order_by("step__position", "position", "pk")
    answers: dict[UUID, list[Answer]] = {}
    for answer in Answer.objects.filter(proposal__step__in=steps).order_by("-is_open", "name", "pk"):
        answers.setdefault(answer.proposal_id, []).append(answer)
    return tuple(_card(proposal, answers.get(proposal.pk, [])) for proposal in proposals)


def _card(proposal: Proposal, answers: list[Answer]) -> ProposalCard:
    asking = proposal.state == Proposal.State.ASKING
    shown = [answer for answer in answers if answer.is_open or not asking]
    return ProposalCard(
        proposal.pk.hex,
        proposal.kind,
        proposal.state,
        proposal.when,
        proposal.text,
        proposal.owner,
        proposal.due,
        proposal.round,
        len(answers),
        tuple(Voice(answer.stance, answer.reason, answer.name) for answer in shown),
        () if asking else _tally(answer.stance for answer in answers),
        tuple(_earlier(kept) for kept in proposal.history),
        proposal.parked_with,
        proposal.parked_because,
        proposal.group_id.hex if proposal.group_id else "",
    )


def _earlier(kept: Mapping[str, Any]) -> Earlier:
    answers = kept["answers"]
    voices = (Voice(answer["stance"], answer["reason"], answer["name"]) for answer in answers)
    return Earlier(
        str(kept["when"]), str(kept["text"]), tuple(voices), _tally(answer["stance"] for answer in answers)
    )


def _tally(stances: Iterable[str]) -> Tally:
    given = list(stances)
    return tuple((stance, given.count(stance)) for stance in Answer.Stance.values)
