"""The nine risks and the work itself: rated privately, shown as bars from five answers."""

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Step
from sammenhold.workshops.queries.scene import Bar, Scene, bars_of, suggested
from sammenhold.workshops.rules import FLOOR


def statements(scene: Scene, step: Step, audience: str) -> list[Piece]:
    if audience != "participant":
        titles = tuple(str(risk.title) for risk in scene.theme.rated)
        return [piece(f"rated-{step.pk}", "rated", audience, titles=titles)]
    return [
        piece(
            f"rate-{step.pk}-{risk.code}",
            "rate",
            audience,
            name=f"rate-{step.pk}-{risk.code}",
            number=number,
            total=len(scene.theme.rated),
            statement=str(risk.statement),
        )
        for number, risk in enumerate(scene.theme.rated, start=1)
    ]


def bars(scene: Scene, step: Step, audience: str) -> list[Piece]:
    found = bars_of(scene, step)
    if not any(bar.level.score is not None for bar in found):
        return [piece(f"few-{step.pk}", "few_answers", audience, floor=FLOOR, keep=_keep(scene))]
    shown = [_bar(scene, bar, audience) for bar in found]
    scale = piece(f"scale-{step.pk}", "bar_scale", audience, screened=scene.workshop.screened)
    return [scale, *shown, _suggestions(scene, step, found, audience)]


def _bar(scene: Scene, bar: Bar, audience: str) -> Piece:
    risk = scene.theme.risk(bar.code)
    title, keep = str(risk.title), str(risk.keep)
    return piece(f"bar-{bar.code}", "bar", audience, bar=bar, title=title, keep=keep, floor=FLOOR)


def _suggestions(scene: Scene, step: Step, found: tuple[Bar, ...], audience: str) -> Piece:
    taken = {other.question for other in scene.steps}
    questions = tuple(
        (code, str(scene.theme.question(code).title), code in taken) for code in suggested(scene, found)
    )
    return piece(f"suggested-{step.pk}", "suggested", audience, questions=questions)


def _keep(scene: Scene) -> tuple[str, ...]:
    return tuple(str(risk.keep) for risk in scene.theme.risks[:4])
