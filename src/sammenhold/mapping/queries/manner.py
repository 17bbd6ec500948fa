"""How and with whom people work virtually, of those who have said it and count with it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sammenhold.mapping.choices import Channel, Degree, Served, Task
from sammenhold.mapping.queries.figures import EXACTLY
from sammenhold.mapping.queries.word import Word
from sammenhold.mapping.rules import WEEKS
from sammenhold.stats.ratings import FLOOR, ROUNDED_BELOW, level


@dataclass(frozen=True)
class Told:
    """How many in a hundred of the `n` who answered say so; kept within 10 and 90 under ten answers."""

    key: str
    n: int
    share: int


@dataclass(frozen=True)
class Wish:
    """Home days a week as they are and as people wish them, on average among the `n` who said both."""

    n: int
    home: float
    wished: float


@dataclass(frozen=True)
class Manner:
    tasks: tuple[Told, ...] = ()
    channels: tuple[Told, ...] = ()
    served: tuple[Told, ...] = ()
    wish: Wish | None = None


def manner_of(words: Collection[Word]) -> Manner:
    return Manner(
        tasks=_kept(_task(task, words) for task in Task),
        channels=_kept(_named(each, [word.channels for word in words]) for each in Channel),
        served=_kept(_named(each, [word.served for word in words]) for each in Served),
        wish=_wish(words),
    )


def _kept(found: Iterable[Told | None]) -> tuple[Told, ...]:
    return tuple(each for each in found if each)


def _task(task: Task, words: Iterable[Word]) -> Told | None:
    """Who does at least some of it virtually."""
    degrees = [word.tasks[task] for word in words if task in word.tasks]
    return _told(task, [degree > Degree.NONE for degree in degrees])


def _named(key: str, lists: Iterable[tuple[str, ...]]) -> Told | None:
    """Who named it, of those who named something."""
    return _told(key, [key in named for named in lists if named])


def _told(key: str, yes: list[bool]) -> Told | None:
    score = level((yes.count(False), yes.count(True))).score
    return None if score is None else Told(key, len(yes), score)


def _wish(words: Iterable[Word]) -> Wish | None:
    both = [(word.home, word.wished) for word in words if word.wished is not None]
    if len(both) < FLOOR:
        return None
    steps = 2 if len(both) < ROUNDED_BELOW else 10
    home, wished = (
        int(sum(days) / len(both) / WEEKS * steps + 0.5 + EXACTLY) / steps for days in zip(*both, strict=True)
    )
    return Wish(len(both), home, wished)
