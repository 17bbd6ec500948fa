"""The arithmetic of a measurement: which act was seen when, and what the figures are. Pure."""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Sighting = tuple[float, int]
"""When a screen showed that so many acts had been counted."""

BINS_PER_MS = 10


@dataclass(frozen=True)
class Spread:
    """Milliseconds from an act to a screen, over all pairs; `last_screen_p95_ms`: to the slowest screen."""

    p50_ms: float
    p95_ms: float
    p99_ms: float
    last_screen_p95_ms: float


def first_seen(screen: Iterable[Sighting], acts: range) -> Iterator[tuple[int, float]]:
    """When a screen first showed each of `acts`: the n-th act is seen once the count reaches n + 1."""
    coming = acts.start
    for when, count in screen:
        reached = min(count, acts.stop)
        for act in range(coming, reached):
            yield act, when
        coming = max(coming, reached)


def spread(sent: Sequence[float], screens: Iterable[Sequence[Sighting]], acts: range) -> Spread:
    """The percentiles for `acts`, whose times are in `sent`. Pairs that were never seen are left out."""
    bins: Counter[int] = Counter()
    latest: dict[int, int] = {}
    for screen in screens:
        for act, when in first_seen(screen, acts):
            waited = _bin(when - sent[act])
            bins[waited] += 1
            if waited > latest.get(act, -1):
                latest[act] = waited
    p50, p95, p99 = (percentile(bins, share) / BINS_PER_MS for share in (0.50, 0.95, 0.99))
    return Spread(p50, p95, p99, percentile(Counter(latest.values()), 0.95) / BINS_PER_MS)


def _bin(seconds: float) -> int:
    return max(0, math.ceil(seconds * 1000 * BINS_PER_MS))


def percentile(bins: Mapping[int, int], share: float) -> int:
    """The smallest value that at least `share` of the values do not exceed (nearest rank); 0 of nothing."""
    rank = math.ceil(share * sum(bins.values()))
    passed = 0
    for value in sorted(bins):
        passed += bins[value]
        if passed >= rank:
            return value
    return 0


def lost(accepted: int, stored: int, screens: Iterable[Sequence[Sighting]]) -> int:
    """Acts that were acknowledged and are missing, in the database or on a screen."""
    return max(0, accepted - stored) + sum(max(0, accepted - _last(screen)) for screen in screens)


def duplicated(accepted: int, stored: int, screens: Iterable[Sequence[Sighting]]) -> int:
    """Acts counted more than once, in the database or on a screen; a count that falls shows acts anew."""
    return max(0, stored - accepted) + sum(_twice(accepted, screen) for screen in screens)


def _last(screen: Sequence[Sighting]) -> int:
    return screen[-1][1] if screen else 0


def _twice(accepted: int, screen: Sequence[Sighting]) -> int:
    counts = [0, *(count for _, count in screen)]
    falls = sum(max(0, before - after) for before, after in itertools.pairwise(counts))
    return falls + max(0, max(counts) - accepted)


def all_seen(screens: Iterable[Sequence[Sighting]], acts: int) -> float | None:
    """When the last screen showed `acts`; None when one never did."""
    times = [next((when for when, count in screen if count >= acts), None) for screen in screens]
    seen = [when for when in times if when is not None]
    return max(seen) if seen and len(seen) == len(times) else None
