"""Acts on private answers: dots, ratings, how equal it felt. Runs of acts are written in bulk."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused
from sammenhold.themes.queries import theme
from sammenhold.workshops.commands.room import Acts, Room, changed
from sammenhold.workshops.commands.taking_part import participants_only
from sammenhold.workshops.models import Group, Rating, Vote
from sammenhold.workshops.queries.mine import dots_mine
from sammenhold.workshops.rules import MOST_DOTS_A_GROUP, VALUES, may_place

K = TypeVar("K")
EQUAL = "equal"
DONT_KNOW = "x"
DOTS = frozenset(map(str, range(MOST_DOTS_A_GROUP + 1)))


@participants_only("dots")
def place_dots(room: Room, acts: Acts) -> list[Done | Refused]:
    """Set how many dots a participant gives a group, each act checked against the limit in order."""
    groups = set(Group.objects.filter(step=room.here()).values_list("pk", flat=True))
    placed = _placed(room, {UUID(act.who) for act in acts})
    before = {who: dict(dots) for who, dots in placed.items()}
    outcomes = [_place(room, act, groups, placed[UUID(act.who)]) for act in acts]
    Vote.objects.bulk_create(
        [
            Vote(group_id=group, participant_id=who, dots=dots)
            for who, mine in placed.items()
            for group, dots in mine.items()
            if before.get(who, {}).get(group) != dots
        ],
        update_conflicts=True,
        unique_fields=["group", "participant"],
        update_fields=["dots"],
    )
    return outcomes


def _placed(room: Room, whose: set[UUID]) -> dict[UUID, dict[UUID, int]]:
    placed: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    votes = Vote.objects.filter(group__step=room.here(), participant__in=whose)
    for who, group, dots in votes.values_list("participant", "group", "dots"):
        placed[who][group] = dots
    return placed


def _place(room: Room, act: Act, groups: set[UUID], mine: dict[UUID, int]) -> Done | Refused:
    chosen = _chosen(act, "dots-", UUID)
    if chosen is None or chosen[0] not in groups or chosen[1] not in DOTS:
        return Refused("unknown", _("That group is no longer there."))
    group, dots = chosen[0], int(chosen[1])
    others = sum(mine.values()) - mine.get(group, 0)
    limit = room.workshop.dot_limit
    if not may_place(dots, others, limit):
        kept = {group: 0} | mine
        return Refused("limit", _too_many(limit), dots_mine(room.workshop, room.here(), kept))
    mine[group] = dots
    return Done(changed("side"), dots_mine(room.workshop, room.here(), mine))


def _too_many(limit: int | None) -> str:
    if limit is None:
        return _("You can mark a group once.")
    message = _("You have %(limit)d dots, at most %(most)d on one group. Take one away first.")
    return message % {"limit": limit, "most": MOST_DOTS_A_GROUP}


@participants_only("rate")
def rate(room: Room, acts: Acts) -> list[Done | Refused]:
    """Set how much a statement applies; "don't know" is an answer too."""
    known = {risk.code for risk in theme(room.workshop.round.theme).rated}
    return _write_ratings(room, acts, "rate-", known)


@participants_only("equal")
def rate_equality(room: Room, acts: Acts) -> list[Done | Refused]:
    return _write_ratings(room, acts, "equal-", {EQUAL})


def _write_ratings(room: Room, acts: Acts, prefix: str, items: Collection[str]) -> list[Done | Refused]:
    step, outcomes = room.here(), list[Done | Refused]()
    chosen: dict[tuple[UUID, str], Rating] = {}
    for act in acts:
        found = _chosen(act, f"{prefix}{step.pk}-", str)
        if found is None or found[0] not in items or found[1] not in (*VALUES, DONT_KNOW):
            outcomes.append(Refused("unknown", _("That answer could not be read. Please choose again.")))
            continue
        item, value = found
        rating = Rating(step=step, participant_id=UUID(act.who), item=item, value=_number(value))
        chosen[(UUID(act.who), item)] = rating
        outcomes.append(Done(changed("side"), {"values": {f"{prefix}{step.pk}-{item}": value}, "pieces": {}}))
    Rating.objects.bulk_create(
        chosen.values(),
        update_conflicts=True,
        unique_fields=["step", "participant", "item"],
        update_fields=["value"],
    )
    return outcomes


def _number(value: str) -> int | None:
    return None if value == DONT_KNOW else int(value)


def _chosen(act: Act, prefix: str, key: Callable[[str], K]) -> tuple[K, str] | None:
    """The control of this kind in the act, as (what it is about, its value)."""
    fields: Iterable[tuple[str, object]] = act.data.items()
    for name, value in fields:
        if name.startswith(prefix):
            try:
                return key(name.removeprefix(prefix)), str(value)
            except ValueError:
                return None
    return None
