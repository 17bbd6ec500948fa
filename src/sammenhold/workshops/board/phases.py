"""The board: what everybody looks at together in each phase."""

from collections.abc import Callable

from sammenhold.live.looks import Piece
from sammenhold.workshops.board import breakouts, deciding, notes, rating, reading, second_round, voting
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Step, Workshop
from sammenhold.workshops.queries.scene import Scene, counts_of

Drawer = Callable[[Scene, Step, str], list[Piece]]


def pieces(scene: Scene, audience: str) -> list[Piece]:
    if scene.workshop.state == Workshop.State.CLOSED:
        return [] if scene.workshop.is_rehearsal else deciding.decisions(scene, audience)
    if scene.step is None:
        return _people(scene, audience)
    if scene.step.reading and audience == "facilitator":
        return reading.pieces(scene.step)
    if scene.is_apart:
        return breakouts.overview(scene, scene.step, audience)
    draw = DRAWERS.get((scene.step.kind, scene.step.phase))
    return draw(scene, scene.step, audience) if draw else []


def arrive(scene: Scene, step: Step, audience: str) -> list[Piece]:
    opening = piece(f"opening-{step.pk}", "opening", audience, questions=_opening(scene))
    return [*_people(scene, audience), opening]


def _opening(scene: Scene) -> tuple[str, ...]:
    return tuple(str(question) for question in scene.theme.step("arrive").opening)


def _people(scene: Scene, audience: str) -> list[Piece]:
    counts = counts_of(scene)
    shown = [piece("people", "people", audience, people=counts.people)]
    if audience == "screen" and not scene.workshop.locked:
        shown.insert(0, piece("joining", "joining", audience, code=scene.workshop.code))
    return shown


def topics(scene: Scene, step: Step, audience: str) -> list[Piece]:
    """The trend and the environment, read together."""
    parts = (("trend", scene.theme.trend), ("environment", scene.theme.environment))
    return [
        piece(f"topics-{name}", "topics", audience, part=name, topics=_lines(found)) for name, found in parts
    ]


def _lines(found: tuple[object, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((str(topic.title), str(topic.text)) for topic in found)  # type: ignore[attr-defined]


DRAWERS: dict[tuple[str, str], Drawer] = {
    ("arrive", "arrive"): arrive,
    ("theme", "theme"): topics,
    ("gains", "write"): notes.gains_examples,
    ("gains", "show"): notes.loose,
    ("risks", "rate"): rating.statements,
    ("risks", "result"): rating.bars,
    ("question", "group"): notes.grouping,
    ("question", "more"): second_round.in_view,
    ("question", "regroup"): notes.grouping,
    ("question", "vote"): voting.voting,
    ("question", "decide"): deciding.proposals,
    ("close", "decisions"): deciding.closing,
}
