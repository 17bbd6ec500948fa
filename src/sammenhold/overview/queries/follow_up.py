"""What a round's follow-up has before it: what was agreed and to be done, what has moved, what is written."""

from dataclasses import dataclass
from datetime import date

from sammenhold.actions.queries.plan import Line, now_in, plan_of
from sammenhold.agreements.models import Review
from sammenhold.agreements.queries.standing import Standing, standing_of
from sammenhold.overview.queries.moved import Moved, Screening, moved, newest_screening
from sammenhold.rounds.queries import PaperLine, RoundView


@dataclass(frozen=True)
class FollowUp:
    """`outcomes`: what the newest look back decided of each sentence, by its key."""

    round: RoundView
    standing: Standing
    review: Review | None
    plan: tuple[Line, ...]
    screening: Screening | None
    moved: tuple[Moved, ...]
    today: date

    @property
    def wanting(self) -> tuple[Line, ...]:
        return tuple(line for line in self.plan if line.wants_an_answer)

    @property
    def going(self) -> tuple[Line, ...]:
        return tuple(line for line in self.plan if line.is_open and line not in self.wanting)

    @property
    def ended(self) -> tuple[Line, ...]:
        return tuple(line for line in self.plan if not line.is_open and line not in self.wanting)

    @property
    def is_empty(self) -> bool:
        return not (self.standing.version or self.plan)

    @property
    def records(self) -> tuple[PaperLine, ...]:
        return self.round.records

    @property
    def agreed(self) -> bool:
        return self.standing.version is not None


def follow_up_of(round: RoundView, today: date) -> FollowUp:
    plan = now_in(plan_of(round.unit_id, today), round.id, round.created_at.date())
    standing = standing_of(round.organisation_id, round.unit_id)
    screening, lines = newest_screening(round)
    reviews = Review.objects.filter(agreement__unit=round.unit_id, held_on__gte=round.created_at.date())
    newest = reviews.select_related("version").order_by("-held_on", "-pk").first()
    return FollowUp(round, standing, newest, plan, screening, moved(round, lines, plan), today)
