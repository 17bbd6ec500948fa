"""Notes and groups on the board."""

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Step
from sammenhold.workshops.queries.mine import dots_left
from sammenhold.workshops.queries.scene import Board, GroupCard, NoteCard, Scene, board_of
from sammenhold.workshops.rules import MOST_DOTS_A_GROUP


def gains_examples(scene: Scene, step: Step, audience: str) -> list[Piece]:
    """What virtual work can give, to start the thoughts; not on the facilitator's screen."""
    gains = tuple(str(gain) for gain in scene.theme.gains)
    return [piece(f"gains-{step.pk}", "gains", audience, gains=gains)]


def loose(scene: Scene, step: Step, audience: str) -> list[Piece]:
    notes = board_of(step).loose
    return [_note(note, audience, moving=False) for note in visible(notes, audience)] or [_no_notes(audience)]


def grouping(scene: Scene, step: Step, audience: str) -> list[Piece]:
    board = board_of(step)
    if not board.groups and not board.loose:
        return [_no_notes(audience)]
    groups = [_group(group, audience) for group in board.groups]
    notes = [_note(note, audience, moving=True) for note in visible(board.loose, audience)]
    return [*groups, *notes, _mover(board, step, audience)] if audience != "screen" else [*groups, *notes]


def _mover(board: Board, step: Step, audience: str) -> Piece:
    """Grouping by two menus, for those who would rather choose than drag."""
    notes = tuple((note.key, note.text) for note in _all(board) if not note.hidden)
    groups = tuple((group.key, group.name) for group in for_all(board))
    return piece(f"mover-{step.pk}", "mover", audience, notes=notes, groups=groups)


def for_all(board: Board) -> list[GroupCard]:
    """The groups as everybody may see them: without hidden notes, and none that holds nothing else."""
    shown = [_shown(group, "participant") for group in board.groups]
    return [group for group in shown if group.notes]


def _all(board: Board) -> list[NoteCard]:
    return [note for group in board.groups for note in group.notes] + list(board.loose)


def voting(scene: Scene, step: Step, audience: str) -> list[Piece]:
    limit = scene.workshop.dot_limit
    steps = tuple(range((MOST_DOTS_A_GROUP if limit else 1) + 1))
    groups = for_all(board_of(step))
    head = [_dots(step, limit, audience)] if audience == "participant" else []
    return head + [
        piece(f"vote-{group.key}", "vote", audience, group=_shown(group, audience), steps=steps, limit=limit)
        for group in groups
    ] or [_no_notes(audience)]


def _dots(step: Step, limit: int | None, audience: str) -> Piece:
    left, most = dots_left(limit, 0), MOST_DOTS_A_GROUP if limit else None
    return piece(f"dots-{step.pk}", "dots_left", audience, step=step.pk, left=left, most=most)


def _group(group: GroupCard, audience: str) -> Piece:
    shown, moving = _shown(group, audience), audience != "screen"
    return piece(f"group-{group.key}", "group", audience, group=shown, moving=moving)


def _note(note: NoteCard, audience: str, *, moving: bool) -> Piece:
    return piece(f"note-{note.key}", "note", audience, note=note, moving=moving and audience != "screen")


def _no_notes(audience: str) -> Piece:
    return piece("no-notes", "no_notes", audience)


def visible(notes: tuple[NoteCard, ...], audience: str) -> tuple[NoteCard, ...]:
    """Hidden notes are seen by those who lead, with the reason, and by nobody else."""
    return notes if audience == "facilitator" else tuple(note for note in notes if not note.hidden)


def _shown(group: GroupCard, audience: str) -> GroupCard:
    return GroupCard(group.key, group.title, visible(group.notes, audience), group.dots)
