"""How a domain shows its topics: pieces of HTML that are drawn only when what they show has changed."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import NamedTuple

from sammenhold.live.acts import Mine


class Viewer(NamedTuple):
    """Everybody who sees the same bytes."""

    audience: str
    language: str


class Piece(NamedTuple):
    """An element whose id attribute is `id`. `html` is called only when `data` differs from what is held."""

    id: str
    data: Hashable
    html: Callable[[], str]


Sight = Mapping[str, Sequence[Piece]]
Look = Callable[[str, Collection[Viewer], frozenset[str] | None], Mapping[Viewer, Sight]]
Personal = Callable[[str, str, Viewer], Mine]

_looks: dict[str, Look] = {}
_mines: dict[str, Personal] = {}


def looks(prefix: str) -> Callable[[Look], Look]:
    """Register ``look(topic, wanted, regions)`` for the topics ``"<prefix>:<key>"``.

    It answers, for each viewer in `wanted`, with the pieces of every region asked for, in order; `None` asks
    for all. A region that was asked for and is missing from the answer is empty. The look itself runs in no
    particular language; the pieces' ``html`` is called in the viewer's.
    """

    def register(look: Look) -> Look:
        _looks[prefix] = look
        return look

    return register


def mines(prefix: str) -> Callable[[Personal], Personal]:
    """Register ``mine(topic, who, viewer)``: what one person alone sees, in the viewer's language."""

    def register(mine: Personal) -> Personal:
        _mines[prefix] = mine
        return mine

    return register


def look_of(topic: str) -> Look | None:
    return _looks.get(topic.partition(":")[0])


def mine_of(topic: str) -> Personal | None:
    return _mines.get(topic.partition(":")[0])
