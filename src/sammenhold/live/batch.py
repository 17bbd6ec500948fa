"""Performs many acts in one transaction, so that none can harm another."""

import itertools
import logging
from collections.abc import Callable, Iterable, Sequence

from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise

from sammenhold.live.acts import Act, Done, Handler, Outcome, Refused, handler_of
from sammenhold.live.away import is_away
from sammenhold.live.blame import where

logger = logging.getLogger(__name__)

Announce = Callable[[str, frozenset[str]], None]


def perform_all(acts: Sequence[Act], announce: Announce) -> list[Outcome]:
    """One outcome for each act, in order.

    Acts of one topic are performed in the order given; runs of one kind go to their handler together, each in
    a savepoint. What changed is announced once per topic, after the commit. When the database cannot be
    written to, its error is raised and nothing has been done.
    """
    outcomes: dict[int, Outcome] = {}
    with transaction.atomic():
        for topic, places in _by_topic(acts).items():
            changed: set[str] = set()
            for kind, run in itertools.groupby(places, key=lambda place: acts[place].kind):
                here = list(run)
                done = _run(kind, [acts[place] for place in here])
                outcomes.update(zip(here, done, strict=True))
                changed.update(*(outcome.regions for outcome in done if isinstance(outcome, Done)))
            if changed:
                _announce_on_commit(announce, topic, frozenset(changed))
    return [outcomes[place] for place in range(len(acts))]


def _by_topic(acts: Sequence[Act]) -> dict[str, list[int]]:
    topics: dict[str, list[int]] = {}
    for place, act in enumerate(acts):
        topics.setdefault(act.topic, []).append(place)
    return topics


def _announce_on_commit(announce: Announce, topic: str, regions: frozenset[str]) -> None:
    transaction.on_commit(lambda: announce(topic, regions), robust=True)


def _run(kind: str, acts: Sequence[Act]) -> Sequence[Outcome]:
    handler = handler_of(kind)
    if handler is None:
        return [Refused("unknown")] * len(acts)
    try:
        return _attempt(handler, acts)
    except Exception as error:
        if is_away(error):
            raise
        logger.error("Handling %d acts of kind %r failed: %s", len(acts), kind, where(error))
        return [Refused("error")] if len(acts) == 1 else [_run(kind, [act])[0] for act in acts]


def _attempt(handler: Handler, acts: Sequence[Act]) -> Sequence[Outcome]:
    with transaction.atomic():
        outcomes = handler(acts)
        return [_spoken(act, outcome) for act, outcome in zip(acts, outcomes, strict=True)]


def _spoken(act: Act, outcome: Outcome) -> Outcome:
    if isinstance(outcome, Done) or not isinstance(outcome.message, Promise):
        return outcome
    with translation.override(act.language):
        return Refused(outcome.code, str(outcome.message), outcome.mine)


def unavailable(acts: Iterable[Act]) -> list[Outcome]:
    return [Refused("unavailable") for _ in acts]
