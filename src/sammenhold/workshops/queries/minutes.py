"""The minutes: what was said, rated and decided, frozen when the workshop ends.

Plain data, each text of the theme in both languages, so that the minutes never change when the theme does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sammenhold.stats.places import Comparison, compare
from sammenhold.stats.ratings import Level
from sammenhold.themes.models import Said, Text
from sammenhold.workshops.models import Note, Participant, Proposal, Step, Workshop
from sammenhold.workshops.queries.opinions import frozen
from sammenhold.workshops.queries.proposals import Earlier, ProposalCard, Voice, proposals_of
from sammenhold.workshops.queries.scene import (
    Bar,
    NoteCard,
    Scene,
    bars_of,
    board_of,
    counts_of,
    level_of,
    scene_of,
)
from sammenhold.workshops.queries.votes import result_of
from sammenhold.workshops.rules import EQUAL

VERSION = 2
Json = dict[str, Any]


def frozen_minutes(workshop: Workshop) -> Json:
    """The record of a workshop that has just ended; no name stands in it that its owner did not give."""
    scene = scene_of(workshop.pk)
    counts, proposals = counts_of(scene), proposals_of(scene.steps)
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
        "participants": asdict(counts.people),
        "decisions": [_decision(card) for card in proposals if card.state == Proposal.State.ADOPTED],
        "parked": [_parked(card) for card in proposals if card.state == Proposal.State.PARKED],
        "steps": [_step(scene, step) for step in scene.steps],
        "equal": _equal(scene),
        "hidden": list(
            Note.objects.filter(step__workshop=workshop).exclude(hidden="").values_list("hidden", flat=True)
        ),
    }


def _both(text: Text | Said) -> dict[str, str]:
    return {"da": text.in_("da"), "en": text.in_("en")}


def _source(scene: Scene) -> Json:
    seed = scene.theme.source(scene.theme.seed)
    return {"title": _both(seed.title), "publisher": seed.publisher, "year": seed.year, "url": seed.url}


def _decision(card: ProposalCard) -> Json:
    return {
        "kind": card.kind,
        "when": card.when,
        "text": card.text,
        "owner": card.owner,
        "due": _day(card.due),
        "tally": dict(card.tally),
    }


def _parked(card: ProposalCard) -> Json:
    return {**_decision(card), "desk": card.parked_with, "because": card.parked_because}


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
            told["method"] = step.method
            told["summary"] = step.last_summary
            groups = _groups(step)
            told["groups"], told["unshown"] = [group for _key, group in groups], step.unshown
            places = {key: place for place, (key, _group) in enumerate(groups, start=1) if key}
            told["opinions"] = frozen(step)
            told["proposals"] = [_proposal(card, places) for card in proposals_of([step])]
    return told


def _title(scene: Scene, step: Step) -> dict[str, str]:
    if step.own:
        return _both(step.own)
    words = scene.theme.question(step.question).title if step.question else scene.theme.step(step.kind).title
    return _both(words)


def _groups(step: Step) -> list[tuple[str, Json]]:
    """Each group by its key; a note on its own has none."""
    board = board_of(step)
    by_key = {group.key: group for group in board.groups}
    groups = [
        (
            standing.key,
            {
                "title": by_key[standing.key].title,
                **standing.figures,
                **_notes(by_key[standing.key].notes),
            },
        )
        for standing in result_of(step, board.groups).standings
    ]
    loose = [("", {"title": "", "dots": 0, **_notes([note])}) for note in board.loose if not note.hidden]
    return [(key, group) for key, group in groups if group["notes"]] + loose


def _notes(notes: Sequence[NoteCard]) -> Json:
    """Their words, and how many of them, the last ones, are from the second round of writing."""
    shown = [note for note in notes if not note.hidden]
    return {"notes": [note.text for note in shown], "later": sum(note.later for note in shown)}


def _proposal(card: ProposalCard, places: Mapping[str, int]) -> Json:
    """`group`: which of the step's groups it was made for, counted from one."""
    return {
        **_decision(card),
        "state": card.state,
        "group": places.get(card.group),
        "round": card.round,
        "earlier": [_earlier(earlier) for earlier in card.earlier],
        "voices": _voices(card.voices),
    }


def _earlier(earlier: Earlier) -> Json:
    return {
        "when": earlier.when,
        "text": earlier.text,
        "tally": dict(earlier.tally),
        "voices": _voices(earlier.voices),
    }


def _voices(voices: Sequence[Voice]) -> list[Json]:
    return [asdict(voice) for voice in voices if voice.reason]


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
    """How equal it felt, and the room beside elsewhere where both have five answers."""
    closing = next((step for step in scene.steps if step.kind == Step.Kind.CLOSE and step.result), None)
    if closing is None:
        return None
    result = closing.result or {}
    whole, places = level_of(result, EQUAL), result.get("places")
    found = _compared(places) if places else None
    if found is None:
        return {**_shown(whole), "places": None}
    return {"n": whole.n, "score": found.score, "places": _places(found)}


def _compared(places: Json) -> Comparison | None:
    room, elsewhere = places[Participant.Place.ROOM], places[Participant.Place.ELSEWHERE]
    return compare(room["counts"], elsewhere["counts"], (room["of"], elsewhere["of"]))


def _places(found: Comparison) -> Json:
    difference = {"low": found.low, "high": found.high, "chance": found.chance, "g": found.g}
    return {"room": asdict(found.first), "elsewhere": asdict(found.second), "difference": difference}
