"""What packages above know of a round and its documents begin with, so that imports only ever point down."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sammenhold.rounds.queries import RoundView

Gatherer = Callable[["RoundView"], Mapping[str, str]]
_gatherers: dict[str, Gatherer] = {}


def gather(document: str, gatherer: Gatherer) -> None:
    """Let `gatherer` say what fields of a document begin with, in the language that is active."""
    _gatherers[document] = gatherer


def gathered(document: str, round: "RoundView") -> Mapping[str, str]:
    found = _gatherers.get(document)
    return found(round) if found else {}
