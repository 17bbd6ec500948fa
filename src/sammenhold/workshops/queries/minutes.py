"""The minutes: what was said, rated and decided, frozen when the workshop ends.

Plain data, each text of the theme in both languages, so that the minutes never change when the theme does.
"""

from datetime import date
from typing import Any

from sammenhold.stats.ratings import Level
from sammenhold.themes.models import Text
from sammenhold.workshops.models import Note, Proposal, Step, Workshop
from sammenhold.workshops.queries.scene import (
    Bar,
    ProposalCard,
    Scene,
    bars_of,
    board_of,
    counts_of,
    level_of,
    proposals_of,
    scene_of,
)

VERSION = 1
Json = dict[str, Any]


def frozen_minutes(workshop: Workshop) -> Json:
    """The record of a workshop that has just ended; no name stands in it that its owner did not give."""
    scene = scene_of(workshop.pk)
    counts = counts_of(scene)
    ended = workshop.closed_at
    return {
        "version": VERSION,
        "title": workshop.title,
        "theme": _both(scene.theme.title),
        "source": _source(scene),
        "organisation": workshop.round.organisation.name,
        "unit": workshop.round.unit.name,
        "opened_at": workshop.opened_at.isoformat() if workshop.opened_at else None,
        "closed_at": ended.isoformat() if ended else None,
        "leads": [
            {"name": lead.person.name, "part": lead.part}
            for lead in workshop.round.leads.select_related("person")
        ],
        "participants": {"room": counts.room, "elsewhere": counts.elsewhere},
        "decisions": [_decision(card) for card in _adopted(scene)],
        "steps": [_step(scene, step) for step in scene.steps],
        "equal": _equal(scene),
        "hidden": list(
            Note.objects.filter(step__workshop=workshop).exclude(hidden="").values_list("hidden", flat=True)
        ),
    }


def _both(text: Text | str) -> dict[str, str]:
    return {"da": text, "en": text} if isinstance(text, str) else {"da": text.da, "en": text.en}


def _source(scene: Scene) -> Json:
    seed = scene.theme.source(scene.theme.seed)
    return {"title": _both(seed.title), "publisher": seed.publisher, "year": seed.year, "url": seed.url}


def _adopted(scene: Scene) -> list[ProposalCard]:
    return [card for card in proposals_of(scene.steps) if card.state == Proposal.State.ADOPTED]


def _decision(card: ProposalCard) -> Json:
    return {
        "kind": card.kind,
        "when": card.when,
        "text": card.text,
        "owner": card.owner,
        "due": _day(card.due),
        "tally": dict(card.tally),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _step(scene: Scene, step: Step) -> Json:
    told: Json = {"kind": step.kind, "question": step.question, "title": _title(scene, step)}
    match step.kind:
        case Step.Kind.GAINS:
            told["notes"] = [note.text for note in board_of(step).loose if not note.hidden]
        case Step.Kind.RISKS:
            told["bars"] = [_bar(scene, bar) for bar in bars_of(scene, step)] if step.result else []
            told["repeat"] = step.repeat
        case Step.Kind.QUESTION:
            told["groups"] = _groups(step)
            told["proposals"] = [_proposal(card) for card in proposals_of([step])]
    return told


def _title(scene: Scene, step: Step) -> dict[str, str]:
    if step.title:
        return _both(step.title)
    words = scene.theme.question(step.question).title if step.question else scene.theme.step(step.kind).title
    return _both(words)


def _groups(step: Step) -> list[Json]:
    board = board_of(step)
    groups = [
        {
            "title": group.title,
            "dots": group.dots or 0,
            "notes": [note.text for note in group.notes if not note.hidden],
        }
        for group in sorted(board.groups, key=lambda group: -(group.dots or 0))
    ]
    loose = [{"title": "", "dots": 0, "notes": [note.text]} for note in board.loose if not note.hidden]
    return [group for group in groups if group["notes"]] + loose


def _proposal(card: ProposalCard) -> Json:
    return {
        **_decision(card),
        "state": card.state,
        "round": card.round,
        "earlier": [{"when": when, "text": text} for when, text in card.earlier],
        "voices": [
            {"stance": voice.stance, "reason": voice.reason, "name": voice.name}
            for voice in card.voices
            if voice.reason
        ],
    }


def _bar(scene: Scene, bar: Bar) -> Json:
    return {
        "code": bar.code,
        "title": _both(scene.theme.risk(bar.code).title),
        **_shown(bar.level),
        "before": _shown(bar.before) if bar.before else None,
    }


def _shown(level: Level) -> Json:
    return {"n": level.n, "score": level.score}


def _equal(scene: Scene) -> Json | None:
    closing = next((step for step in scene.steps if step.kind == Step.Kind.CLOSE and step.result), None)
    return _shown(level_of(closing.result or {}, "equal")) if closing else None
