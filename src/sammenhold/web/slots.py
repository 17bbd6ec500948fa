"""Named places in a page that packages above fill, so that imports only ever point down.

A round's page, say, offers the slot ``round.workshop``; the workshops package fills it from its
``AppConfig.ready``, and the rounds package never hears of workshops.
"""

from collections.abc import Callable
from typing import Any

Filler = Callable[..., str]
_fillers: dict[str, list[Filler]] = {}


def fill(slot: str, filler: Filler) -> None:
    """Let `filler(context, *args)` draw HTML wherever a template says ``{% slot "name" ... %}``."""
    fillers = _fillers.setdefault(slot, [])
    if filler not in fillers:
        fillers.append(filler)


def draw(slot: str, context: dict[str, Any], *args: Any) -> list[str]:
    return [filler(context, *args) for filler in _fillers.get(slot, [])]
