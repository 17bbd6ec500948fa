"""Acts on private answers: votes, ratings, how equal it felt. Runs of acts are written in bulk."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused
from sammenhold.themes.queries import theme
from sammenhold.workshops.commands.room import Acts, Room, changed
from sammenhold.workshops.commands.taking_part import participants_only
from sammenhold.workshops.models import Group, Rating, Step, Vote
from sammenhold.workshops.queries.mine import dots_mine, in_order, order_mine
from sammenhold.workshops.rules import CHOICES, EQUAL, MOST_DOTS_A_GROUP, VALUES, may_place, put

K = TypeVar("K")
DONT_KNOW = "x"
DOTS = frozenset(map(str, range(MOST_DOTS_A_GROUP + 1)))


@participants_only("dots")
def place_dots(room: Room, acts: Acts) -> list[Done | Refused]:
    """Set how many dots a participant gives a group, each act checked against the limit in order."""
    groups = _groups(room)
    placed, earlier = _placed(room, {UUID(act.who) for act in acts})
    before = {who: dict(dots) for who, dots in placed.items()}
    outcomes = [_place(room, act, groups, placed[UUID(act.who)]) for act in acts]
    _begin_anew(room, acts, outcomes, earlier)
    _write_votes(
        Vote(group_id=group, participant_id=who, value=dots)
        for who, mine in placed.items()
        for group, dots in mine.items()
        if before.get(who, {}).get(group) != dots
    )
    return outcomes


def _groups(room: Room) -> set[UUID]:
    return set(Group.objects.filter(step=room.here()).values_list("pk", flat=True))


def _write_votes(votes: Iterable[Vote]) -> None:
    """A vote on a group that had one takes its place, and is seen again by whoever gave it."""
    Vote.objects.bulk_create(
        votes,
        update_conflicts=True,
        unique_fields=["group", "participant"],
        update_fields=["value", "covered"],
    )


def _begin_anew(room: Room, acts: Acts, outcomes: list[Done | Refused], earlier: set[UUID]) -> None:
    """Who votes again on a shared phone does not add to what was covered."""
    anew = {UUID(act.who) for act, outcome in zip(acts, outcomes, strict=True) if isinstance(outcome, Done)}
    if anew & earlier:
        Vote.objects.filter(group__step=room.here(), participant__in=anew, covered=True).delete()


def _placed(room: Room, whose: set[UUID]) -> tuple[dict[UUID, dict[UUID, int]], set[UUID]]:
    """The dots of each, and who has covered ones: those who vote again on a shared phone do so anew."""
    placed: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    earlier = set[UUID]()
    votes = Vote.objects.filter(group__step=room.here(), participant__in=whose)
    for who, group, dots, covered in votes.values_list("participant", "group", "value", "covered"):
        if covered:
            earlier.add(who)
        else:
            placed[who][group] = dots or 0
    return placed, earlier


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


@participants_only("score")
def score(room: Room, acts: Acts) -> list[Done | Refused]:
    """Say from 0 to 4 how much a group matters; "don't know" takes the score away."""
    return _choose(room, acts, "score")


@participants_only("rank")
def rank(room: Room, acts: Acts) -> list[Done | Refused]:
    """Put a group into one's own order, move it there, or take it out."""
    step = room.here()
    groups = _groups(room)
    before, earlier = _placed(room, {UUID(act.who) for act in acts})
    orders = {who: in_order(places) for who, places in before.items()}
    outcomes = [_rank(step, act, groups, orders) for act in acts]
    _begin_anew(room, acts, outcomes, earlier)
    _write_votes(
        Vote(group_id=group, participant_id=who, value=value)
        for who, order in orders.items()
        for group, value in _places(order, before.get(who, {})).items()
        if before.get(who, {}).get(group) != value
    )
    return outcomes


def _rank(step: Step, act: Act, groups: set[UUID], orders: dict[UUID, list[UUID]]) -> Done | Refused:
    found, who = _chosen(act, "rank-", UUID), UUID(act.who)
    wanted = put(orders.get(who, []), *found) if found and found[0] in groups else None
    if wanted is None:
        return Refused("unknown", _("That group is no longer there."), order_mine(step, orders.get(who, [])))
    orders[who] = wanted
    return Done(changed("side"), order_mine(step, wanted))


def _places(order: list[UUID], before: dict[UUID, int]) -> dict[UUID, int]:
    """The place of each group that is or was in the order; 0: out of it."""
    return dict.fromkeys(before, 0) | {group: place for place, group in enumerate(order, start=1)}


@participants_only("opinion")
def give_opinion(room: Room, acts: Acts) -> list[Done | Refused]:
    """Agree with a group, disagree, or pass."""
    return _choose(room, acts, "opinion")


def _choose(room: Room, acts: Acts, method: str) -> list[Done | Refused]:
    groups = _groups(room)
    choices, outcomes = CHOICES[method], list[Done | Refused]()
    given: dict[tuple[UUID, UUID], Vote] = {}
    for act in acts:
        found = _chosen(act, f"{method}-", UUID)
        if found is None or found[0] not in groups or found[1] not in choices:
            outcomes.append(Refused("unknown", _("That group is no longer there.")))
            continue
        group, who = found[0], UUID(act.who)
        given[group, who] = Vote(group_id=group, participant_id=who, value=choices[found[1]])
        outcomes.append(Done(changed("side"), {"values": {f"{method}-{group.hex}": found[1]}, "pieces": {}}))
    _write_votes(given.values())
    return outcomes


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
        update_fields=["value", "covered"],
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
