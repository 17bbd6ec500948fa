"""Who may do what with a screening, and when."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sammenhold.directory.members import Member
from sammenhold.mapping.bands import Band
from sammenhold.rounds.rules import Course, may_lead_round, may_read_round
from sammenhold.surveys.models import Wave
from sammenhold.themes.models import Item, Questionnaire

FEWEST = 15
"""People; with fewer, talking together says more than figures, and is safer."""
SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=60)
MEETS = {
    "everyone": set(Band),
    "virtual": {Band.VIRTUAL, Band.MIXED},
    "on_site": {Band.ON_SITE, Band.MIXED},
}
"""Which work forms an item is for."""
LEADS_FIRST = timedelta(hours=24)
"""For how long those who lead may look at a result before all who were asked."""


def may_screen(people: int) -> bool:
    return people >= FEWEST


def may_run(member: Member, course: Course) -> bool:
    return may_lead_round(member, course)


def may_see(member: Member, course: Course, wave: Wave) -> bool:
    """Those who lead from the moment the figures stand; whoever may read the round, when all may."""
    if wave.computed_at is None:
        return False
    return may_run(member, course) or (wave.released_at is not None and may_read_round(member, course))


def may_take_away(wave: Wave) -> bool:
    """Those who lead a text that names somebody: before everybody can see it, never afterwards."""
    return wave.asks_texts and wave.computed_at is not None and wave.released_at is None


def closing_is_right(closes_at: datetime, now: datetime) -> bool:
    return SHORTEST <= closes_at - now <= LONGEST


def chosen(whole: Questionnaire, deeper: Sequence[str]) -> Questionnaire:
    """The questionnaire with the core and, for these risks, what goes deeper."""
    kept = tuple(item for item in whole.items if item.kind != "follow" or _about(item) in deeper)
    return whole.model_copy(update={"items": kept})


def is_own(asked: Questionnaire, whole: Questionnaire) -> bool:
    """Whether a workplace has brought it, instead of choosing from the theme's."""
    return any(item not in whole.items for item in asked.items) or any(
        text not in whole.texts for text in asked.texts
    )


def deeper_in(whole: Questionnaire) -> tuple[str, ...]:
    """What one can go deeper into, in the order of the questionnaire."""
    return tuple(dict.fromkeys(_about(item) for item in whole.items if item.kind == "follow"))


def asked_of(whole: Questionnaire, bands: Collection[Band]) -> tuple[int, ...]:
    """The places of the items that a group is asked: all but those for a work form that is not in it. Who is
    mixed meets both."""
    return tuple(place for place, item in enumerate(whole.items) if MEETS[item.asked] & set(bands))


def _about(item: Item) -> str:
    return item.risk or item.topic or item.code


def release_due(wave: Wave, now: datetime) -> bool:
    return wave.computed_at is not None and wave.released_at is None and now >= wave.computed_at + LEADS_FIRST
