"""Closing a part: single answers become counts, and who gave them is deleted."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.db.models import Count, Sum

from sammenhold.jobs.forgetting import forget
from sammenhold.stats.ranking import preferences, schulze
from sammenhold.workshops.commands.counting import ratings_of_places
from sammenhold.workshops.commands.picturing import ballots, counted, look_for_groups
from sammenhold.workshops.models import Rating, Step, Vote
from sammenhold.workshops.rules import FLOOR, OPINIONS, kept, kept_of_places

Json = dict[str, Any]
Counts = dict[str, Counter[int | None]]


def count_votes(step: Step) -> None:
    """Turn votes into tallies and delete who gave them."""
    match step.method:
        case Step.Method.DOTS:
            _count_dots(step)
        case Step.Method.SCORE:
            _keep(step, {key: _kept(found) for key, found in _by_group(step).items()})
        case Step.Method.RANKING:
            _count_orders(step)
        case Step.Method.OPINION:
            _count_opinions(step)
    Vote.objects.filter(group__step=step).delete()
    forget(Vote)


def _count_dots(step: Step) -> None:
    for group in step.groups.annotate(total=Sum("votes__value")):
        group.dots = group.total or 0
        group.save(update_fields=["dots"])


def _count_orders(step: Step) -> None:
    """One order from all, and from five of them how many preferred what to what."""
    keys = [key.hex for key in step.groups.values_list("pk", flat=True)]
    orders: dict[UUID, list[int]] = {}
    votes = Vote.objects.filter(group__step=step, value__gt=0).order_by("value")
    for who, group in votes.values_list("participant", "group"):
        orders.setdefault(who, []).append(keys.index(group.hex))
    pairs = preferences(orders.values(), len(keys))
    groups, place = Json(), 1
    for shared in schulze(pairs):
        groups |= {keys[number]: {"place": place, "tied": len(shared) > 1} for number in shared}
        place += len(shared)
    step.result = {"groups": groups, "orders": len(orders)}
    if len(orders) >= FLOOR:
        step.result |= {"keys": keys, "pairs": pairs}
    step.save(update_fields=["result"])


def _count_opinions(step: Step) -> None:
    """Where opinion groups are looked for, the votes are read once for both."""
    if not step.opinion_groups:
        _keep(step, {key: _opinions(found) for key, found in _by_group(step).items()})
        return
    columns = ballots(step)
    found = look_for_groups(step, columns)
    told = {key: _opinions(counted(column)) for key, column in columns.items()}
    _keep(step, told, {"opinions": found} if found else {})


def _keep(step: Step, groups: Json, more: Json | None = None) -> None:
    step.result = {"groups": groups, **(more or {})}
    step.save(update_fields=["result"])


def _by_group(step: Step) -> Counts:
    """How many gave each group each value."""
    counts: Counts = {key.hex: Counter() for key in step.groups.values_list("pk", flat=True)}
    votes = Vote.objects.filter(group__step=step).order_by()
    for group, value, number in votes.values_list("group", "value").annotate(Count("pk")):
        counts[group.hex][value] = number
    return counts


def _kept(found: Counter[int | None]) -> Json:
    return kept([found[value] for value in range(5)], found[None])


def _opinions(found: Counter[int | None]) -> Json:
    return {word: found[value] for word, value in OPINIONS.items()}


def count_ratings(step: Step) -> None:
    """Turn ratings into counts an item ([0..4], don't know) and delete who gave them."""
    counts: Counts = {}
    for item, value in step.ratings.values_list("item", "value"):
        counts.setdefault(item, Counter())[value] += 1
    if counts:
        step.result = {item: _kept(found) for item, found in sorted(counts.items())}
        if step.kind == Step.Kind.CLOSE:
            step.result |= {"places": kept_of_places(*ratings_of_places(step))}
        step.save(update_fields=["result"])
    Rating.objects.filter(step=step).delete()
    forget(Rating)
