"""Pictures and the frames that change them: the law is ``apply(frames, old picture) = fresh picture``.

The browser's ``apply.js`` follows the same rules, and a test holds the two together.
"""

from typing import Literal, NotRequired, TypedDict

Regions = dict[str, dict[str, str]]
"""Each region's pieces in their order: ``{region: {id: html}}``."""


class Change(TypedDict, total=False):
    """`order` is there only when the ids or their order changed, `set` only for pieces that changed."""

    order: list[str]
    set: dict[str, str]


class Frame(TypedDict):
    """Brings a picture at `since` or later up to `seq`; without `since` it replaces the picture whole."""

    since: NotRequired[int]
    seq: int
    regions: dict[str, Change]


def fits(seq: int, frame: Frame) -> Literal["next", "stale", "gap"]:
    """What a picture at `seq` does with `frame`: apply it, leave it, or fetch a snapshot."""
    since = frame.get("since")
    if since is None:
        return "next"
    if frame["seq"] <= seq:
        return "stale"
    return "next" if since <= seq else "gap"


def apply(regions: Regions, frame: Frame) -> Regions:
    """A new picture; the old one stays as it is."""
    kept = {} if "since" not in frame else regions
    return kept | {name: _changed(kept.get(name, {}), change) for name, change in frame["regions"].items()}


def _changed(pieces: dict[str, str], change: Change) -> dict[str, str]:
    merged = pieces | change.get("set", {})
    return {piece: merged[piece] for piece in change.get("order", pieces)}
