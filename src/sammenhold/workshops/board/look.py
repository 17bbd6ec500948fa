"""How a workshop looks to each audience: the regions `head`, `now`, `board` and `side`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.utils import translation

from sammenhold.live.looks import Piece, Viewer, looks
from sammenhold.workshops.board import head, now, phases, side
from sammenhold.workshops.commands.room import workshop_id
from sammenhold.workshops.queries.scene import Scene, scene_of

REGIONS = {"head": head.pieces, "now": now.pieces, "board": phases.pieces, "side": side.pieces}
Picture = Mapping[str, Sequence[Piece]]


@looks("workshop")
def look(topic: str, viewers: Iterable[Viewer], regions: frozenset[str] | None) -> Mapping[Viewer, Picture]:
    scene = scene_of(workshop_id(topic))
    return {viewer: _picture(scene, viewer, regions) for viewer in viewers}


def _picture(scene: Scene, viewer: Viewer, regions: frozenset[str] | None) -> Picture:
    audience, _, question = viewer.audience.partition(":")
    seen = replace(scene, question=int(question)) if question.isdecimal() else scene
    with translation.override(viewer.language):
        return {
            name: draw(seen, audience) for name, draw in REGIONS.items() if regions is None or name in regions
        }
