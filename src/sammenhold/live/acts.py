"""What people do, what becomes of it, and which function of a domain sees to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict

from django.utils.functional import Promise


class Mine(TypedDict, total=False):
    """What only one person sees: values of controls by name, inner HTML of elements by id."""

    values: dict[str, Any]
    pieces: dict[str, str]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing one person did. `id` comes from the browser and stays the same when it is sent again."""

    id: str
    topic: str
    audience: str
    who: str
    language: str
    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """The act counts; `regions` of its topic look different now, and `mine` is shown to the actor alone."""

    regions: frozenset[str] = frozenset()
    mine: Mine | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The act does not count. A lazy `message` is read in the actor's language."""

    code: str
    message: str | Promise = ""
    mine: Mine | None = None


Outcome = Done | Refused
Handler = Callable[[Sequence[Act]], Sequence[Outcome]]

_handlers: dict[str, Handler] = {}


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register the handler of `kind`.

    It is given runs: acts of one kind and one topic, in the order they came, inside a transaction, so that it
    may read its context once and write in bulk. It answers with one outcome for each act, in the same order,
    and makes an act whose `id` it has seen before count only once.
    """

    def register(handler: Handler) -> Handler:
        if _handlers.setdefault(kind, handler) is not handler:
            raise ValueError(f"two handlers for acts of kind {kind!r}")
        return handler

    return register


def handler_of(kind: str) -> Handler | None:
    return _handlers.get(kind)
